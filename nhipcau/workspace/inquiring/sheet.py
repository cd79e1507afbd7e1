"""The list of questions as a CSV file that a spreadsheet opens."""

import csv
from collections.abc import Iterable
from io import StringIO

from django.utils.translation import gettext as _

from nhipcau.inquiries.models import Inquiry
from nhipcau.ui.words import day_words

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def sheet_of(inquiries: Iterable[Inquiry]) -> bytes:
    """One line a question, with personal data; no cell begins a formula. As Excel opens it here."""
    out = StringIO(newline="")
    lines = csv.writer(out, delimiter=";")
    lines.writerow(
        [_("Số"), _("Ngày nhận"), _("Hạn trả lời"), _("Ngày trả lời"), _("Tình trạng"),
         _("Người hỏi"), _("Về việc"), _("Ngôn ngữ"), _("Đơn vị trả lời"), _("Họ tên"),
         _("Thư điện tử"), _("Điện thoại"), _("Cơ quan, tổ chức"), _("Tiêu đề"), _("Câu hỏi"),
         _("Trả lời")]
    )  # fmt: skip
    for one in inquiries:
        lines.writerow([_safe(cell) for cell in _cells(one)])
    return out.getvalue().encode("utf-8-sig")


def _cells(one: Inquiry) -> list[str]:
    return [
        one.reference,
        day_words(one.received_on),
        day_words(one.due_on),
        day_words(one.answered_on),
        _(one.get_state_display()),
        _(one.get_audience_display()),
        _(one.get_topic_display()),
        one.language,
        one.unit.label if one.unit else "",
        one.name,
        one.email,
        one.phone,
        one.organisation,
        one.subject,
        one.text,
        one.answer,
    ]


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
