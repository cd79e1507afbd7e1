"""A Word table on its full grid, merged cells repeated."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from nhipcau.plans.importing.read.measure import MAX_CELLS, too_many_cells
from nhipcau.plans.importing.read.paper import Place, Row, Table
from nhipcau.plans.importing.read.word_numbering import W, attribute
from nhipcau.plans.importing.read.word_text import DELETED, Story, paragraph_text, unwrapped

MAX_COLUMNS = 63
"""Columns of a table: Word itself makes no more."""

ROWS = frozenset({f"{W}tr"})
CELLS = frozenset({f"{W}tc"})
BLOCKS = frozenset({f"{W}p", f"{W}tbl"})


@dataclass(slots=True)
class _Grid:
    """Rows laid so far; a cell is its number and its text."""

    rows: list[list[tuple[int, str]]] = field(default_factory=list)
    count: int = 0

    def new(self, text: str) -> tuple[int, str]:
        self.count += 1
        return self.count, text


def read_table(table: Element, story: Story, number: int) -> Table:
    """The table as rows; `number` is its place in the document, from 1."""
    grid = _Grid()
    for row in unwrapped(table, story, ROWS):
        if row.find(f"{W}trPr/{W}del") is not None:
            story.remark(DELETED)
            continue
        grid.rows.append(_lay(row, grid, story))
        if sum(map(len, grid.rows[-1:])) * len(grid.rows) > MAX_CELLS:
            raise too_many_cells()
    width = max(map(len, grid.rows), default=0)
    rows = []
    for index, laid in enumerate(grid.rows, start=1):
        laid += [grid.new("") for _ in range(width - len(laid))]
        rows.append(
            Row(
                cells=tuple(text for _, text in laid),
                spans=tuple(span for span, _ in laid),
                place=Place(table=number, row=index),
            )
        )
    return Table(rows=tuple(rows), place=Place(table=number))


def cell_text(cell: Element, story: Story) -> str:
    """Paragraphs of a cell on lines of their own; a table inside becomes its rows as lines."""
    lines: list[str] = []
    for block in unwrapped(cell, story, BLOCKS):
        if block.tag == f"{W}p":
            text, boxes = paragraph_text(block, story)
            lines.append(text)
            lines += [cell_text(box, story) for box in boxes]
        else:
            for row in unwrapped(block, story, ROWS):
                cells = (cell_text(inner, story) for inner in unwrapped(row, story, CELLS))
                lines.append(" ".join(text for text in cells if text))
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _lay(row: Element, grid: _Grid, story: Story) -> list[tuple[int, str]]:
    above = grid.rows[-1] if grid.rows else []
    laid = [grid.new("") for _ in range(_count(row.find(f"{W}trPr/{W}gridBefore"), 0))]
    for cell in unwrapped(row, story, CELLS):
        properties = cell.find(f"{W}tcPr")
        span, vertical, horizontal = 1, None, None
        if properties is not None:
            span = _count(properties.find(f"{W}gridSpan"), 1)
            vertical = properties.find(f"{W}vMerge")
            horizontal = properties.find(f"{W}hMerge")
        if _continues(vertical) and len(laid) < len(above):
            entry = above[len(laid)]
        elif _continues(horizontal) and laid:
            entry = laid[-1]
        else:
            entry = grid.new(cell_text(cell, story))
        laid += [entry] * span
        if len(laid) > MAX_COLUMNS:
            raise too_many_cells()
    return laid


def _continues(merge: Element | None) -> bool:
    return merge is not None and attribute(merge) != "restart"


def _count(element: Element | None, otherwise: int) -> int:
    text = attribute(element)
    if not text.isascii() or not text.isdigit():
        return otherwise
    if len(text) > 4 or int(text) > MAX_COLUMNS:
        raise too_many_cells()
    return max(int(text), otherwise)
