"""What becomes of each task next year."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from nhipcau.plans.models import Plan
from nhipcau.plans.next_year import CHOICES, Suggestion
from nhipcau.workspace.forms.open_words import OpenForm


class NextYearForm(OpenForm):
    """The year, and a choice for each task that stands in the plan, the suggested one to begin."""

    year = forms.IntegerField(
        label="Năm của kế hoạch mới", min_value=1945, max_value=2200, localize=False
    )

    def __init__(
        self, *args: Any, plan: Plan, suggestions: Sequence[Suggestion], **kwargs: Any
    ) -> None:
        super().__init__(*args, initial={"year": plan.ends_on.year + 1}, **kwargs)
        self.suggestions = suggestions
        for one in suggestions:
            self.fields[f"task_{one.task.pk}"] = forms.ChoiceField(
                label=_("Nhiệm vụ %(code)s") % {"code": one.task.code},
                choices=[(choice, _(said)) for choice, said in CHOICES.items()],
                initial=one.choice,
            )

    def lines(self) -> Iterator[tuple[Suggestion, forms.BoundField]]:
        """Each task with its field."""
        for one in self.suggestions:
            yield one, self[f"task_{one.task.pk}"]

    def choices(self) -> dict[int, str]:
        """By primary key of the task."""
        told = self.cleaned_data
        return {one.task.pk: told[f"task_{one.task.pk}"] for one in self.suggestions}
