"""Recording a thing done: three fields first (what, when, proof), the rest below them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.db.models import Case, IntegerField, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.documents.models import LegalBasis
from nhipcau.organisations.models import Unit
from nhipcau.outputs.languages import LANGUAGE_NAMES
from nhipcau.outputs.models import Output
from nhipcau.outputs.models import OutputQuerySet as Outputs
from nhipcau.plans.models import Plan, Programme, Task, TaskGroup
from nhipcau.ui.words import day_words, shortened
from nhipcau.workspace.forms.bounded import DayField, RowsField
from nhipcau.workspace.forms.open_words import OpenForm

COMMON_LANGUAGES = ("vi", "en", "lo", "km", "zh", "ja", "ko", "fr")
SECRECY = gettext_lazy("Không đưa bí mật nhà nước vào hệ thống này.")


class TaskChoice(RowsField):
    def label_from_instance(self, task: Task) -> str:
        return f"{task.code}. {shortened(task.title, 110)}"


class OutputForm(OpenForm):
    """Everything of an output. `unit` is who is asking: first in the list, its tasks first."""

    title = forms.CharField(
        label="Tên kết quả",
        max_length=500,
        help_text=gettext_lazy("Ví dụ: Clip giới thiệu du lịch hè."),
    )
    kind = forms.ChoiceField(label="Loại kết quả", choices=Output.Kind.choices)
    happened_on = DayField(label="Ngày")
    tasks = TaskChoice(
        label="Tính cho nhiệm vụ",
        queryset=Task.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    url = forms.URLField(
        label="Minh chứng: địa chỉ trên mạng",
        required=False,
        max_length=1000,
        assume_scheme="https",
    )
    file = forms.FileField(label="Minh chứng: tệp", required=False, help_text=SECRECY)
    quantity = forms.DecimalField(
        label="Số lượng", required=False, max_digits=14, decimal_places=2, localize=True
    )
    quantity_unit = forms.CharField(
        label="Đơn vị tính",
        required=False,
        max_length=60,
        help_text=gettext_lazy("Ví dụ: bản, lượt, người."),
    )
    languages = forms.MultipleChoiceField(
        label="Ngôn ngữ", required=False, widget=forms.CheckboxSelectMultiple
    )
    units = RowsField(
        label="Đơn vị thực hiện",
        queryset=Unit.objects.none(),
        help_text=gettext_lazy("Đơn vị mình có sẵn."),
    )
    summary = forms.CharField(
        label="Tóm tắt", required=False, max_length=5000, widget=forms.Textarea({"rows": 3})
    )
    is_public = forms.BooleanField(label="Được công khai", required=False)

    def __init__(self, *args: Any, unit: Unit, day: date, kept: Iterable[str] = (), **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["units"].queryset = Unit.objects.reporting().on(day)
        self.fields["units"].widget.attrs["size"] = 6
        self.fields["tasks"].queryset = own_tasks_first(unit)
        codes = dict.fromkeys((*COMMON_LANGUAGES, *kept))
        self.fields["languages"].choices = [(code, LANGUAGE_NAMES[code]) for code in codes]

    def told(self) -> dict[str, Any]:
        """What the verbs take, proof left out."""
        return {k: v for k, v in self.cleaned_data.items() if k not in {"url", "file"}}


def own_tasks_first(unit: Unit) -> Any:
    """Tasks in force: those of the unit before the others, in the order of the plan."""
    own = Task.objects.of_unit(unit, day=timezone.localdate()).values("pk")
    return (
        Task.objects.in_force()
        .select_related("group")
        .annotate(
            rank=Case(
                When(pk__in=own, then=Value(0)), default=Value(1), output_field=IntegerField()
            )
        )
        .order_by("rank", "plan", "position")
    )


class ReviseForm(OutputForm):
    """The same fields; a recorded output needs the reason of the change. Proof is only added."""

    url = None
    file = None
    reason = forms.CharField(
        label="Lý do sửa", required=False, max_length=2000, widget=forms.Textarea({"rows": 2})
    )

    def told(self) -> dict[str, Any]:
        return {k: v for k, v in self.cleaned_data.items() if k != "reason"}


class ProofForm(OpenForm):
    url = forms.URLField(
        label="Địa chỉ trên mạng", required=False, max_length=1000, assume_scheme="https"
    )
    file = forms.FileField(label="Tệp", required=False, help_text=SECRECY)
    label = forms.CharField(label="Ghi chú", required=False, max_length=300)


class ReasonForm(OpenForm):
    reason = forms.CharField(
        label="Lý do", max_length=2000, widget=forms.Textarea({"rows": 2}), required=False
    )


NARROWING = {
    "q": lambda rows, value: rows.search(value),
    "kind": lambda rows, value: rows.filter(kind=value),
    "unit": lambda rows, value: rows.by_unit(value),
    "task": lambda rows, value: rows.for_task(value),
    "group": lambda rows, value: rows.for_tasks(value.tasks.all()),
    "plan": lambda rows, value: rows.for_tasks(value.tasks.all()),
    "programme": lambda rows, value: rows.for_tasks(value.tasks.in_force()),
    "basis": lambda rows, value: rows.for_tasks(Task.objects.in_force().filter(bases__basis=value)),
    "first": lambda rows, value: rows.filter(happened_on__gte=value),
    "last": lambda rows, value: rows.filter(happened_on__lte=value),
}


IN_STATE = {
    "": lambda rows: rows.exclude(state=Output.State.WITHDRAWN),
    "loose": lambda rows: rows.loose(),
    "unproven": lambda rows: rows.unproven(),
}


class OutputSearch(forms.Form):
    """What one may ask of the list of outputs; an answer that means nothing is left out."""

    q = forms.CharField(label="Từ trong tên kết quả", required=False, max_length=200)
    kind = forms.ChoiceField(
        label="Loại", required=False, choices=[("", gettext_lazy("Mọi loại")), *Output.Kind.choices]
    )
    unit = forms.ModelChoiceField(
        label="Đơn vị",
        queryset=Unit.objects.none(),
        required=False,
        empty_label=gettext_lazy("Mọi đơn vị"),
    )
    task = forms.ModelChoiceField(
        queryset=Task.objects.all(), required=False, widget=forms.HiddenInput
    )
    group = forms.ModelChoiceField(
        queryset=TaskGroup.objects.all(), required=False, widget=forms.HiddenInput
    )
    plan = forms.ModelChoiceField(
        queryset=Plan.objects.all(), required=False, widget=forms.HiddenInput
    )
    programme = forms.ModelChoiceField(
        queryset=Programme.objects.all(), required=False, widget=forms.HiddenInput
    )
    basis = forms.ModelChoiceField(
        queryset=LegalBasis.objects.all(), required=False, widget=forms.HiddenInput
    )
    first = DayField(label="Từ ngày", required=False)
    last = DayField(label="Đến ngày", required=False)
    state = forms.ChoiceField(
        label="Tình trạng",
        required=False,
        choices=[
            ("", gettext_lazy("Đã ghi nhận và nháp")),
            *Output.State.choices,
            ("loose", gettext_lazy("Chưa gắn nhiệm vụ")),
            ("unproven", gettext_lazy("Chưa có minh chứng")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(contributions__isnull=False).distinct()
        self.is_valid()

    def narrowed(self, outputs: Outputs) -> Outputs:
        asked = getattr(self, "cleaned_data", {})
        state = asked.get("state") or ""
        outputs = IN_STATE.get(state, lambda rows: rows.filter(state=state))(outputs)
        for name, narrow in NARROWING.items():
            if asked.get(name):
                outputs = narrow(outputs, asked[name])
        return outputs

    def words(self) -> list[tuple[str, str]]:
        """The conditions as people say them, each with the name of its field."""
        asked = getattr(self, "cleaned_data", {})
        said = {
            "q": lambda v: _("có “%(words)s”") % {"words": v},
            "kind": lambda v: _(Output.Kind(v).label).lower(),
            "unit": lambda v: v.label,
            "task": lambda v: _("nhiệm vụ %(code)s") % {"code": v.code},
            "group": lambda v: _("mục %(title)s") % {"title": v},
            "plan": lambda v: _("kế hoạch năm %(year)s") % {"year": v.year},
            "programme": lambda v: str(v),
            "basis": lambda v: str(v),
            "first": lambda v: _("từ %(day)s") % {"day": day_words(v)},
            "last": lambda v: _("đến %(day)s") % {"day": day_words(v)},
            "state": lambda v: _(dict(self.fields["state"].choices)[v]).lower(),
        }
        return [(say(asked[name]), name) for name, say in said.items() if asked.get(name)]
