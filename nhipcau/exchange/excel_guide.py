"""The first sheet of the workbook: what it is, by when, and how to fill it in."""

from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

from nhipcau.documents.row_heights import row_height
from nhipcau.exchange.excel_layout import GUIDE_SHEET, ITEM_SHEET, TEXT_SHEET, YES
from nhipcau.exchange.excel_setup import page_setup, protect, put
from nhipcau.exchange.form import ReportForm

_TEXT_WIDTH = 92  # characters of the wide column
_LEAST = 22.0  # points; the title is larger than the rest


def write_guide(sheet: Worksheet, form: ReportForm) -> None:
    sheet.title = GUIDE_SHEET
    sheet.column_dimensions["A"].width = 5
    sheet.column_dimensions["B"].width = _TEXT_WIDTH
    sheet.sheet_view.showGridLines = False
    put(sheet, 1, 2, f"Biểu mẫu báo cáo: {form.title}", "title")
    put(sheet, 2, 2, form.unit_name, "lead")
    put(sheet, 3, 2, form.due_words, "lead")
    at = 5
    if form.guidance:
        put(sheet, at, 2, "Hướng dẫn của đợt báo cáo", "lead")
        put(sheet, at + 1, 2, form.guidance, "note")
        at += 3
    put(sheet, at, 2, "Cách điền", "lead")
    for number, text in enumerate(_steps(form), start=1):
        put(sheet, at + number, 1, f"{number}.", "note")
        put(sheet, at + number, 2, text, "note")
    for row in range(1, sheet.max_row + 1):
        text = str(sheet.cell(row, 2).value or "")
        sheet.row_dimensions[row].height = row_height([(text, _TEXT_WIDTH)], least=_LEAST)
    page_setup(sheet, orientation="portrait")
    protect(sheet)


def _steps(form: ReportForm) -> Iterator[str]:
    label = form.labels
    first = next(iter(form.statuses.values()), "")
    yield (
        f"Chỉ điền các ô nền trắng ở trang “{ITEM_SHEET}” và trang “{TEXT_SHEET}”. Các ô khác do "
        "hệ thống lập, được khóa để khỏi sửa nhầm."
    )
    yield (
        f"Cột “{label['words']}”: ghi kết quả bằng lời của đơn vị. Xuống dòng trong ô bằng tổ hợp "
        "phím Alt + Enter. Cột bên trái liệt kê những kết quả đã ghi trong hệ thống, không cần "
        "chép lại."
    )
    yield f"Cột “{label['status']}”: chọn trong danh sách, ví dụ “{first}”."
    yield (
        f"Cột “{label['is_nil']}”: chọn “{YES}” nếu trong kỳ không có gì để báo cáo, rồi ghi lý do "
        f"ở cột “{label['nil_reason']}”; khi đó để trống cột “{label['words']}”."
    )
    yield (
        f"Cột “{label['outside_number']}”: chỉ ghi số, ký hiệu văn bản giấy, khi nhiệm vụ được xử "
        "lý ngoài hệ thống này; khi đó để trống các cột nội dung."
    )
    yield (
        "Được đổi tên tệp, sắp xếp, ẩn hoặc lọc dòng. Không chép bảng sang một tệp khác: tệp mới "
        "không còn mã nhận dạng của biểu mẫu."
    )
    yield (
        "Lưu tệp dạng .xlsx rồi nộp ở trang báo cáo của đơn vị. Mọi chỗ chưa đúng được nêu cùng "
        "một lúc, kèm vị trí ô và ví dụ. Ghi xong, báo cáo vẫn là bản soạn; đơn vị xem lại và bấm "
        "“Nộp báo cáo” trên trang web."
    )
