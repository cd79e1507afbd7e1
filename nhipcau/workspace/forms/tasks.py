"""What one may ask of the list of tasks, and how a task moves on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.plans.models import Plan, Task
from nhipcau.plans.models.tasks import TaskQuerySet
from nhipcau.workspace.forms.bounded import DayField
from nhipcau.workspace.forms.open_words import OpenForm
from nhipcau.workspace.forms.plans import TaskFilter

WHOSE = (("", _("Chủ trì hoặc phối hợp")), ("lead", _("Chủ trì")), ("coordinate", _("Phối hợp")))


class TaskSearch(TaskFilter):
    """The filter of one plan, and whether the unit asked for leads or coordinates."""

    whose = forms.ChoiceField(label="Vai trò của đơn vị", choices=WHOSE, required=False)

    field_order = ("q", "unit", "whose", "status", "group")

    def narrowed(self, tasks: TaskQuerySet, *, day: Any) -> TaskQuerySet:
        tasks = super().narrowed(tasks, day=day)
        asked = getattr(self, "cleaned_data", {})
        unit, whose = asked.get("unit"), asked.get("whose")
        if unit and whose:
            tasks = tasks.in_role(unit, whose, day=day)
        return tasks

    def words(self) -> list[tuple[str, str]]:
        said = super().words()
        whose = getattr(self, "cleaned_data", {}).get("whose")
        if whose and self.cleaned_data.get("unit"):
            said.append((str(dict(WHOSE)[whose]).lower(), "whose"))
        return said


class StatusForm(OpenForm):
    """A move of a task; whether the move is allowed is the verb's to say."""

    status = forms.ChoiceField(label="Tình trạng mới", choices=Task.Status.choices)
    on = DayField(
        label="Ngày", required=False, help_text=_("Ngày hoàn thành; để trống nếu là hôm nay.")
    )
    reason = forms.CharField(
        label="Lý do, ghi chú", required=False, max_length=2000, widget=forms.Textarea({"rows": 2})
    )


def plans_to_choose() -> list[Plan]:
    """Plans in force, the latest first."""
    return list(Plan.objects.in_force())
