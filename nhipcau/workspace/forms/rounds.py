"""Calling for reports: the days of a round, why it is changed, what it is locked without."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.plans.models import Plan
from nhipcau.reports.models import ReportRound
from nhipcau.reports.reminding.ladder import NO_LADDER
from nhipcau.reports.rounds import REVISABLE, Days
from nhipcau.reports.standing import Line
from nhipcau.ui.words import day_words
from nhipcau.workspace.forms.asked import AskedField, reason_field
from nhipcau.workspace.forms.bounded import DayField
from nhipcau.workspace.forms.open_words import OpenForm
from nhipcau.workspace.forms.refusals import show_refusal

DAYS = ("window_start", "window_end", "opens_on", "due_on")
INDEXES = (
    (0, gettext_lazy("Không áp dụng (năm, đột xuất)")),
    (1, gettext_lazy("1 (quý I, 6 tháng đầu năm)")),
    (2, gettext_lazy("2 (quý II, 6 tháng cuối năm)")),
    (3, gettext_lazy("3 (quý III)")),
    (4, gettext_lazy("4 (quý IV)")),
)


class DaysForm(OpenForm):
    """What may still be changed once a round is open."""

    title = forms.CharField(label="Tên đợt", required=False, max_length=300)
    window_start = DayField(label="Số liệu từ ngày", required=False)
    window_end = DayField(label="Chốt số liệu ngày", required=False)
    opens_on = DayField(label="Ngày mở", required=False)
    due_on = DayField(label="Hạn nộp", required=False)
    grace_days = forms.IntegerField(
        label="Số ngày châm chước", required=False, min_value=0, max_value=60, initial=0
    )
    guidance = forms.CharField(
        label="Hướng dẫn", required=False, max_length=10_000, widget=forms.Textarea({"rows": 3})
    )

    def clean_grace_days(self) -> int:
        return self.cleaned_data["grace_days"] or 0

    def days(self) -> Days | None:
        """All four days, or nothing where one is not given."""
        given = [self.cleaned_data.get(name) for name in DAYS]
        return Days(*given) if all(given) else None


class RoundForm(DaysForm):
    """A new round. Days left out are those of the period."""

    plan = forms.ModelChoiceField(
        label="Theo kế hoạch", queryset=Plan.objects.none(), empty_label=None
    )
    kind = forms.ChoiceField(label="Loại kỳ", choices=ReportRound.Kind.choices)
    year = forms.IntegerField(label="Năm", min_value=1945, max_value=2200)
    index = forms.TypedChoiceField(
        label="Kỳ thứ", choices=INDEXES, coerce=int, empty_value=0, required=False
    )
    include_coordinating = forms.BooleanField(
        label="Hỏi cả đơn vị phối hợp (không bắt buộc trả lời)", required=False, initial=True
    )
    warned = forms.CharField(widget=forms.HiddenInput, required=False)

    field_order = ("plan", "kind", "year", "index", "title", *DAYS, "grace_days", "guidance")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["plan"].queryset = Plan.objects.in_force()

    def told(self) -> dict[str, Any]:
        """What the verb takes beside the plan."""
        return {k: v for k, v in self.cleaned_data.items() if k not in {"plan", "warned"}}

    def fill(self, days: Days) -> None:
        """Put the usual days in place of what was typed; the rest stays as typed."""
        self.data = self.data.copy()
        for name in DAYS:
            self.data[name] = day_words(getattr(days, name))

    def mark_warned(self, warnings: Iterable[str]) -> None:
        self.data = self.data.copy()
        self.data["warned"] = seen_mark(warnings)


def seen_mark(warnings: Iterable[str]) -> str:
    """Says which warnings a page has shown."""
    return "|".join(warnings)


class LadderField(forms.CharField):
    """Days before (negative) and after the due day: "-7, -3, 1" as numbers, in order, each once."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, list):
            return value
        words = str(value or "").replace("\u2212", "-").replace(";", ",").split(",")
        try:
            return sorted({int(word) for word in words if word.strip()})
        except ValueError:
            raise ValidationError(NO_LADDER, code="ladder") from None

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(str, value)) if isinstance(value, list) else value


class ReviseRoundForm(DaysForm):
    reminder_days = LadderField(
        label="Nhắc vào các ngày so với hạn",
        required=False,
        max_length=200,
        help_text=gettext_lazy(
            "Số âm là trước hạn, số dương là sau hạn; bậc cuối sau hạn báo cả lãnh đạo."
        ),
    )
    reason = reason_field("Lý do sửa")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("title", *DAYS):
            self.fields[name].required = True

    def changes(self) -> dict[str, Any]:
        """What was not posted stays as it is."""
        told = {name: self.cleaned_data[name] for name in REVISABLE}
        if "reminder_days" not in self.data:
            del told["reminder_days"]
        return told


class ReasonForm(OpenForm):
    reason = reason_field()


class RebuildForm(OpenForm):
    reason = forms.CharField(
        label="Lý do", required=False, max_length=5000, widget=forms.Textarea({"rows": 2})
    )


class LockForm(OpenForm):
    """A reason for each report the round would be locked without."""

    def __init__(self, *args: Any, open_lines: Iterable[Line], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for line in open_lines:
            self.fields[f"report-{line.report.pk}"] = AskedField(
                label=line.report.unit_name, help_text=_(line.label), max_length=2000
            )

    def refuse(self, refusal: ValidationError) -> None:
        """A sentence at each report without a reason, where that is what is lacking."""
        lacking = [name for name in self.fields if not self.cleaned_data.get(name)]
        if "exceptions" in getattr(refusal, "error_dict", {}) and lacking:
            for name in lacking:
                self.add_error(name, _("Nêu lý do khóa khi thiếu báo cáo này."))
        else:
            show_refusal(self, refusal)

    def exceptions(self) -> dict[int, str]:
        return {
            int(name.removeprefix("report-")): reason
            for name, reason in self.cleaned_data.items()
            if reason
        }
