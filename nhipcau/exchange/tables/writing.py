"""A table as a workbook and as plain text; words stay words whatever they begin with."""

import csv
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import StringIO
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from nhipcau.documents.workbooks import FACE, file_of, write_text
from nhipcau.exchange.tables.columns import Column, Kind, Table
from nhipcau.exchange.tables.parsing import number_words, written
from nhipcau.exchange.tables.values import code_of, value_of

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_WIDE: Final = 44
_USUAL: Final = 18
_HELP: Final = "Hướng dẫn"


def workbook(table: Table, rows: Iterable[Any]) -> bytes:
    """The .xlsx of the rows, with a sheet that says how to fill it in and bring it back."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # a new workbook has one
    sheet.title = table.label[:31].replace("/", ",")
    for at, column in enumerate(table.columns, start=1):
        write_text(sheet, 1, at, column.header, bold=True)
        width = _WIDE if column.name in ("title", "name", "purpose", "needs", "what") else _USUAL
        sheet.column_dimensions[get_column_letter(at)].width = width
    for line, row in enumerate(rows, start=2):
        for at, said in enumerate(_cells(table, row), start=1):
            _write(sheet, line, at, said)
    sheet.freeze_panes = "C2"
    _explain(book, table)
    return file_of(book)


def comma_separated(table: Table, rows: Iterable[Any]) -> bytes:
    """The same as text: semicolons, UTF-8 with its mark, no cell begins a formula."""
    out = StringIO(newline="")
    lines = csv.writer(out, delimiter=";")
    lines.writerow([column.header for column in table.columns])
    for row in rows:
        lines.writerow([_plain(said) for said in _cells(table, row)])
    return out.getvalue().encode("utf-8-sig")


def _cells(table: Table, row: Any) -> Sequence[str | Decimal]:
    return [
        code_of(row) if column.name == "code" else written(column, value_of(table, column, row))
        for column in table.columns
    ]


def _write(sheet: Any, line: int, at: int, said: str | Decimal) -> None:
    if isinstance(said, Decimal):
        cell = sheet.cell(line, at)
        cell.value = said
        cell.number_format = "#,##0.##" if said % 1 else "#,##0"
        cell.font = Font(name=FACE, size=12)
    elif said:
        write_text(sheet, line, at, said)


def _plain(said: str | Decimal) -> str:
    text = number_words(said) if isinstance(said, Decimal) else said
    return f"'{text}" if text.startswith(_FORMULA) else text


def _explain(book: Workbook, table: Table) -> None:
    sheet = book.create_sheet(_HELP)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 30, 90
    for line, (name, words) in enumerate(_guide(table), start=1):
        write_text(sheet, line, 1, name, bold=True)
        write_text(sheet, line, 2, words)


def _guide(table: Table) -> list[tuple[str, str]]:
    first = (
        "Cách dùng",
        "Sửa hoặc thêm dòng ở trang đầu rồi tải lên; hệ thống cho xem trước từng dòng, chưa ghi gì "
        "khi chưa bấm nhập. Giữ cột Mã của dòng đã có; dòng mới để trống. Ô trống không xóa gì.",
    )
    return [first, *((column.header, _how(column)) for column in table.columns)]


_HOW: Final = {
    Kind.DAY: "Ngày, ví dụ 28/02/2024.",
    Kind.HOUR: "Giờ, ví dụ 08:30.",
    Kind.NUMBER: "Số, ví dụ 1.234,5.",
    Kind.YES_NO: "có hoặc không.",
    Kind.COUNTRY: "Tên nước, ví dụ Nhật Bản.",
    Kind.COUNTRIES: "Tên các nước, cách nhau bằng dấu phẩy.",
    Kind.PARTNERS: "Tên các đối tác đã có trong sổ, cách nhau bằng dấu chấm phẩy.",
    Kind.SECTORS: "Các lĩnh vực, cách nhau bằng dấu chấm phẩy.",
    Kind.TASKS: "Mã nhiệm vụ, ví dụ II.2, III.1.",
    Kind.NAMES: "Các tên gọi khác, cách nhau bằng dấu chấm phẩy.",
}


def _how(column: Column) -> str:
    if column.is_told:
        return "Chỉ để đọc; không nhập từ tệp."
    if column.name == "code":
        return "Mã của dòng đã có; không sửa, không tự đặt."
    words = _HOW.get(column.kind, "Chữ.")
    if column.kind == Kind.CHOICE:
        words = f"Một trong: {'; '.join(column.choices.values())}."
    return f"Bắt buộc. {words}" if column.is_asked else words
