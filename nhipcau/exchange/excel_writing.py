"""A form as a pre-filled workbook: instructions, tasks, general texts, and a hidden sheet."""

from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from nhipcau.documents.row_heights import row_height
from nhipcau.documents.workbooks import file_of
from nhipcau.exchange.excel_guide import write_guide
from nhipcau.exchange.excel_layout import (
    HIDDEN_SHEET,
    ITEM_SHEET,
    MARK,
    NO,
    TEXT_FIELD,
    TEXT_SHEET,
    YES,
    Column,
    fits,
    item_columns,
    item_key,
    print_of,
    text_columns,
    text_key,
)
from nhipcau.exchange.excel_setup import page_setup, protect, put
from nhipcau.exchange.excel_styles import add_styles
from nhipcau.exchange.form import FormItem, ReportForm
from nhipcau.exchange.token import SCHEMA
from nhipcau.plans.importing.read.excel_cells import unescaped

_STYLES = {"code": "code", "title": "printed", "label": "printed", "generated": "fixed"}
_CHOICES = {"status", "is_nil"}
_ROOM_TO_WRITE = 66.0  # points; four lines
_NOTHING_YET = "(chưa có)"
_TOO_LONG = "(Nội dung dài hơn một ô Excel; xem và sửa trên trang web.)"


def form_workbook(form: ReportForm) -> bytes:
    """The .xlsx of a form. Cells are locked, without a password, but for those to be filled in."""
    book = Workbook()
    add_styles(book)
    guide = book.active
    assert guide is not None  # a new workbook has a first sheet
    write_guide(guide, form)
    items = book.create_sheet(ITEM_SHEET)
    columns = item_columns(dict(form.labels))
    _write_table(items, columns, [_item_row(item, form) for item in form.items])
    _offer_choices(items, columns, form)
    texts = book.create_sheet(TEXT_SHEET)
    _write_table(texts, text_columns(), [_text_row(name, form) for name in form.general])
    _write_hidden(book.create_sheet(HIDDEN_SHEET), form, book.worksheets[:3])
    guide.sheet_view.tabSelected = True
    return file_of(book)


def _item_row(item: FormItem, form: ReportForm) -> list[str]:
    about = " · ".join(part for part in (item.role, item.timing) if part)
    return [
        item_key(item.item),
        item.code,
        f"{item.title}\n({about})" if about else item.title,
        item.generated if item.output_count else _NOTHING_YET,
        item.words,
        form.statuses.get(item.status, ""),
        YES if item.is_nil else "",
        item.nil_reason,
        item.outside_number,
    ]


def _text_row(name: str, form: ReportForm) -> list[str]:
    return [text_key(name), form.labels[name], form.general[name]]


def _write_table(
    sheet: Worksheet, columns: Sequence[Column], rows: Iterable[Sequence[str]]
) -> None:
    for number, column in enumerate(columns, start=1):
        put(sheet, 1, number, column.heading, "heading")
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.column_dimensions["A"].hidden = True
    for at, row in enumerate(rows, start=2):
        for number, (column, text) in enumerate(zip(columns, row, strict=True), start=1):
            _put_field(sheet, at, number, column, text)
        cells = [(text, column.width) for column, text in zip(columns[1:], row[1:], strict=True)]
        sheet.row_dimensions[at].height = row_height(cells, least=_ROOM_TO_WRITE)
    _prepare(sheet)


def _put_field(sheet: Worksheet, row: int, number: int, column: Column, text: str) -> None:
    if not column.is_open:
        put(sheet, row, number, text, _STYLES.get(column.name, "fixed"))
    elif fits(text):
        style = "choice" if column.name in _CHOICES else "open"
        put(sheet, row, number, text, style).quotePrefix = True
    else:
        put(sheet, row, number, _TOO_LONG, "fixed")


def _prepare(sheet: Worksheet) -> None:
    """The frozen heading, the paper, and the lock of what is ours."""
    sheet.freeze_panes = "D2" if sheet.title == ITEM_SHEET else "C2"
    sheet.sheet_view.zoomScale = 100
    sheet.row_dimensions[1].height = 52
    page_setup(sheet, orientation="landscape")
    sheet.print_title_rows = "1:1"
    protect(sheet)


def _offer_choices(sheet: Worksheet, columns: Sequence[Column], form: ReportForm) -> None:
    """Drop-downs; the statuses stand in column E of the hidden sheet."""
    last = max(2, len(form.items) + 1)
    statuses = DataValidation(
        type="list",
        formula1=f"'{HIDDEN_SHEET}'!$E$1:$E${len(form.statuses)}",
        errorTitle="Tình trạng nhiệm vụ",
        error="Chọn một tình trạng trong danh sách.",
    )
    nil = DataValidation(
        type="list",
        formula1=f'"{YES},{NO}"',
        errorTitle="Chưa phát sinh",
        error=f"Chọn “{YES}” nếu trong kỳ chưa phát sinh; nếu không thì để trống.",
    )
    for offer, name in ((statuses, "status"), (nil, "is_nil")):
        letter = _letter_of(columns, name)
        offer.allow_blank, offer.showErrorMessage = True, True
        offer.add(f"{letter}2:{letter}{last}")
        sheet.add_data_validation(offer)


def _letter_of(columns: Sequence[Column], name: str) -> str:
    return get_column_letter(next(n for n, c in enumerate(columns, start=1) if c.name == name))


def _write_hidden(sheet: Worksheet, form: ReportForm, shown: Sequence[Worksheet]) -> None:
    """What reading needs: mark and layout, token, columns, rows, fingerprints of our own texts."""
    sheet.sheet_state = "hidden"
    rows: list[tuple[str, ...]] = [(MARK, str(SCHEMA)), ("token", form.token)]
    for kind, columns in (("item", item_columns(dict(form.labels))), ("text", text_columns())):
        rows += [
            (f"column:{kind}", column.name, column.heading, str(number))
            for number, column in enumerate(columns, start=1)
        ]
    rows += [("row", item_key(item.item), item.code, _left_out(item)) for item in form.items]
    rows += [
        ("row", text_key(name), form.labels[name], "" if fits(text) else TEXT_FIELD)
        for name, text in form.general.items()
    ]
    rows += [("fixed", one) for one in sorted(_fixed_prints(shown))]
    for at, row in enumerate(rows, start=1):
        for number, text in enumerate(row, start=1):
            put(sheet, at, number, text, "note")
    for at, label in enumerate(form.statuses.values(), start=1):
        put(sheet, at, 5, label, "note")
    protect(sheet)


def _left_out(item: FormItem) -> str:
    """Names of the fields that no cell could hold."""
    texts = {"words": item.words, "nil_reason": item.nil_reason}
    return " ".join(name for name, text in texts.items() if not fits(text))


def _fixed_prints(shown: Iterable[Worksheet]) -> set[str]:
    return {
        print_of(unescaped(str(cell.value)))
        for sheet in shown
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None and cell.protection.locked
    }
