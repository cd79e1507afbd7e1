"""An outgoing document as PDF, set by typst; words reach it as data, never as markup."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from nhipcau.drafting.decree30.annex import annex_line, annex_page, labels
from nhipcau.drafting.decree30.body import closed, marker
from nhipcau.drafting.decree30.document import (
    Annex,
    Block,
    Bold,
    Cell,
    Figure,
    GroupRow,
    Heading,
    Inline,
    Italic,
    Items,
    OutgoingDocument,
    Para,
    Quoted,
    Row,
    TableBlock,
    printable,
)
from nhipcau.drafting.decree30.letterhead import (
    MOTTO_WORDS,
    NATIONAL_WORDS,
    date_text,
    number_text,
    with_ends,
)
from nhipcau.drafting.decree30.page import Page
from nhipcau.drafting.decree30.signature import recipients
from nhipcau.drafting.decree30.tables import column_widths, full_cells, stays_whole

_TEMPLATE = Path(__file__).with_suffix(".typ")
_WANTED = "Times New Roman"
_AS_WIDE = ("Tinos", "Liberation Serif")  # open faces with the same widths
_EMBEDDED = "Libertinus Serif"  # comes inside typst and holds all Vietnamese letters
_CELL_INSET_PT = 8  # both sides; see the template
_NO_MOMENT = datetime(1980, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Face:
    """The face a PDF is set in. `remark` says so when it is not the prescribed one, else ""."""

    name: str
    remark: str


def face_for(font_folders: Sequence[str] = ()) -> Face:
    """The best face found in the folders; without one, the face that comes with typst.

    No open system may ship Times New Roman, so a PDF set in another face must say which.
    """
    fonts = typst.Fonts(include_system_fonts=False, font_paths=list(font_folders))
    families = set(fonts.families())
    if _WANTED in families:
        return Face(_WANTED, "")
    for name in _AS_WIDE:
        if name in families:
            return Face(name, f"Bản in dùng phông {name}, cùng bề rộng chữ với {_WANTED}.")
    remark = f"Bản in dùng phông {_EMBEDDED} thay cho {_WANTED}; bản Word ghi đúng phông quy định."
    return Face(_EMBEDDED, remark)


def print_pdf(
    document: OutgoingDocument,
    *,
    font_folders: Sequence[str] = (),
    more_faces: Mapping[str, Sequence[str]] | None = None,
) -> bytes:
    """The document as PDF; its properties bear the remark of `face_for`. Deterministic.

    `more_faces`: language -> families, in the folders, in which `Quoted` words of it are set where
    the first faces lack a letter.
    """
    face = face_for(font_folders)
    faces = [face.name, _EMBEDDED]
    more = {code: [*faces, *names] for code, names in (more_faces or {}).items()}
    paper = _paper(document) | {"faces": faces, "remark": face.remark, "more_faces": more}
    pdf: bytes = typst.compile(
        str(_TEMPLATE),
        format="pdf",
        sys_inputs={"paper": json.dumps(paper, ensure_ascii=False)},
        ignore_system_fonts=True,
        font_paths=list(font_folders),
        timestamp=_NO_MOMENT,
    )
    return pdf


def _paper(document: OutgoingDocument) -> dict[str, Any]:
    """Everything the template prints, as plain values."""
    is_letter = not document.type_name
    content: dict[str, Any] = {
        "title": f"{document.type_name} {document.subject}".strip(),
        "author": document.issuer_in_sentence,
        "superior": [line.upper() for line in document.superior_lines],
        "issuer": [line.upper() for line in document.issuer_lines],
        "nation": NATIONAL_WORDS,
        "motto": MOTTO_WORDS,
        "number": number_text(document),
        "place_date": f"{document.place}, {date_text(document)}",
        "type": document.type_name.upper(),
        "subject": document.subject,
        "letter_subject": f"V/v {document.subject}" if is_letter else "",
        "addressees": _lines(document.addressees),
        "bases": _lines(document.legal_bases),
        "recipients": [f"- {line}" for line in _lines(recipients(document))],
        "signer": [line.upper() for line in document.signer_lines],
        "signer_name": document.signer_name,
    }
    blocks = _blocks(closed(document.blocks), Page())
    names = labels(len(document.annexes))
    annexes = [_annex(a, n, document) for a, n in zip(document.annexes, names, strict=True)]
    cleaned: dict[str, Any] = _clean(content | {"blocks": blocks, "annexes": annexes})
    return cleaned


def _clean(value: Any) -> Any:
    """The same value with every text printable."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, dict):
        return {key: _clean(item) for key, item in value.items()}
    return value


def _lines(names: tuple[str, ...]) -> list[str]:
    return [name + end for name, end in with_ends(names)] if len(names) > 1 else list(names)


def _annex(annex: Annex, label: str, document: OutgoingDocument) -> dict[str, Any]:
    return {
        "label": label,
        "title": annex.title.upper(),
        "attached_to": annex_line(annex, document),
        "landscape": annex.is_landscape,
        "blocks": _blocks(annex.blocks, annex_page(annex)),
    }


def _blocks(content: Iterable[Block], page: Page) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    for block in content:
        match block:
            case Para(inlines):
                made.append({"kind": "para", "runs": _runs(inlines)})
            case Heading():
                made += _heading(block)
            case Items(items, kind):
                lines = ((marker(kind, place), *item.runs) for place, item in enumerate(items))
                made += [{"kind": "para", "runs": _runs(line)} for line in lines]
            case TableBlock():
                made.append(_table(block, page))
    return made


def _heading(heading: Heading) -> list[dict[str, Any]]:
    text = heading.text.upper() if heading.level < 2 else heading.text
    if heading.level == 0:
        lines = [line for line in (heading.number, text) if line]
        return [{"kind": "part", "runs": _runs((line,))} for line in lines]
    runs = _runs((f"{heading.number} {text}".strip(),))
    return [{"kind": "heading", "runs": runs, "bold": heading.level < 3}]


def _table(table: TableBlock, page: Page) -> dict[str, Any]:
    widths = column_widths(table.columns, page.text_width)
    columns = [
        asdict(column) | {"align": str(column.align), "room": width / 20 - _CELL_INSET_PT}
        for column, width in zip(table.columns, widths, strict=True)
    ]
    rows = [_row(row, widths, page) for row in table.rows]
    return {"kind": "table", "columns": columns, "rows": rows}


def _row(row: Row | GroupRow, widths: list[int], page: Page) -> dict[str, Any]:
    if isinstance(row, GroupRow) and len(widths) > 1:
        return {"group": True, "cells": [_runs((row.number,)), _runs((row.title,))]}
    if isinstance(row, GroupRow):
        row = Row((Cell(Bold(f"{row.number} {row.title}")),))
    cells = full_cells(row, len(widths))
    whole = stays_whole(cells, widths, page)
    return {"group": False, "whole": whole, "cells": [_runs(cell.runs) for cell in cells]}


def _runs(inlines: tuple[Inline, ...]) -> list[dict[str, Any]]:
    return [
        {
            "text": inline if isinstance(inline, str) else inline.text,
            "bold": isinstance(inline, Bold) or (isinstance(inline, Quoted) and inline.is_bold),
            "italic": isinstance(inline, Italic),
            "href": inline.href if isinstance(inline, Figure | Quoted) else "",
            "language": inline.language if isinstance(inline, Quoted) else "",
        }
        for inline in inlines
    ]
