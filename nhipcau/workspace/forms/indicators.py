"""Which days the indicators are told for, and the values that people enter."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.organisations.models import Unit
from nhipcau.reports.models import ReportRound
from nhipcau.workspace.forms.asked import AskedField, reason_field
from nhipcau.workspace.forms.bounded import DayField
from nhipcau.workspace.forms.open_words import OpenForm

MOST_DAYS = 366 * 3


class PeriodForm(forms.Form):
    """A round, or any days, which go before the round where both are given."""

    dot = forms.ModelChoiceField(
        label="Đợt báo cáo",
        queryset=ReportRound.objects.in_force(),
        required=False,
        empty_label=gettext_lazy("Theo ngày"),
    )
    tu = DayField(label="Từ ngày", required=False)
    den = DayField(label="Đến ngày", required=False)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        first, last = told.get("tu"), told.get("den")
        if "tu" in self.errors or "den" in self.errors:
            return told
        if bool(first) != bool(last):
            self.add_error("den" if first else "tu", _("Ghi cả ngày đầu và ngày cuối."))
        elif first and first > last:
            self.add_error("den", _("Ngày cuối phải từ ngày đầu trở đi."))
        elif first and (last - first).days > MOST_DAYS:
            self.add_error("den", _("Chọn không quá ba năm."))
        return told


class ValueForm(OpenForm):
    """A value and the days it was measured over. A correction names no unit and says why."""

    unit = forms.ModelChoiceField(label="Đơn vị", queryset=Unit.objects.none(), empty_label=None)
    first_day = DayField(label="Từ ngày")
    last_day = DayField(label="Đến ngày")
    value = forms.DecimalField(label="Giá trị", max_digits=18, decimal_places=2, localize=True)
    source = AskedField(
        label="Nguồn số liệu",
        max_length=500,
        help_text=gettext_lazy("Ví dụ: Báo cáo số 15/BC-SDL; trang quản trị fanpage ngày 14/6."),
    )
    file = forms.FileField(
        label="Tệp kèm theo",
        required=False,
        help_text=gettext_lazy("Không đưa bí mật nhà nước vào hệ thống này."),
    )
    note = forms.CharField(label="Ghi chú", required=False, max_length=500)

    def __init__(self, *args: Any, units: Iterable[Unit] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if units is None:
            del self.fields["unit"]
            self.fields["note"] = AskedField(label="Lý do sửa", max_length=500)
        else:
            self.fields["unit"].queryset = units

    def refuse(self, refusal: ValidationError) -> None:
        """Each sentence at its field; what concerns the indicator stands above the form."""
        by_field = getattr(refusal, "error_dict", None) or {None: refusal.error_list}
        for name, errors in by_field.items():
            self.add_error(name if name in self.fields else None, errors)


class WithdrawForm(OpenForm):
    reason = reason_field()
