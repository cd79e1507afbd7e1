"""The ruled tables of one PDF page as rows of cells with their left and right edges."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count
from typing import Any

from nhipcau.plans.importing.read.pdf_lines import Letter, cell_text

TOLERANCE = 4.0
"""Points by which two edges may differ and still be the same."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points."""


@dataclass(slots=True)
class Cell:
    """A cell of a row; one that spans rows stands in each of them as the same object."""

    x0: float
    x1: float
    number: int
    text: str


@dataclass(slots=True)
class Piece:
    """The part of a table that stands on one page."""

    page: int
    box: Box
    rows: list[list[Cell]]

    @property
    def edges(self) -> list[float]:
        """Column edges from left to right, in points."""
        return merged_edges(x for row in self.rows for cell in row for x in (cell.x0, cell.x1))


def read_pieces(
    page: Any, number: int, letters: list[Letter], names: "count[int]"
) -> tuple[list[Piece], list[Letter]]:
    """The ruled tables of a page, and the letters that stand in none of them.

    `names` numbers the cells of the whole file, so that no two cells share a number.
    """
    grids = [_Grid(table.cells) for table in page.find_tables()]
    inside: list[dict[int, list[Letter]]] = [defaultdict(list) for _ in grids]
    outside: list[Letter] = []
    for letter in letters:
        x, y = (letter["x0"] + letter["x1"]) / 2, (letter["top"] + letter["bottom"]) / 2
        for grid, found in zip(grids, inside, strict=True):
            cell = grid.cell_at(x, y)
            if cell is not None:
                found[cell].append(letter)
                break
        else:
            outside.append(letter)
    pieces = []
    for grid, found in zip(grids, inside, strict=True):
        if found:
            texts = {cell: cell_text(found[cell], grid.width(cell)) for cell in found}
            pieces.append(Piece(number, grid.box, grid.rows(texts, names)))
        # a ruled box without a word is an ornament
    return pieces, outside


def merged_edges(values: Iterable[float]) -> list[float]:
    """Sorted positions, those within `TOLERANCE` of each other as one."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > TOLERANCE:
            edges.append(value)
    return edges


class _Grid:
    """Cell boxes laid on the grid of all their edges."""

    def __init__(self, boxes: list[Box]) -> None:
        self.boxes = boxes
        self.xs = sorted({x for box in boxes for x in (box[0], box[2])})
        self.ys = sorted({y for box in boxes for y in (box[1], box[3])})
        self.box = (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])
        self.covered: dict[tuple[int, int], int] = {}
        for index, (x0, top, x1, bottom) in enumerate(boxes):
            for row in range(bisect_right(self.ys, top) - 1, bisect_right(self.ys, bottom) - 1):
                for column in range(bisect_right(self.xs, x0) - 1, bisect_right(self.xs, x1) - 1):
                    self.covered[row, column] = index

    def cell_at(self, x: float, y: float) -> int | None:
        """Which box a point is in; None outside the table or in a hole of it."""
        if not (self.box[0] <= x <= self.box[2] and self.box[1] <= y <= self.box[3]):
            return None
        key = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        return self.covered.get(key)

    def width(self, cell: int) -> float:
        """Points between the left and right ruling line of a box."""
        return self.boxes[cell][2] - self.boxes[cell][0]

    def rows(self, texts: dict[int, str], names: "count[int]") -> list[list[Cell]]:
        cells = {
            index: Cell(box[0], box[2], next(names), texts.get(index, ""))
            for index, box in enumerate(self.boxes)
        }
        laid = (
            dict.fromkeys(self.covered.get((row, column)) for column in range(len(self.xs) - 1))
            for row in range(len(self.ys) - 1)
        )
        rows = [[cells[index] for index in row if index is not None] for row in laid]
        return [row for row in rows if row]
