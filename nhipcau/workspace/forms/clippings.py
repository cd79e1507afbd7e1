"""Deciding of clippings, putting one right, keeping its evidence."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy

from nhipcau.organisations.models import Unit
from nhipcau.outputs.languages import LANGUAGE_NAMES, language_name
from nhipcau.plans.models import Task
from nhipcau.press.models import Clipping, Outlet, Topic
from nhipcau.press.reading.languages import LANGUAGES
from nhipcau.registries.models import PressVisit
from nhipcau.ui.words import day_words, shortened
from nhipcau.workspace.clipping.deciding import CONFIRM, REJECT
from nhipcau.workspace.forms.asked import AskedField, reason_field
from nhipcau.workspace.forms.bounded import DayField, RowsField
from nhipcau.workspace.forms.open_words import OpenForm
from nhipcau.workspace.forms.outputs import SECRECY, TaskChoice, own_tasks_first

_RECENT_VISITS = 60
_TONES = [("", gettext_lazy("Chưa xác định")), *Clipping.Tone.choices]


class DecideForm(forms.Form):
    """From the queue: `one` is "confirm-12" of a line, `several` an act for the ticked `rows`."""

    one = forms.RegexField(rf"^({CONFIRM}|{REJECT})-\d{{1,18}}$", required=False)
    several = forms.ChoiceField(choices=[(CONFIRM, ""), (REJECT, "")], required=False)
    rows = RowsField(queryset=Clipping.objects.none(), required=False)
    unit = forms.ModelChoiceField(
        label="Xác nhận cho đơn vị", queryset=Unit.objects.none(), empty_label=None
    )
    back = forms.CharField(required=False, max_length=3000, widget=forms.HiddenInput)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        light = Clipping.objects.defer("text", "trail").select_related("outlet")
        self.fields["rows"].queryset = light
        self.fields["unit"].required = len(units) > 1

    def chosen(self) -> tuple[str, list[Clipping]]:
        """What is to be done and with which rows, in the order of the queue."""
        if one := self.cleaned_data.get("one"):
            act, _sign, number = one.partition("-")
            return act, list(self.fields["rows"].queryset.filter(pk=int(number)))
        rows = self.cleaned_data.get("rows") or Clipping.objects.none()
        return self.cleaned_data.get("several") or "", list(rows)


class VisitField(forms.ModelChoiceField):
    """One of the visits of foreign press of late, or the one chosen before."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=PressVisit.objects.none(), required=False, **kwargs)

    def offer(self, kept: int | None = None) -> None:
        rows = PressVisit.objects.filter(struck_at=None).order_by("-starts_on", "-pk")
        recent = list(rows.values_list("pk", flat=True)[:_RECENT_VISITS])
        self.queryset = PressVisit.objects.filter(pk__in=[*recent, kept or 0]).order_by(
            "-starts_on", "-pk"
        )

    def label_from_instance(self, visit: PressVisit) -> str:
        return f"{day_words(visit.starts_on)} {shortened(visit.title, 80)}".strip()


class ConfirmForm(OpenForm):
    """`units` are those in whose name the reader may confirm, `unit` the reader's own."""

    unit = forms.ModelChoiceField(
        label="Đơn vị theo dõi", queryset=Unit.objects.none(), empty_label=None
    )
    tone = forms.ChoiceField(
        label="Sắc thái của tin",
        choices=_TONES,
        required=False,
        help_text=gettext_lazy("Của câu chuyện, không phải của người viết."),
    )
    tasks = TaskChoice(
        label="Tính cho nhiệm vụ",
        queryset=Task.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, unit: Unit, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        self.fields["tasks"].queryset = own_tasks_first(unit)


class RejectForm(OpenForm):
    """What nobody confirmed yet may go without a word."""

    reason = reason_field()

    def __init__(self, *args: Any, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = not is_new


class ToldForm(OpenForm):
    """What is told of a clipping, whoever found it."""

    title = AskedField(label="Tiêu đề", max_length=500)
    published_on = DayField(label="Ngày đăng, phát")
    medium = forms.ChoiceField(label="Loại hình", choices=Outlet.Medium.choices)
    place_in_outlet = forms.CharField(
        label="Trang, chương trình",
        max_length=200,
        required=False,
        help_text=gettext_lazy("Ví dụ: trang 5; Thời sự 19 giờ."),
    )
    language = forms.ChoiceField(label="Ngôn ngữ")
    excerpt = forms.CharField(
        label="Trích",
        max_length=600,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Một đoạn ngắn, nguyên văn."),
    )
    press_visit = VisitField(
        label="Từ đoàn phóng viên", empty_label=gettext_lazy("Không từ đoàn nào")
    )

    def __init__(self, *args: Any, kept: Clipping | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = dict.fromkeys((*LANGUAGES, *LANGUAGE_NAMES, *([kept.language] if kept else [])))
        fields: Any = self.fields
        fields["language"].choices = [(code, language_name(code)) for code in codes if code]
        fields["press_visit"].offer(kept.press_visit_id if kept else None)


class ReviseForm(ToldForm):
    """Unit, tone and tasks stand in it once the clipping is confirmed; `units` as above."""

    unit = ConfirmForm.base_fields["unit"]
    tone = ConfirmForm.base_fields["tone"]
    tasks = ConfirmForm.base_fields["tasks"]
    reason = forms.CharField(
        label="Lý do sửa", max_length=2000, required=False, widget=forms.Textarea({"rows": 2})
    )

    def __init__(
        self, *args: Any, kept: Clipping, unit: Unit, units: QuerySet[Unit], **kwargs: Any
    ) -> None:
        super().__init__(*args, kept=kept, **kwargs)
        fields: Any = self.fields
        fields["language"].required = bool(kept.language)
        if kept.state != Clipping.State.CONFIRMED:
            for name in ("unit", "tone", "tasks"):
                del fields[name]
            return
        fields["unit"].queryset = units
        fields["tasks"].queryset = _tasks_with(kept, unit)


def _tasks_with(kept: Clipping, unit: Unit) -> Any:
    """Those in force, and those it counts for though their plan is over."""
    kept_ones = kept.tasks.exclude(pk__in=Task.objects.in_force().values("pk"))
    own = own_tasks_first(unit)
    if not kept_ones.exists():
        return own
    either = Q(pk__in=own.order_by().values("pk")) | Q(pk__in=kept_ones.values("pk"))
    return Task.objects.filter(either).select_related("group").order_by("-plan", "position")


class CopyForm(OpenForm):
    file = forms.FileField(
        label="Bản lưu (ảnh chụp, bản quét, tệp ghi)",
        help_text=SECRECY,
        error_messages={"required": gettext_lazy("Chọn tệp.")},
    )


class ExemptForm(OpenForm):
    reason = AskedField(label="Lý do không có bản lưu", max_length=300)


class TopicForm(OpenForm):
    topic = forms.ModelChoiceField(
        label="Chủ đề", queryset=Topic.objects.filter(is_on=True), empty_label=None
    )
