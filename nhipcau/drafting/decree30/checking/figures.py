"""Reading the counted numbers back from a .docx, also after people have edited it in Word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from nhipcau.drafting.decree30.checking.effective import value, w
from nhipcau.drafting.decree30.checking.opening import open_package

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# Numbers that count nothing: days, months, years, document numbers, legs of a numbering.
_NO_COUNT = re.compile(
    r"^\s*\d+(\.\d+)*[.)]\s|\b[\w.]*\d[\w.]*/[\w/.-]+|\d{1,2}[-/]\d{1,2}[-/]\d{4}"
    r"|\b(?:ngày|tháng|năm|quý|số|giai đoạn|khóa|điều|khoản|mục|phụ lục)\s+\d+(?:\s*[-–]\s*\d+)?"
    r"|\b\d{4}\s*[-–]\s*\d{4}\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class MarkedFigure:
    """A number in its content control: the id it was given, and what is printed there now."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A number that stands in the text without an id. `paragraph` counts from 1."""

    text: str
    paragraph: int
    sentence: str


def marked_figures(data: bytes) -> tuple[MarkedFigure, ...]:
    """The marked numbers in reading order. Raises NotADocument."""
    found = []
    for control in open_package(data).main.iter(w("sdt")):
        tag = value(control.find(f"{w('sdtPr')}/{w('tag')}"))
        content = control.find(w("sdtContent"))
        if tag and content is not None:
            found.append(MarkedFigure(tag, "".join(_texts(content))))
    return tuple(found)


def typed_numbers(data: bytes) -> tuple[TypedNumber, ...]:
    """Numbers in the running text that bear no id and look like counts. Raises NotADocument.

    Dates, years, numbers of documents and of headings are no counts. Tables are left out.
    """
    main = open_package(data).main
    in_tables = {p for table in main.iter(w("tbl")) for p in table.iter(w("p"))}
    found: list[TypedNumber] = []
    for place, paragraph in enumerate(main.iter(w("p")), start=1):
        if paragraph not in in_tables:
            sentence = "".join(_texts(paragraph))
            plain = _NO_COUNT.sub(" ", "".join(_texts(paragraph, with_marked=False)))
            numbers = _NUMBER.findall(plain)
            found += [TypedNumber(number, place, sentence) for number in numbers]
    return tuple(found)


def _texts(element: Element, *, with_marked: bool = True) -> Iterator[str]:
    for child in element:
        is_marked = child.tag == w("sdt") and bool(value(child.find(f"{w('sdtPr')}/{w('tag')}")))
        if child.tag == w("t"):
            yield child.text or ""
        elif is_marked and not with_marked:
            yield " "
        elif child.tag not in {w("pPr"), w("del")}:
            yield from _texts(child, with_marked=with_marked)
