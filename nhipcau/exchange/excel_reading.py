"""A workbook that came back: each fill-in cell by the key of its row, the rest kept as notes."""

from collections.abc import Iterator, Mapping

from django.core.exceptions import ValidationError

from nhipcau.documents.kinds import EXCEL, OLD_EXCEL, kind_of
from nhipcau.exchange.excel_frame import Frame, frame_of
from nhipcau.exchange.excel_layout import NO, TEXT_FIELD, YES
from nhipcau.exchange.excel_rows import Row, SheetReading, aim_of, read_sheet
from nhipcau.exchange.excel_sheets import Book, read_book
from nhipcau.exchange.form import WHOLE_FILE, Place, Problem, Returned
from nhipcau.plans.importing.read.archive import corrupt
from nhipcau.plans.importing.read.paper import Unreadable

_LINKS = "Tệp có liên kết đến tệp khác; liên kết không được mở, chỉ dùng giá trị đã lưu trong ô."
_ONE_ROW = "Giữ một dòng, xóa dòng chép thêm."
_NO_FRAME = (
    "Tệp không phải biểu mẫu tải từ hệ thống, hoặc trang ẩn mang mã nhận dạng đã bị xóa; hãy tải "
    "biểu mẫu mới ở trang báo cáo rồi chép nội dung sang."
)


def read_workbook(content: bytes, *, statuses: Mapping[str, str]) -> Returned:
    """What the file says; `statuses` maps codes to words. Never raises, whatever the bytes are.

    Problems come all at once, in the order of sheets and rows.
    """
    try:
        _refuse_other_kinds(content)
        book = read_book(content)
        frame = frame_of(book)
        if frame is None:
            return _refused(_NO_FRAME)
        sheets = [
            read_sheet(sheet, frame, statuses)
            for sheet in book.sheets
            if not any(sheet is hidden for hidden in frame.sheets)
        ]
        return _joined(book, frame, sheets, statuses)
    except ValidationError as refusal:
        return _refused(" ".join(refusal.messages))
    except Unreadable as refusal:
        return _refused(str(refusal))
    except (Exception, RecursionError):
        # The parsers below raise whatever they like on torn bytes; a person gets one sentence.
        return _refused(str(corrupt()))


def _refuse_other_kinds(content: bytes) -> None:
    kind = kind_of(content, "")
    if kind == OLD_EXCEL:
        raise ValidationError(
            "Tệp ở dạng Excel cũ (.xls); hãy mở bằng Excel và lưu lại thành .xlsx.", code="legacy"
        )
    if kind != EXCEL:
        raise ValidationError(
            "Tệp không phải bảng tính Excel (.xlsx); hãy chọn đúng tệp biểu mẫu.", code="kind"
        )


def _refused(rule: str) -> Returned:
    return Returned("", {}, {}, {}, problems=(Problem(WHOLE_FILE, "", rule),))


def _joined(
    book: Book, frame: Frame, sheets: list[SheetReading], statuses: Mapping[str, str]
) -> Returned:
    """One answer of all sheets: rows once each, then what concerns the file as a whole."""
    notes = [note for reading in sheets for note in reading.notes]
    problems = [problem for reading in sheets for problem in reading.problems]
    once: dict[str, Row] = {}
    for row in (row for reading in sheets for row in reading.rows):
        first = once.setdefault(row.key, row)
        if first is row:
            continue
        twice = f"“{frame.codes[row.key]}” có hai dòng ({first.place} và {row.place})"
        if first.values == row.values:
            notes.append(f"{twice} giống nhau; chỉ tính một.")
        else:
            rule = f"{twice} khác nhau; hãy chỉ để lại một dòng."
            problems += _torn(first, row, rule, statuses)
    notes += [_LINKS] if book.has_links else []
    notes += [
        f"Tệp không còn dòng “{code}”; nội dung của dòng này trên hệ thống giữ nguyên."
        for key, code in frame.codes.items()
        if key not in once
    ]
    return _returned(frame.token, once, notes, problems)


def _torn(first: Row, second: Row, rule: str, statuses: Mapping[str, str]) -> Iterator[Problem]:
    """A problem at each cell of the second row that says otherwise than the first."""
    for name, value in second.values.items():
        if first.values.get(name, value) != value:
            seen = (YES if value else NO) if isinstance(value, bool) else value
            seen = statuses.get(seen, seen) if name == "status" else seen
            aim = aim_of(second.key, name)
            yield Problem(second.places[name], seen, rule, _ONE_ROW, *aim)


def _returned(
    token: str, rows: Mapping[str, Row], notes: list[str], problems: list[Problem]
) -> Returned:
    items: dict[int, Mapping[str, str | bool]] = {}
    general: dict[str, str] = {}
    places: dict[tuple[int | None, str], Place] = {}
    for key, row in rows.items():
        kind, _, name = key.partition(":")
        if kind == "item":
            items[int(name)] = row.values
            places |= {(int(name), field): place for field, place in row.places.items()}
        elif TEXT_FIELD in row.places:
            general[name] = str(row.values.get(TEXT_FIELD, ""))
            places[None, name] = row.places[TEXT_FIELD]
    return Returned(token, items, general, places, tuple(notes), tuple(problems))
