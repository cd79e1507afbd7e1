"""The indicators of a period as a workbook and as a plain table; words stay words."""

import csv
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import StringIO
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from nhipcau.documents.workbooks import file_of, write_text
from nhipcau.reports.indicators.lines import Line
from nhipcau.reports.indicators.windows import Days, Windows
from nhipcau.reports.tally import OutputRow
from nhipcau.vietnamese.dates import format_date

Value = str | Decimal | None
Row = Sequence[Value]

_HEADINGS: Final = ("Nhóm", "Chỉ tiêu", "Trong đó", "Đơn vị tính")
_WIDTHS: Final = (26, 44, 26, 16, 16, 16, 16, 14, 14, 70)
_ITEM_HEADINGS: Final = ("Chỉ tiêu", "Ngày", "Kết quả, nguồn số liệu", "Số tính", "Mã")
_ITEM_WIDTHS: Final = (44, 24, 80, 16, 14)
_NUMBER: Final = "#,##0.##"
# Also behind what is not seen, behind a quotation mark, on a later line, and in full width.
_FORMULA: Final = re.compile(
    "(?:^|[\r\n])[\\s\"'\u200b-\u200f\u2060\ufeff]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]"
)


def table_of(lines: Iterable[Line], windows: Windows) -> list[Row]:
    """Headings, then a row a line; None is an empty cell: not measured, which is not zero."""
    heads = (
        f"Kỳ này ({_span(windows.this)})",
        f"Lũy kế năm ({_span(windows.year)})",
        f"Cùng kỳ năm trước ({_span(windows.last)})",
        "Tăng, giảm",
        "Chưa tách được",
        "Cách tính",
    )
    return [(*_HEADINGS, *heads), *(_row(line) for line in lines)]


def _row(line: Line) -> Row:
    indicator = line.indicator
    return (
        indicator.section,
        indicator.name,
        _part(line),
        indicator.measure,
        line.this.value,
        line.year.value,
        line.last.value,
        line.change,
        Decimal(line.this.unknown) if line.this.unknown else None,
        "" if line.part else indicator.rule,
    )


def _part(line: Line) -> str:
    if not line.part:
        return ""
    return f"Kênh: {line.label}" if line.is_channel else line.label


def items_of(lines: Iterable[Line]) -> list[Row]:
    """Headings, then what stands behind each number of this period."""
    found: list[Row] = [_ITEM_HEADINGS]
    for line in lines:
        if line.part:
            continue
        name = line.indicator.name
        for one in line.this.placed:
            found.append((name, format_date(one.row.on), one.row.title, one.amount, _code(one.row)))
        for row in line.this.unplaced:
            found.append((name, format_date(row.on), row.title, None, _code(row)))
        for value in line.this.entered:
            days = _span(Days(value.first, value.last))
            found.append((name, days, value.source, value.value, ""))
    return found


def indicator_workbook(title: str, table: Sequence[Row], items: Sequence[Row]) -> bytes:
    """Two sheets: the indicators and what stands behind them. No cell is ever a formula."""
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook begins with a worksheet")
    sheet.title = "Chỉ tiêu"
    write_text(sheet, 1, 1, title, bold=True)
    write_text(sheet, 2, 1, "Ô trống là chưa có số liệu, không phải bằng không.")
    fill_sheet(sheet, table, head=3, widths=_WIDTHS)
    behind = book.create_sheet("Căn cứ")
    fill_sheet(behind, items, head=1, widths=_ITEM_WIDTHS)
    return file_of(book)


def indicator_csv(table: Sequence[Row]) -> bytes:
    """UTF-8 with its mark, semicolons, decimal commas: as a Vietnamese Excel opens it.

    Words that a spreadsheet would take for a formula begin with an apostrophe.
    """
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([_plain(value) for value in row] for row in table)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def fill_sheet(sheet: Worksheet, rows: Sequence[Row], *, head: int, widths: Sequence[int]) -> None:
    for at, row in enumerate(rows, start=head):
        for place, value in enumerate(row, start=1):
            if isinstance(value, str):
                write_text(sheet, at, place, value, bold=at == head)
            elif value is not None:
                cell = sheet.cell(at, place)
                cell.value = value
                cell.number_format = _NUMBER
                cell.font = Font(name="Times New Roman", size=12)
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = f"A{head + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = f"{head}:{head}"


def _plain(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}".replace(".", ",")
    text = value.replace("\x00", "")
    return f"'{text}" if _FORMULA.search(text) else text


def _code(row: OutputRow) -> str:
    return f"KQ-{row.id}"


def _span(days: Days) -> str:
    return f"{format_date(days.first)} – {format_date(days.last)}"
