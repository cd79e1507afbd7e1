"""From the XML parts of a .docx to sections and paragraphs with their effective formatting."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from nhipcau.drafting.decree30.checking.drawn import lines_in
from nhipcau.drafting.decree30.checking.effective import StyleSheet, Theme, value, w
from nhipcau.drafting.decree30.checking.model import Paragraph, Run, Spot, Text
from nhipcau.drafting.decree30.checking.opening import Package
from nhipcau.drafting.decree30.checking.sections import Layout, layouts, make_section

_TRANSPARENT = {
    w(tag) for tag in ("hyperlink", "sdt", "sdtContent", "ins", "smartTag", "fldSimple", "moveTo")
}
_HOLDERS = {w(tag) for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}
_DEFAULT_PADDING = 108  # Word's own distance between a cell's edge and its text, in twips
_PAGE_FIELD = re.compile(r"\bPAGE\b(?:.*\\\*\s*(\w+))?")
_EAST_ASIAN, _COMPLEX = (
    re.compile(r"[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff]"),
    re.compile(r"[\u0590-\u08ff\u0e00-\u0eff\u1780-\u17ff]"),
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds a paragraph: its spot, the width it has, the style of its table."""

    spot: Spot
    room: int
    table_style: str = ""


class Reader:
    """Walks one file; counts paragraphs and tables as it goes."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.styles = StyleSheet.read(package.part("styles"), Theme.read(package.part("theme")))
        self.counts = {"paragraph": 0, "table": 0}

    def read(self) -> Text:
        body = self.package.main.find(w("body"))
        body = self.package.main if body is None else body
        found = layouts(body)
        sections = tuple(
            make_section(place, layout, self._header) for place, layout in enumerate(found, start=1)
        )
        self.counts = {"paragraph": 0, "table": 0}
        return Text(sections, tuple(self._body(body, found)))

    def _header(self, relationship: str, section: int) -> tuple[Paragraph, ...]:
        root = self.package.by_id.get(relationship)
        if root is None:
            return ()
        part = root.tag.split("}")[-1].replace("hdr", "header").replace("ftr", "footer")
        return tuple(self._blocks(root, Frame(Spot(part, section, 0), 9000)))

    def _body(self, body: Element, found: list[Layout]) -> Iterator[Paragraph]:
        section = 1
        for block in _flat(body):
            spot = Spot("document", section, 0)
            frame = Frame(spot, found[min(section, len(found)) - 1].text_width)
            yield from self._block(block, frame)
            if block.tag == w("p") and block.find(f"{w('pPr')}/{w('sectPr')}") is not None:
                section += 1

    def _blocks(self, holder: Element, frame: Frame) -> Iterator[Paragraph]:
        for block in _flat(holder):
            yield from self._block(block, frame)

    def _block(self, block: Element, frame: Frame) -> Iterator[Paragraph]:
        if block.tag == w("p"):
            self.counts["paragraph"] += 1
            spot = replace(frame.spot, paragraph=self.counts["paragraph"])
            yield self._paragraph(block, replace(frame, spot=spot))
        elif block.tag == w("tbl"):
            self.counts["table"] += 1
            yield from self._table(block, self.counts["table"], frame)

    def _table(self, table: Element, number: int, frame: Frame) -> Iterator[Paragraph]:
        style = value(table.find(f"{w('tblPr')}/{w('tblStyle')}"))
        grid = [int(value(column, "w") or 0) for column in table.iter(w("gridCol"))]
        padding = self._padding(table, style)
        for row_number, row in enumerate(_rows(table), start=1):
            column = 0
            for cell_number, cell in enumerate(row.findall(w("tc")), start=1):
                span = int(value(cell.find(f"{w('tcPr')}/{w('gridSpan')}")) or 1)
                width = sum(grid[column : column + span]) or _cell_width(cell)
                spot = replace(frame.spot, table=number, row=row_number, cell=cell_number)
                yield from self._blocks(cell, Frame(spot, width - padding, style))
                column += span

    def _padding(self, table: Element, style: str) -> int:
        """Left and right distance between a cell's edges and its text, in twips."""
        holders = [table, *reversed(self.styles.chain(style))]
        total = 0
        for side in ("left", "right"):
            path = f"{w('tblPr')}/{w('tblCellMar')}/{w(side)}"
            set_here = (value(holder.find(path), "w") for holder in holders)
            total += int(next((width for width in set_here if width), _DEFAULT_PADDING))
        return total

    def _paragraph(self, element: Element, frame: Frame) -> Paragraph:
        properties = element.find(w("pPr"))
        look = self.styles.paragraph(properties, frame.table_style)
        runs = tuple(self._runs(element, properties, frame.table_style))
        page_format = _page_field(element)
        return Paragraph(
            spot=frame.spot,
            text="".join(run.text for run in runs),
            runs=runs,
            align={"start": "left", "end": "right"}.get(look.get("align", ""), look.get("align"))
            or "left",
            left=_whole(look.get("left")),
            right=_whole(look.get("right")),
            first_line=_whole(look.get("first_line")),
            before_pt=_gap(look, "before"),
            after_pt=_gap(look, "after"),
            line=_line(look),
            room=frame.room,
            outline=int(look["outline"]) if look.get("outline", "").isdecimal() else None,
            lines=lines_in(element, look, runs, frame.room),
            has_page_number=page_format is not None,
            page_format=page_format or "",
        )

    def _runs(self, holder: Element, properties: Element | None, table_style: str) -> Iterator[Run]:
        for child in holder:
            if child.tag == w("r"):
                yield self._run(child, properties, table_style)
            elif child.tag in _TRANSPARENT:
                yield from self._runs(child, properties, table_style)

    def _run(self, run: Element, paragraph: Element | None, table_style: str) -> Run:
        look = self.styles.run(paragraph, run.find(w("rPr")), table_style)
        text = "".join(map(_piece, run))
        is_shouted = look.get("caps", "0") not in {"0", "false", "off"}
        return Run(
            text=text.upper() if is_shouted else text,
            fonts=frozenset(look.get(slot, "") for slot in _slots(text)),
            size_pt=float(look.get("size") or 20) / 2,
            is_bold=look.get("b") == "1",
            is_italic=look.get("i") == "1",
            colour=look.get("colour", "AUTO"),
            is_raised=look.get("raised") == "superscript",
        )


