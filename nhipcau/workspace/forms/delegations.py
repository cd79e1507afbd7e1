"""The days and the unit for which delegations are counted."""

from datetime import date

from django import forms

from nhipcau.organisations.models import Unit
from nhipcau.workspace.forms.bounded import DayField


class FiguresAsked(forms.Form):
    """What the list above which the figures stand is asked for; nonsense is left out."""

    first = DayField(required=False)
    last = DayField(required=False)
    unit = forms.ModelChoiceField(queryset=Unit.objects.all(), required=False)

    def window(self, today: date) -> tuple[date, date, Unit | None]:
        """Both days inclusive; without them the year of the last day up to it."""
        self.is_valid()
        told = getattr(self, "cleaned_data", {})
        last = told.get("last") or max(today, told.get("first") or today)
        first = told.get("first") or date(last.year, 1, 1)
        return first, last, told.get("unit")
