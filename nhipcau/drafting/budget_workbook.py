"""The budget of a plan as a workbook: the table of the page, its amounts as numbers."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from nhipcau.documents.workbooks import file_of, write_text

_SHEET: Final = "Kinh phí"
_STAGES: Final = ("estimate", "allocated", "spent", "settled")
_HEADINGS: Final = (
    "TT", "Nội dung chi", "Nguồn kinh phí", "Mục chi",
    "Dự toán", "Được giao", "Đã chi", "Quyết toán", "Ghi chú",
)  # fmt: skip
_WIDTHS: Final = (6, 44, 30, 34, 18, 18, 18, 18, 30)  # characters
_HEAD: Final = 3
_FIRST_AMOUNT: Final = 5
_NUMBER: Final = "#,##0"

Json = Mapping[str, Any]


def budget_workbook(title: str, budget: Json) -> bytes:
    """`budget` as `budgets.frozen.frozen_budget` gives it. One row a line, then the total.

    Words stay words, whatever they begin with; an amount that nobody recorded is an empty cell.
    """
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook begins with a worksheet")
    sheet.title = _SHEET
    write_text(sheet, 1, 1, title, bold=True)
    write_text(sheet, 2, 1, "Đơn vị tính: đồng; ô trống là chưa có số liệu, không phải bằng không.")
    for row in (1, 2):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(_HEADINGS))
    for place, (heading, width) in enumerate(zip(_HEADINGS, _WIDTHS, strict=True), start=1):
        write_text(sheet, _HEAD, place, heading, bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = width
    lines = [(source["label"], line) for source in budget["sources"] for line in source["lines"]]
    for number, (label, line) in enumerate(lines, start=1):
        note = "Lồng ghép" if line["is_integrated"] else ""
        words = (line["title"], label, line["item"])
        notes = ". ".join(part for part in (note, line["note"]) if part)
        _row(sheet, _HEAD + number, (str(number), *words), line["sums"], notes)
    _row(sheet, _HEAD + len(lines) + 1, ("", "Tổng cộng", "", ""), budget["total"], "", bold=True)
    sheet.freeze_panes = f"C{_HEAD + 1}"
    sheet.page_setup.orientation = "landscape"
    return file_of(book)


def _row(
    sheet: Worksheet,
    at: int,
    words: Sequence[str],
    sums: Json | None,
    note: str,
    bold: bool = False,
) -> None:
    for place, text in enumerate(words, start=1):
        write_text(sheet, at, place, text, bold=bold)
    for place, stage in enumerate(_STAGES, start=_FIRST_AMOUNT):
        cell = sheet.cell(at, place)
        cell.value = sums[stage]["value"] if sums else None
        cell.number_format = _NUMBER
        cell.font = Font(name="Times New Roman", size=12, bold=bold)
    write_text(sheet, at, len(_HEADINGS), note, bold=bold)
