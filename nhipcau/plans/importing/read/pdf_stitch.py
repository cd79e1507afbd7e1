"""Joining the parts of a table that page ends have torn apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from nhipcau.plans.importing.read.paper import Place, Row, Table
from nhipcau.plans.importing.read.pdf_cells import TOLERANCE, Cell, Piece, merged_edges

_SUM = re.compile(r"(?:tổng|cộng)\b", re.IGNORECASE)
_BULLET = re.compile(r"[-–+•●]\s")


@dataclass(slots=True)
class _Line:
    """A row with the page it begins on and, if a page end cut it, where it ends."""

    cells: list[Cell]
    place: Place
    last_place: Place | None = None


@dataclass(slots=True)
class Stitched:
    """A table gathered over pages."""

    number: int
    edges: list[float] = field(default_factory=list)
    lines: list[_Line] = field(default_factory=list)
    head: list[list[Cell]] = field(default_factory=list)

    def takes(self, piece: Piece) -> bool:
        """Whether a part at the top of the next page has this table's columns.

        The part may lack inner edges (only merged rows) or have more; margins may be mirrored.
        """
        ours, theirs = _from_left(self.edges), _from_left(piece.edges)
        if abs(ours[-1] - theirs[-1]) > TOLERANCE:
            return False
        fewer, more = sorted((ours, theirs), key=len)
        return all(any(abs(a - b) <= TOLERANCE for b in more) for a in fewer)

    def add(self, piece: Piece) -> None:
        """Add a part: repeated headings are dropped, a row cut by the page end is joined."""
        rows = piece.rows
        if self.lines:
            _shift(rows, self.edges[0] - piece.edges[0])
            rows = rows[self._repeated(rows) :]
            self._extend_merged(rows)
            if rows and self._is_cut(rows[0]):
                self._join(rows[0], piece.page)
                rows = rows[1:]
        else:
            self.head = rows[:4]
        for row in rows:
            place = Place(page=piece.page, table=self.number, row=len(self.lines) + 1)
            self.lines.append(_Line(row, place))
        values = (x for line in self.lines for cell in line.cells for x in (cell.x0, cell.x1))
        self.edges = merged_edges(values)

    def table(self) -> Table:
        """The table on its full grid."""
        rows = tuple(self._row(line) for line in self.lines)
        place = Place(page=self.lines[0].place.page, table=self.number)
        return Table(rows=rows, place=place, is_wrapped=True)

    def _row(self, line: _Line) -> Row:
        cells, spans = [], []
        for column, (left, right) in enumerate(pairwise(self.edges), start=1):
            cell = _at((left + right) / 2, line.cells)
            cells.append(cell.text if cell else "")
            # a hole in the grid is a cell of its own
            spans.append(cell.number if cell else -column - 100 * line.place.row)
        return Row(tuple(cells), tuple(spans), line.place, line.last_place)

    def _repeated(self, rows: Sequence[list[Cell]]) -> int:
        """How many rows at the top say again what stands at the top of the table."""
        same = 0
        for row, heading in zip(rows, self.head, strict=False):
            if _words(row) != _words(heading) or not any(_words(row)):
                break
            same += 1
        return same

    def _is_cut(self, row: list[Cell]) -> bool:
        """Whether a row at a page top goes on with the last row: it has no number of its own.

        It does not if it is complete by itself, opens a list item or a sum, or is a heading.
        """
        last = self.lines[-1].cells
        if row[0].text.strip() or len(row) == 1 or len(last) < len(row):
            return False
        texts = [cell.text.strip() for cell in row[1:]]
        filled = [text for text in texts if text]
        if not filled or _SUM.match(filled[0]):
            return False
        if len(filled) == 1:
            return not filled[0].isupper()
        before = [cell.text.strip() for cell in last[1:]]
        complete = len(texts) == len(before) and all(
            text or not other for text, other in zip(texts, before, strict=True)
        )
        starts = not filled[0][0].islower()
        return not (starts and (complete or _BULLET.match(filled[0])))

    def _join(self, row: list[Cell], page: int) -> None:
        line = self.lines[-1]
        for cell in row:
            whole = _below(cell, line.cells)
            if whole is not None and cell.text and cell is not whole:
                whole.text = f"{whole.text}\n{cell.text}" if whole.text else cell.text
        line.last_place = Place(page=page, table=self.number, row=line.place.row)

    def _extend_merged(self, rows: Sequence[list[Cell]]) -> None:
        """A cell merged over rows and torn by the page end is empty below: it is the same cell."""
        if len(self.lines) < 2:
            return
        above = {cell.number for cell in self.lines[-2].cells}
        for whole in self.lines[-1].cells:
            for row in rows if whole.number in above else ():
                cell = _below(whole, row)
                if cell is None or cell.text:
                    break
                row[row.index(cell)] = whole


def _below(cell: Cell, row: Sequence[Cell]) -> Cell | None:
    """The cell of another row that stands in the middle of this one's column."""
    return _at((cell.x0 + cell.x1) / 2, row)


def _at(x: float, row: Sequence[Cell]) -> Cell | None:
    return next((cell for cell in row if cell.x0 <= x <= cell.x1), None)


def _shift(rows: Sequence[list[Cell]], by: float) -> None:
    for cell in {id(cell): cell for row in rows for cell in row}.values():
        cell.x0, cell.x1 = cell.x0 + by, cell.x1 + by


def _words(row: Sequence[Cell]) -> list[str]:
    return ["".join(cell.text.split()) for cell in row]


def _from_left(edges: Sequence[float]) -> list[float]:
    return [edge - edges[0] for edge in edges]
