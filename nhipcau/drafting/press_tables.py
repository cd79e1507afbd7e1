"""The figures of the press as a workbook and as a plain table, with the list behind them."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from nhipcau.documents.workbooks import file_of, write_text
from nhipcau.drafting.indicator_tables import Row, fill_sheet, indicator_csv
from nhipcau.outputs.languages import language_name
from nhipcau.press.models import Clipping
from nhipcau.press.models.clippings import ClippingQuerySet
from nhipcau.registries.countries import country_name
from nhipcau.vietnamese.dates import format_date

Sum = tuple[str, str, int, int]  # kind, name, appearances, stories

MOST_ROWS: Final = 20_000
"""Clippings in the list of the workbook; a file with more is no longer read by anybody."""

_HEADINGS: Final = ("Nhóm", "Tên", "Lượt đăng", "Câu chuyện")
_WIDTHS: Final = (26, 48, 14, 14)
_LIST_HEADINGS: Final = (
    *("Ngày đăng", "Tiêu đề", "Cơ quan báo chí", "Nước", "Ngôn ngữ", "Sắc thái"),
    *("Địa chỉ", "Câu chuyện số", "Tin số"),
)
_LIST_WIDTHS: Final = (14, 70, 30, 18, 18, 18, 60, 16, 12)


def table_of(sums: Iterable[Sum]) -> list[Row]:
    """Headings, then a row a sum."""
    rows = ((kind, name, Decimal(n), Decimal(stories)) for kind, name, n, stories in sums)
    return [_HEADINGS, *rows]


def list_of(clippings: ClippingQuerySet) -> list[Row]:
    """Headings, then the clippings behind the sums, the newest first; MOST_ROWS at most."""
    rows = clippings.select_related("outlet").defer("text", "trail", "hits", "reasons")
    ordered = rows.order_by("-published_on", "-pk")[:MOST_ROWS]
    return [_LIST_HEADINGS, *(_listed(row) for row in ordered)]


def press_workbook(title: str, table: Sequence[Row], listed: Sequence[Row]) -> bytes:
    """Two sheets: the sums and the clippings behind them. No cell is ever a formula."""
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook begins with a worksheet")
    sheet.title = "Số liệu"
    write_text(sheet, 1, 1, title, bold=True)
    note = "Câu chuyện in lại nhiều lần chỉ tính một; một câu chuyện có thể ở nhiều dòng của nhóm."
    write_text(sheet, 2, 1, note)
    for line in ("A1:D1", "A2:D2"):
        sheet.merge_cells(line)
    fill_sheet(sheet, table, head=3, widths=_WIDTHS)
    fill_sheet(book.create_sheet("Danh sách tin"), listed, head=1, widths=_LIST_WIDTHS)
    return file_of(book)


press_csv = indicator_csv


def _listed(row: Clipping) -> Row:
    return (
        format_date(row.published_on),
        row.title,
        row.outlet.name,
        country_name(row.outlet.country),
        language_name(row.language) if row.language else "",
        str(Clipping.Tone(row.tone).label) if row.tone else "",
        row.address or row.place_in_outlet,
        str(row.story_id or ""),
        str(row.pk),
    )
