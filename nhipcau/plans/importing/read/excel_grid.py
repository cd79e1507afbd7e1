"""Laying the cells of an Excel sheet on a grid without its empty rows and columns."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from nhipcau.plans.importing.read.measure import MAX_CELLS, too_many_cells
from nhipcau.plans.importing.read.paper import Block, Paragraph, Place, Row, Table

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})?")
TABLE_WIDTH = 3
"""A row of at least this many different cells is taken to belong to the sheet's table."""


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, rows and columns from 1, both ends inclusive."""

    top: int
    left: int
    bottom: int
    right: int

    @staticmethod
    def column(reference: str) -> int:
        """Column number of a reference: "B7" -> 2."""
        match = _REFERENCE.match(reference)
        if match is None:
            raise ValueError(reference)
        number = 0
        for letter in match[1]:
            number = number * 26 + ord(letter) - ord("A") + 1
        return number


@dataclass(slots=True)
class Sheet:
    """Texts by row and column number, empty cells left out."""

    name: str
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    count: int = 0


def read_merge(reference: str) -> Merge:
    """ "A1:C2" -> rows 1 to 2, columns 1 to 3."""
    first, _, last = reference.partition(":")
    ends = [_REFERENCE.fullmatch(end) for end in (first, last or first)]
    rows = sorted(int(end[2]) for end in ends if end is not None)
    columns = sorted(Merge.column(end[0]) for end in ends if end is not None)
    return Merge(rows[0], columns[0], rows[-1], columns[-1])


def blocks(sheet: Sheet, number: int) -> Iterator[Block]:
    """The sheet in reading order: text above its table, the table, text below it."""
    laid = _lay(sheet, number)
    wide = [index for index, row in enumerate(laid) if _width(row) >= TABLE_WIDTH]
    first = wide[0] if wide else len(laid)
    end = wide[-1] + 1 if wide else len(laid)
    while end < len(laid) and laid[end].place.row == laid[end - 1].place.row + 1:
        end += 1
    yield from _paragraphs(laid[:first])
    if wide:
        place = Place(table=number, sheet=sheet.name)
        yield Table(rows=tuple(laid[first:end]), place=place)
    yield from _paragraphs(laid[end:])


def _lay(sheet: Sheet, number: int) -> list[Row]:
    rows = sorted(sheet.rows)
    columns = sorted({column for texts in sheet.rows.values() for column in texts})
    if len(rows) * len(columns) > MAX_CELLS:
        raise too_many_cells()
    merged = _merged(sheet.merges, rows, columns)
    laid = []
    for i, row in enumerate(rows):
        cells, spans = [], []
        for j, column in enumerate(columns):
            span = merged.get((row, column))
            merge = sheet.merges[span] if span is not None else Merge(row, column, row, column)
            cells.append(sheet.rows.get(merge.top, {}).get(merge.left, ""))
            own = len(sheet.merges) + i * len(columns) + j
            spans.append(own if span is None else span)
        place = Place(table=number, row=row, sheet=sheet.name)
        laid.append(Row(cells=tuple(cells), spans=tuple(spans), place=place))
    return laid


def _merged(merges: list[Merge], rows: list[int], columns: list[int]) -> dict[tuple[int, int], int]:
    """Row and column -> which merged range covers it, for rows and columns in use."""
    covered: dict[tuple[int, int], int] = {}
    for index, merge in enumerate(merges):
        tall = rows[bisect_left(rows, merge.top) : bisect_right(rows, merge.bottom)]
        wide = columns[bisect_left(columns, merge.left) : bisect_right(columns, merge.right)]
        covered.update(((row, column), index) for row in tall for column in wide)
        if len(covered) > MAX_CELLS:
            raise too_many_cells()
    return covered


def _paragraphs(rows: list[Row]) -> Iterator[Paragraph]:
    for row in rows:
        seen: set[int] = set()
        for text, span in zip(row.cells, row.spans, strict=True):
            if text and span not in seen:
                seen.add(span)
                yield Paragraph(text=text, place=row.place)


def _width(row: Row) -> int:
    """How many different cells of the row hold text."""
    return len({span for text, span in zip(row.cells, row.spans, strict=True) if text})
