"""What one may ask of a plan's list of tasks."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.organisations.models import Unit
from nhipcau.plans.models import Plan, Task, TaskGroup
from nhipcau.plans.models.tasks import TaskQuerySet


class TaskFilter(forms.Form):
    """Words, unit, status and section; an answer that means nothing here is left out."""

    q = forms.CharField(label=_("Từ trong nhiệm vụ"), required=False, max_length=200)
    unit = forms.ModelChoiceField(
        label=_("Đơn vị"), queryset=Unit.objects.none(), required=False, empty_label=_("Mọi đơn vị")
    )
    status = forms.ChoiceField(
        label=_("Tình trạng"),
        choices=[("", _("Mọi tình trạng")), *Task.Status.choices, ("overdue", _("Quá hạn"))],
        required=False,
    )
    group = forms.ModelChoiceField(
        label=_("Mục"), queryset=TaskGroup.objects.none(), required=False, empty_label=_("Mọi mục")
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bound = Unit.objects.filter(bound_by__task__plan=plan).distinct()
        self.fields["unit"].queryset = bound
        self.fields["group"].queryset = plan.groups.exclude(code="", title="")
        self.is_asked = bool(self.data) and self.is_valid()

    def narrowed(self, tasks: TaskQuerySet, *, day: date) -> TaskQuerySet:
        """The tasks asked for; "quá hạn" is judged on `day`."""
        asked = getattr(self, "cleaned_data", {})
        if asked.get("q"):
            tasks = tasks.search(asked["q"])
        if asked.get("unit"):
            tasks = tasks.of_unit(asked["unit"], day=day)
        if asked.get("status") == "overdue":
            tasks = tasks.overdue_on(day)
        elif asked.get("status"):
            tasks = tasks.filter(status=asked["status"])
        if asked.get("group"):
            tasks = tasks.filter(group=asked["group"])
        return tasks

    def words(self) -> list[tuple[str, str]]:
        """The conditions as people say them, each with the name of its field."""
        asked = getattr(self, "cleaned_data", {})
        said = {
            "q": _("có “%(words)s”") % {"words": asked["q"]} if asked.get("q") else "",
            "unit": asked["unit"].label if asked.get("unit") else "",
            "status": _(dict(self.fields["status"].choices).get(asked.get("status") or None, "")),
            "group": _("mục %(title)s") % {"title": asked["group"]} if asked.get("group") else "",
        }
        return [
            (words.lower() if key == "status" else words, key)
            for key, words in said.items()
            if words
        ]
