"""Putting text into the cells of a workbook; the paper and the locks of its sheets."""

from typing import Literal

from openpyxl.cell import Cell
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from nhipcau.exchange.excel_layout import escaped


def put(sheet: Worksheet, row: int, column: int, text: str, style: str) -> Cell:
    """Always as text: what begins with "=", "+", "-" or "@" is no formula."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)  # nothing of ours is merged
    cell.value = escaped(text) or None
    if text:
        cell.data_type = "s"
    cell.style = style
    return cell


def page_setup(sheet: Worksheet, *, orientation: Literal["portrait", "landscape"]) -> None:
    """A4, as wide as the paper, with the page numbers that an annex has."""
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = orientation
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for side in ("left", "right", "top", "bottom"):
        setattr(sheet.page_margins, side, 0.59)  # inches; 1.5 cm
    sheet.oddFooter.center.text = "&P/&N"  # type: ignore[union-attr]  # a sheet has its footers
    sheet.oddFooter.left.text = "&A"  # type: ignore[union-attr]  # same


def protect(sheet: Worksheet) -> None:
    """Without a password: it keeps from slips, not from people."""
    sheet.protection.sheet = True
    for allowed in ("formatColumns", "formatRows", "formatCells", "sort", "autoFilter"):
        setattr(sheet.protection, allowed, False)  # False lets people do it
