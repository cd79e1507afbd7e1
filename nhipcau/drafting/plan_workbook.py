"""A plan as a workbook that looks like its annex: letterhead lines, sections, one row a task."""

from collections.abc import Sequence
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from nhipcau.documents.workbooks import file_of, write_text
from nhipcau.drafting.decree30.document import Align, Column, GroupRow
from nhipcau.drafting.plan_table import plan_table
from nhipcau.plans.importing.recognise.draft import DraftDocument, DraftPlan

_SHEET: Final = "Phụ lục"
_CHARACTERS_PER_MM: Final = 0.5  # width of a column in Excel's unit, for 12 pt Times New Roman
_THIN: Final = Side(style="thin", color="000000")
_BOX: Final = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_LONGEST_CELL: Final = 32_767
"""Characters that a cell of Excel holds; a longer text goes on in the row below."""


def plan_workbook(draft: DraftPlan) -> bytes:
    """The plan's annex as .xlsx: every word of every row, as text; nothing in it is a formula.

    Read back, it gives the same rows. Landscape A4, as wide as the page, headings repeated.
    """
    table = plan_table(draft)
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook begins with a worksheet")
    sheet.title = _SHEET
    width = len(table.columns)
    _above(sheet, draft.document, width)
    head = sheet.max_row + 2
    _cells(sheet, head, [column.heading for column in table.columns], table.columns, bold=True)
    at = head
    for row in table.rows:
        at += 1
        if isinstance(row, GroupRow):
            at = _section(sheet, at, row, width)
        else:
            at = _row(sheet, at, row, table.columns)
    _page(sheet, head, table.columns)
    return file_of(book)


def _above(sheet: Worksheet, paper: DraftDocument, width: int) -> None:
    """Issuer, number, day, type and title, one line each, as over the annex."""
    attached = f"({paper.annex_attached_to.strip('()')})" if paper.annex_attached_to else ""
    lines = (
        *(paper.issuer_lines or (paper.issuer,)),
        f"Số: {paper.number}" if paper.number else "",
        ", ".join(part for part in (paper.place, paper.date_text) if part),
        paper.type,
        paper.title,
        paper.annex_label,
        paper.annex_title,
        attached,
    )
    for row, line in enumerate(filter(None, lines), start=1):
        write_text(sheet, row, 1, line, bold=line in (paper.type, paper.title, paper.annex_title))
        sheet.cell(row, 1).alignment = Alignment(horizontal="center", wrap_text=True)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)


def _section(sheet: Worksheet, at: int, row: GroupRow, width: int) -> int:
    write_text(sheet, at, 1, row.number, bold=True)
    write_text(sheet, at, 2, row.title, bold=True)
    sheet.cell(at, 1).alignment = Alignment(horizontal="center", vertical="top")
    for column in range(1, width + 1):
        sheet.cell(at, column).border = _BOX
    sheet.merge_cells(start_row=at, start_column=2, end_row=at, end_column=width)
    return at


def _row(sheet: Worksheet, at: int, texts: Sequence[str], columns: Sequence[Column]) -> int:
    """Write the row; the last row used, which is a later one for a text longer than a cell."""
    parts = [_pieces(text) for text in texts]
    for piece in range(max(map(len, parts))):
        _cells(sheet, at + piece, [(*p, *[""] * piece)[piece] for p in parts], columns)
    return at + max(map(len, parts)) - 1


def _cells(
    sheet: Worksheet,
    at: int,
    texts: Sequence[str],
    columns: Sequence[Column],
    *,
    bold: bool = False,
) -> None:
    for place, (text, column) in enumerate(zip(texts, columns, strict=True), start=1):
        write_text(sheet, at, place, text, bold=bold)
        cell = sheet.cell(at, place)
        cell.border = _BOX
        if bold or column.align == Align.CENTRE:
            cell.alignment = Alignment(horizontal="center", vertical="top", wrap_text=True)


def _pieces(text: str) -> list[str]:
    """The text in pieces that a cell holds, cut between words."""
    pieces = []
    while len(text) > _LONGEST_CELL:
        cut = text.rfind(" ", 1, _LONGEST_CELL)
        cut = cut if cut > 0 else _LONGEST_CELL
        pieces.append(text[:cut])
        text = text[cut:].lstrip()
    return [*pieces, text]


def _page(sheet: Worksheet, head: int, columns: Sequence[Column]) -> None:
    for place, column in enumerate(columns, start=1):
        width = max(6.0, column.share * _CHARACTERS_PER_MM)
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{head}:{head}"
    sheet.freeze_panes = f"A{head + 1}"
