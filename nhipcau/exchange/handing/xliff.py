"""XLIFF 1.2 and 2.0 for translators' tools: marks become inline codes, and come back as marks."""

from collections.abc import Iterator
from typing import Any, Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

import defusedxml.ElementTree
from defusedxml import DefusedXmlException
from django.core.exceptions import ValidationError

from nhipcau.editorial.translating.handoff import HandOff, ReturnedRow, Row
from nhipcau.editorial.translating.inline import MARK

V12: Final = "urn:oasis:names:tc:xliff:document:1.2"
V20: Final = "urn:oasis:names:tc:xliff:document:2.0"
_BCP47: Final = {"zh-hans": "zh-Hans"}
_NOT_XLIFF: Final = "Tệp không phải XLIFF 1.2 hay 2.0, hoặc đã hỏng. Hãy xuất lại từ công cụ dịch."

ElementTree.register_namespace("", V20)


def xliff_file(handoff: HandOff, *, version: str) -> bytes:
    """`version` is "1.2" or "2.0". The token stands in the id of the file."""
    root = _head_20(handoff) if version == "2.0" else _head_12(handoff)
    ElementTree.register_namespace("", V20 if version == "2.0" else V12)
    xml: bytes = ElementTree.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + xml + b"\n"


def read_xliff(content: bytes) -> tuple[str, list[ReturnedRow]]:
    """The token and the rows of either version; refused where it is neither."""
    try:
        root = defusedxml.ElementTree.fromstring(content, forbid_dtd=True)
    except (ElementTree.ParseError, DefusedXmlException, ValueError) as error:
        raise ValidationError(_NOT_XLIFF, code="not_xliff") from error
    if root.tag not in (f"{{{V12}}}xliff", f"{{{V20}}}xliff"):
        raise ValidationError(_NOT_XLIFF, code="not_xliff")
    space = root.tag.split("}")[0] + "}"
    file = root.find(f"{space}file")
    token = (file.get("original") or file.get("id") or "") if file is not None else ""
    return token.removeprefix("t."), list(_rows(root, space))


def _head_12(handoff: HandOff) -> Element:
    root = Element(f"{{{V12}}}xliff", version="1.2")
    file = SubElement(
        root,
        f"{{{V12}}}file",
        {
            "original": handoff.token,
            "datatype": "html",
            "source-language": _tag(handoff.source_language),
            "target-language": _tag(handoff.target_language),
        },
    )
    body = SubElement(file, f"{{{V12}}}body")
    for row in handoff.rows:
        unit = SubElement(body, f"{{{V12}}}trans-unit", id=str(row.number), resname=row.name)
        _pair(unit, row, V12)
    return root


def _head_20(handoff: HandOff) -> Element:
    root = Element(
        f"{{{V20}}}xliff",
        version="2.0",
        srcLang=_tag(handoff.source_language),
        trgLang=_tag(handoff.target_language),
    )
    # An NMTOKEN: the signed token has only letters, digits, ":", "-", "_" and ".".
    file = SubElement(root, f"{{{V20}}}file", id=f"t.{handoff.token}")
    for row in handoff.rows:
        unit = SubElement(file, f"{{{V20}}}unit", id=str(row.number))
        _pair(SubElement(unit, f"{{{V20}}}segment"), row, V20)
    return root


def _pair(unit: Element, row: Row, space: str) -> None:
    _fill(SubElement(unit, f"{{{space}}}source"), row.source, space)
    if row.target:
        _fill(SubElement(unit, f"{{{space}}}target"), row.target, space)


def _fill(element: Element, words: str, space: str) -> None:
    """Words with marks as text and inline codes: g and x in 1.2, pc and ph in 2.0."""
    pair, alone = ("g", "x") if space == V12 else ("pc", "ph")
    here, last = [element], [None]  # type: list[Element], list[Element | None]
    at = 0

    def say(text: str) -> None:
        if last[-1] is None:
            here[-1].text = (here[-1].text or "") + text
        else:
            last[-1].tail = (last[-1].tail or "") + text

    for found in MARK.finditer(words):
        say(words[at : found.start()])
        at = found.end()
        if found[1]:
            if len(here) > 1:
                last.pop()
                last[-1] = here.pop()
            continue
        made = SubElement(here[-1], f"{{{space}}}{alone if found[3] else pair}", id=found[2])
        if found[3]:
            last[-1] = made
        else:
            here.append(made)
            last.append(None)
    say(words[at:])


def _rows(root: Element, space: str) -> Iterator[ReturnedRow]:
    is_12 = space == f"{{{V12}}}"
    for unit in root.iter(f"{space}{'trans-unit' if is_12 else 'unit'}"):
        number = unit.get("id", "")
        source = "".join(_words(one) for one in unit.iter(f"{space}source"))
        target = "".join(_words(one) for one in unit.iter(f"{space}target"))
        place = int(number) if number.isdecimal() else 0
        yield ReturnedRow(place, source, target, f"Đoạn số {number}")


def _words(element: Element) -> str:
    """Text with marks again; `mrk` and the like of tools are looked through."""
    pieces = [element.text or ""]
    for child in element:
        name, number = _local(child), child.get("id", "")
        inner = _words(child)
        if name in {"g", "pc"}:
            pieces.append(f"⟦{number}⟧{inner}⟦/{number}⟧")
        elif name in {"x", "ph"}:
            pieces.append(f"⟦{number}/⟧")
        else:
            pieces.append(inner)
        pieces.append(child.tail or "")
    return "".join(pieces)


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _tag(code: str) -> str:
    """The code as BCP 47 writes it."""
    return _BCP47.get(code, code)
