"""A workbook as plain sheets: what each cell shows, merged ranges, comments, words in drawings."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element, iterparse

from nhipcau.plans.importing.read.archive import (
    corrupt,
    open_archive,
    read_xml,
    related,
    relations,
)
from nhipcau.plans.importing.read.excel_cells import (
    Formats,
    Shown,
    local,
    read_formats,
    shown,
    spoken,
)
from nhipcau.plans.importing.read.excel_grid import Merge, read_merge
from nhipcau.plans.importing.read.measure import MAX_CELLS, too_many_cells

MAX_SHEETS: Final = 100
MAX_MERGES: Final = 20_000
_BOOLEANS = {"1", "true"}

Cell = tuple[int, int]
"""(row, column), both from 1."""


@dataclass(slots=True)
class Sheet:
    """Cells that show something or have trouble; `remarks` are (reference, words) beside cells."""

    name: str
    cells: dict[Cell, Shown] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    remarks: list[tuple[str, str]] = field(default_factory=list)

    def text(self, row: int, column: int) -> str:
        found = self.cells.get((row, column))
        return found.text if found else ""


@dataclass(frozen=True, slots=True)
class Book:
    """Hidden sheets, rows and columns are read like all others."""

    sheets: tuple[Sheet, ...]
    has_links: bool


@dataclass(frozen=True, slots=True)
class _Opened:
    archive: zipfile.ZipFile
    strings: list[str]
    formats: Formats


def read_book(content: bytes) -> Book:
    """Every worksheet, from the values saved in it; links to other files are not followed.

    Raises `Unreadable`, or whatever a torn part makes the parser raise.
    """
    with open_archive(content) as archive:
        main = related(archive, "", "officeDocument") or "xl/workbook.xml"
        workbook = read_xml(archive, main)
        if workbook is None:
            raise corrupt()
        settings = (node for node in workbook if local(node) == "workbookPr")
        from_1904 = any(node.get("date1904") in _BOOLEANS for node in settings)
        styles = read_xml(archive, related(archive, main, "styles"))
        opened = _Opened(
            archive,
            _strings(archive, related(archive, main, "sharedStrings")),
            read_formats(styles, counts_from_1904=from_1904),
        )
        targets = relations(archive, main)
        listed = [node for node in workbook.iter() if local(node) == "sheet"]
        if len(listed) > MAX_SHEETS:
            raise too_many_cells()
        sheets = [
            _sheet(opened, part, node.get("name", ""))
            for node in listed
            for kind, part in [targets.get(_identifier(node), ("", ""))]
            if kind == "worksheet"
        ]
        has_links = any("externallinks/" in name.lower() for name in archive.namelist())
    return Book(tuple(sheets), has_links)


def _sheet(opened: _Opened, part: str, name: str) -> Sheet:
    sheet = Sheet(name)
    row = 0
    for node in _nodes(opened.archive, part, frozenset({"row", "mergeCell"})):
        if local(node) == "mergeCell":
            sheet.merges.append(read_merge(node.get("ref", "")))
        else:
            row = int(node.get("r", row + 1))
            _read_row(opened, sheet, node, row)
        if len(sheet.cells) > MAX_CELLS or len(sheet.merges) > MAX_MERGES:
            raise too_many_cells()
    sheet.remarks = list(_remarks(opened.archive, part))
    return sheet


def _read_row(opened: _Opened, sheet: Sheet, node: Element, row: int) -> None:
    column = 0
    for cell in node:
        reference = cell.get("r")
        column = Merge.column(reference) if reference else column + 1
        if not len(cell):
            continue
        seen = shown(cell, opened.strings, opened.formats)
        if seen.trouble or seen.text.strip():
            sheet.cells[row, column] = seen


def _remarks(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str]]:
    """Comments with their cells, and the words of drawings, which stand nowhere."""
    for kind, target in relations(archive, part).values():
        if kind not in ("comments", "drawing"):
            continue
        root = read_xml(archive, target)
        for node in root.iter() if root is not None else ():
            if local(node) == "comment":
                yield node.get("ref", ""), _words(node)
            elif local(node) == "txBody":
                yield "", _words(node)


def _words(node: Element) -> str:
    return "".join(part.text or "" for part in node.iter() if local(part) == "t").strip()


def _strings(archive: zipfile.ZipFile, part: str) -> list[str]:
    if not part:
        return []
    return [spoken(item) for item in _nodes(archive, part, frozenset({"si"}))]


def _nodes(archive: zipfile.ZipFile, part: str, wanted: frozenset[str]) -> Iterator[Element]:
    """Wanted elements as they end; what has been handed on is forgotten."""
    with archive.open(part) as stream:
        for _event, node in iterparse(stream, events=("end",)):
            if local(node) in wanted:
                yield node
                node.clear()


def _identifier(sheet: Element) -> str:
    return next((value for key, value in sheet.items() if key.endswith("}id")), "")
