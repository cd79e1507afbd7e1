"""What people look for among programmes, what they write about one, which tasks serve it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from nhipcau.documents.models import LegalBasis
from nhipcau.organisations.models import Unit
from nhipcau.plans.models import Plan, Programme, Task
from nhipcau.plans.models.tasks import TaskQuerySet
from nhipcau.workspace.forms.asked import reason_field
from nhipcau.workspace.forms.bounded import DayField, RowsField
from nhipcau.workspace.forms.legal_bases import BasisChoice
from nhipcau.workspace.forms.open_words import OpenForm


class ProgrammeSearch(forms.Form):
    q = forms.CharField(label="Từ trong tên", required=False, max_length=200)


class ProgrammeForm(OpenForm):
    kind = forms.ChoiceField(label="Loại", choices=Programme.Kind.choices)
    name = forms.CharField(
        label="Tên", max_length=500, help_text=gettext_lazy("Như văn bản phê duyệt ghi.")
    )
    short_name = forms.CharField(label="Tên gọi tắt", max_length=120, required=False)
    lead = forms.ModelChoiceField(
        label="Đơn vị chủ trì", queryset=Unit.objects.none(), required=False, empty_label="–"
    )
    basis = BasisChoice(
        label="Căn cứ",
        queryset=LegalBasis.objects.order_by("kind", "-issued_on", "number"),
        required=False,
        empty_label=gettext_lazy("Chưa ghi căn cứ"),
    )
    valid_from = DayField(label="Từ ngày", required=False)
    valid_to = DayField(label="Đến ngày", required=False)
    goal = forms.CharField(
        label="Mục tiêu", max_length=5000, required=False, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = Unit.objects.reporting().order_by("position", "name")


class CloseForm(OpenForm):
    last_day = DayField(label="Ngày cuối cùng thực hiện")
    reason = reason_field(gettext_noop("Lý do kết thúc"))


class TaskLookup(forms.Form):
    """Which tasks to show for choosing: words and plan."""

    q = forms.CharField(label="Từ trong nhiệm vụ, tên đơn vị", required=False, max_length=200)
    plan = forms.ModelChoiceField(
        label="Kế hoạch",
        queryset=Plan.objects.in_force(),
        required=False,
        empty_label=gettext_lazy("Mọi kế hoạch"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_valid()

    def narrowed(self, tasks: TaskQuerySet) -> TaskQuerySet:
        asked = getattr(self, "cleaned_data", {})
        if asked.get("q"):
            tasks = tasks.search(asked["q"])
        return tasks.filter(plan=asked["plan"]) if asked.get("plan") else tasks

    def words(self) -> list[tuple[str, str]]:
        asked = getattr(self, "cleaned_data", {})
        said = []
        if asked.get("q"):
            said.append((_("có “%(words)s”") % {"words": asked["q"]}, "q"))
        if asked.get("plan"):
            said.append((str(asked["plan"]), "plan"))
        return said


class TasksForm(forms.Form):
    """The tasks ticked; at least one."""

    tasks = RowsField(
        label="Nhiệm vụ",
        queryset=Task.objects.in_force(),
        error_messages={"required": gettext_lazy("Hãy chọn ít nhất một nhiệm vụ.")},
    )
