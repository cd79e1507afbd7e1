"""An Excel workbook to paper: each sheet is a table, with the text above and below it."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, iterparse

from nhipcau.plans.importing.read.archive import corrupt, open_archive, read_xml, related, relations
from nhipcau.plans.importing.read.excel_cells import Formats, local, read_formats, shown, spoken
from nhipcau.plans.importing.read.excel_grid import Merge, Sheet, blocks, read_merge
from nhipcau.plans.importing.read.measure import MAX_CELLS, too_many_cells
from nhipcau.plans.importing.read.paper import Block, Form, Paper, Unreadable

MAX_SHEETS = 100
"""Sheets in a workbook."""
MAX_MERGES = 20_000
"""Merged ranges of one sheet."""
MAX_TROUBLES = 20
"""Remarks about single cells of one sheet; more are counted, not listed."""


@dataclass(slots=True)
class _Book:
    archive: zipfile.ZipFile
    strings: list[str]
    formats: Formats
    remarks: list[str] = field(default_factory=list)


def read_excel(data: bytes) -> Paper:
    """Read a .xlsx from the values saved in it; `place.row` is the row number in the sheet.

    Rows before and after the table of a sheet become paragraphs. Hidden sheets and rows are read,
    with a remark. Raises `Unreadable` with the codes of `open_archive`, or absurd, empty.
    """
    with open_archive(data) as archive:
        main = related(archive, "", "officeDocument") or "xl/workbook.xml"
        workbook = read_xml(archive, main)
        if workbook is None:
            raise corrupt()
        targets = relations(archive, main)
        styles = read_xml(archive, related(archive, main, "styles"))
        book = _Book(
            archive,
            _strings(archive, related(archive, main, "sharedStrings")),
            read_formats(styles, counts_from_1904=_counts_from_1904(workbook)),
        )
        sheets = [node for node in workbook.iter() if local(node) == "sheet"]
        if len(sheets) > MAX_SHEETS:
            raise too_many_cells()
        found: list[Block] = []
        for number, node in enumerate(sheets, start=1):
            kind, part = targets.get(_identifier(node), ("", ""))
            if kind == "worksheet":
                found += blocks(_read_sheet(book, part, node), number)
    if not found:
        raise Unreadable("empty", "Tệp Excel không có ô nào có chữ; hãy chọn đúng tệp kế hoạch.")
    return Paper("xlsx", Form.BLOCKS, tuple(found), remarks=tuple(book.remarks))


def _read_sheet(book: _Book, part: str, listed: Element) -> Sheet:
    sheet = Sheet(name=listed.get("name", ""))
    if listed.get("state", "visible") != "visible":
        book.remarks.append(f"Trang tính “{sheet.name}” đang bị ẩn nhưng vẫn được đọc.")
    troubles: list[str] = []
    hidden: list[int] = []
    row_number = 0
    for node in _nodes(book.archive, part, frozenset({"row", "mergeCell"})):
        if local(node) == "mergeCell":
            sheet.merges.append(read_merge(node.get("ref", "")))
            if len(sheet.merges) > MAX_MERGES:
                raise too_many_cells()
            continue
        row_number = int(node.get("r", row_number + 1))
        texts = _row_texts(book, node, troubles, row_number)
        if texts:
            sheet.rows[row_number] = texts
            sheet.count += len(texts)
            if node.get("hidden") in {"1", "true"}:
                hidden.append(row_number)
        if sheet.count > MAX_CELLS:
            raise too_many_cells()
    book.remarks += _remarks(sheet.name, hidden, troubles)
    return sheet


def _row_texts(book: _Book, row: Element, troubles: list[str], number: int) -> dict[int, str]:
    """Column number -> text, for cells that show something."""
    texts: dict[int, str] = {}
    column = 0
    for cell in row:
        reference = cell.get("r")
        column = Merge.column(reference) if reference else column + 1
        seen = shown(cell, book.strings, book.formats)
        if seen.trouble:
            troubles.append(f"ô {reference or f'cột {column} dòng {number}'}: {seen.trouble}")
        if seen.text.strip():
            texts[column] = seen.text.strip("\n").rstrip()
    return texts


def _remarks(name: str, hidden: list[int], troubles: list[str]) -> Iterator[str]:
    if hidden:
        rows = ", ".join(map(str, hidden[:MAX_TROUBLES])) + ("…" * (len(hidden) > MAX_TROUBLES))
        yield f"Trang tính “{name}”: dòng {rows} đang bị ẩn nhưng vẫn được đọc."
    if troubles:
        rest = len(troubles) - MAX_TROUBLES
        cells = "; ".join(troubles[:MAX_TROUBLES]) + (f"; và {rest} ô khác" if rest > 0 else "")
        yield f"Trang tính “{name}”: {cells}."


def _nodes(archive: zipfile.ZipFile, part: str, wanted: frozenset[str]) -> Iterator[Element]:
    """Wanted elements as they end; what has been handed on is forgotten."""
    with archive.open(part) as stream:
        parents: list[Element] = []
        for event, node in iterparse(stream, events=("start", "end")):
            if event == "start":
                parents.append(node)
                continue
            parents.pop()
            if local(node) in wanted:
                yield node
            if parents and (local(node) in wanted or len(parents) == 1):
                parents[-1].clear()


def _strings(archive: zipfile.ZipFile, part: str) -> list[str]:
    if not part:
        return []
    return [spoken(item) for item in _nodes(archive, part, frozenset({"si"}))]


def _counts_from_1904(workbook: Element) -> bool:
    settings = (node for node in workbook if local(node) == "workbookPr")
    return any(node.get("date1904") in {"1", "true"} for node in settings)


def _identifier(sheet: Element) -> str:
    return next((value for key, value in sheet.items() if key.endswith("}id")), "")
