"""Tables: the invisible ones that set blocks side by side, and ruled ones with rows of data."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from nhipcau.drafting.decree30.document import Cell, Column, GroupRow, Row, TableBlock, plain_text
from nhipcau.drafting.decree30.figures import Ledger
from nhipcau.drafting.decree30.metrics import text_width_pt
from nhipcau.drafting.decree30.page import Page
from nhipcau.drafting.decree30.paragraphs import paragraph, text_paragraph
from nhipcau.drafting.decree30.runs import Look, run, runs
from nhipcau.drafting.decree30.styles import CELL, CELL_HEADING
from nhipcau.drafting.decree30.wordml import Element, el

_CELL_PADDING = 85 * 2  # twips, both sides; see the table style
_LINE_PT = CELL.size_pt * 1.15


def side_by_side(
    widths: Sequence[int], rows: Sequence[Sequence[list[Element]]], *, indent: int = 0
) -> Element:
    """A table without lines: `rows` of cells of paragraphs, `widths` and `indent` in twips."""
    properties = el(
        "tblPr",
        el("tblW", w=sum(widths), type="dxa"),
        el("tblInd", w=indent, type="dxa"),
        el("tblLayout", type="fixed"),
        el("tblCellMar", el("left", w=0, type="dxa"), el("right", w=0, type="dxa")),
    )
    made = [
        el(
            "tr",
            el("trPr", el("cantSplit")),
            *(_cell(width, cell) for width, cell in zip(widths, row, strict=True)),
        )
        for row in rows
    ]
    return el("tbl", properties, _grid(widths), *made)


def ruled_table(block: TableBlock, page: Page, ledger: Ledger) -> Element:
    """A table with lines over the full text width of `page`."""
    widths = column_widths(block.columns, page.text_width)
    properties = el(
        "tblPr",
        el("tblStyle", val="TableGrid"),
        el("tblW", w=sum(widths), type="dxa"),
        el("tblLayout", type="fixed"),
    )
    made = [_header_row(block.columns, widths)]
    for row in block.rows:
        if isinstance(row, GroupRow):
            made.append(_group_row(row, widths))
        else:
            made.append(_data_row(row, block.columns, widths, page, ledger))
    return el("tbl", properties, _grid(widths), *made)


def column_widths(columns: Sequence[Column], total: int) -> list[int]:
    """Shares turned into twips that add up to `total` exactly."""
    shares = sum(column.share for column in columns)
    edges = [0, *(round(upto * total / shares) for upto in accumulate(c.share for c in columns))]
    return [right - left for left, right in pairwise(edges)]


def _grid(widths: Sequence[int]) -> Element:
    return el("tblGrid", *(el("gridCol", w=width) for width in widths))


def _cell(width: int, content: Sequence[Element], *properties: Element) -> Element:
    return el("tc", el("tcPr", el("tcW", w=width, type="dxa"), *properties), *content)


def _header_row(columns: Sequence[Column], widths: Sequence[int]) -> Element:
    cells = (
        _cell(width, [text_paragraph(CELL_HEADING, column.heading)], el("vAlign", val="center"))
        for column, width in zip(columns, widths, strict=True)
    )
    return el("tr", el("trPr", el("cantSplit"), el("tblHeader")), *cells)


def _group_row(row: GroupRow, widths: Sequence[int]) -> Element:
    """Kept on the page of the first row it opens."""
    bold = Look(is_bold=True)
    number = paragraph(CELL, [run(row.number, bold)], el("keepNext"), el("jc", val="center"))
    title = paragraph(CELL, [run(row.title, bold)], el("keepNext"))
    cells = [_cell(widths[0], [number])]
    if len(widths) > 1:
        cells.append(_cell(sum(widths[1:]), [title], el("gridSpan", val=len(widths) - 1)))
    else:
        cells = [_cell(widths[0], [number, title])]
    return el("tr", el("trPr", el("cantSplit")), *cells)


def _data_row(
    row: Row, columns: Sequence[Column], widths: Sequence[int], page: Page, ledger: Ledger
) -> Element:
    cells = full_cells(row, len(columns))
    made = [
        _cell(
            width,
            [paragraph(CELL, runs(cell.runs, ledger), el("jc", val=str(column.align)))],
        )
        for cell, column, width in zip(cells, columns, widths, strict=True)
    ]
    whole = stays_whole(cells, widths, page)
    return el("tr", el("trPr", el("cantSplit")) if whole else None, *made)


def full_cells(row: Row, count: int) -> list[Cell]:
    """Exactly `count` cells: missing ones empty, surplus ones left out."""
    given = [cell if isinstance(cell, Cell) else Cell(cell) for cell in row.cells]
    return (given + [Cell("")] * count)[:count]


def stays_whole(cells: Sequence[Cell], widths: Sequence[int], page: Page) -> bool:
    """Whether a row is kept on one page: one higher than half a page would leave a hole."""
    return max(map(_height_pt, cells, widths), default=0) <= page.text_height_pt / 2


def _height_pt(cell: Cell, width: int) -> float:
    room_pt = max(1, width - _CELL_PADDING) / 20
    lines = plain_text(cell.runs).split("\n")
    widths = (text_width_pt(line, size_pt=CELL.size_pt) for line in lines)
    return sum(1 + width_pt // (room_pt * 0.9) for width_pt in widths) * _LINE_PT
