"""How far a plan reaches, and the longer plan it belongs to."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from nhipcau.plans.models import Plan
from nhipcau.plans.parents import could_be_parents
from nhipcau.workspace.forms.bounded import DayField
from nhipcau.workspace.forms.open_words import OpenForm


class HorizonForm(OpenForm):
    horizon = forms.ChoiceField(label="Kỳ hạn", choices=Plan.Horizon.choices)
    starts_on = DayField(label="Từ ngày")
    ends_on = DayField(label="Đến ngày")


class ParentForm(OpenForm):
    """Offers only plans that reach further and hold the days of this one."""

    parent = forms.ModelChoiceField(
        label="Thuộc kế hoạch dài hạn, trung hạn",
        queryset=Plan.objects.none(),
        required=False,
        empty_label=gettext_lazy("Không thuộc kế hoạch nào"),
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = {one.pk for one in could_be_parents(plan)} | {plan.parent_id}
        self.fields["parent"].queryset = Plan.objects.filter(pk__in=offered - {None})