def read_text(package: Package) -> Text:
    return Reader(package).read()


def _flat(holder: Element) -> Iterator[Element]:
    """Paragraphs and tables, also those inside content controls."""
    for child in holder:
        if child.tag in _HOLDERS:
            yield from _flat(child)
        else:
            yield child


def _rows(table: Element) -> Iterable[Element]:
    return (row for row in _flat(table) if row.tag == w("tr"))


def _cell_width(cell: Element) -> int:
    return _whole(value(cell.find(f"{w('tcPr')}/{w('tcW')}"), "w"))


def _piece(element: Element) -> str:
    if element.tag == w("t"):
        return element.text or ""
    if element.tag in {w("br"), w("cr")}:
        return "" if value(element, "type") in {"page", "column"} else "\n"
    return {w("tab"): "\t", w("noBreakHyphen"): "-"}.get(element.tag, "")


def _slots(text: str) -> set[str]:
    """Which of a run's fonts its letters are printed with."""
    slots = set()
    if _EAST_ASIAN.search(text):
        slots.add("eastAsia")
    if _COMPLEX.search(text):
        slots.add("cs")
    rest = _COMPLEX.sub("", _EAST_ASIAN.sub("", text)).strip()
    if any(letter.isascii() for letter in rest):
        slots.add("ascii")
    if any(not letter.isascii() for letter in rest):
        slots.add("hAnsi")
    return slots


def _page_field(element: Element) -> str | None:
    """The format of a PAGE field ("" for plain figures), None when there is none."""
    codes = "".join(code.text or "" for code in element.iter(w("instrText")))
    codes += "".join(value(field, "instr") for field in element.iter(w("fldSimple")))
    found = _PAGE_FIELD.search(codes)
    return None if found is None else (found[1] or "").replace("MERGEFORMAT", "")


def _whole(text: str | None) -> int:
    try:
        return round(float(text or 0))
    except ValueError:
        return 0


def _gap(look: dict[str, str], side: str) -> float:
    if look.get(f"{side}Autospacing") in {"1", "true"}:
        return 14.0  # what Word puts there by itself
    return _whole(look.get(side)) / 20


def _line(look: dict[str, str]) -> float | None:
    if look.get("lineRule", "auto") != "auto":
        return None
    return _whole(look.get("line") or "240") / 240
