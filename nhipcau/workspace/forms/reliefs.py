"""Asking for more time or to be let off, and deciding about it."""

from django import forms
from django.utils.translation import gettext_lazy

from nhipcau.reports.models import Relief
from nhipcau.workspace.forms.asked import reason_field
from nhipcau.workspace.forms.bounded import DayField
from nhipcau.workspace.forms.open_words import OpenForm


class ReliefForm(OpenForm):
    kind = forms.ChoiceField(
        label="Đề nghị", choices=Relief.Kind.choices, initial=Relief.Kind.EXTENSION
    )
    until = DayField(
        label="Đến hết ngày",
        required=False,
        help_text=gettext_lazy(
            "Gia hạn: ngày hạn mới. Miễn: để trống là miễn cả đợt. Ví dụ 28/02/2024."
        ),
    )
    reason = reason_field()
    document_number = forms.CharField(
        label="Số, ký hiệu văn bản đề nghị", required=False, max_length=120
    )
    file = forms.FileField(
        label="Văn bản kèm theo",
        required=False,
        help_text=gettext_lazy("Không đưa bí mật nhà nước vào hệ thống này."),
    )


class GrantForm(OpenForm):
    document_number = forms.CharField(
        label="Số, ký hiệu văn bản chấp thuận", required=False, max_length=120
    )


class ReasonForm(OpenForm):
    reason = reason_field()
