"""Which days are worked: a year, a day that differs from its weekday."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from nhipcau.organisations.models import SpecialDay
from nhipcau.organisations.working_days import FIRST_YEAR, LAST_YEAR
from nhipcau.workspace.forms.asked import AskedField
from nhipcau.workspace.forms.bounded import DayField
from nhipcau.workspace.forms.open_words import OpenForm


class YearForm(OpenForm):
    year = forms.IntegerField(label="Năm", min_value=FIRST_YEAR, max_value=LAST_YEAR)
    source = forms.CharField(label="Văn bản, thông báo", max_length=500, required=False)


class SourceForm(OpenForm):
    source = forms.CharField(
        label="Văn bản, thông báo",
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    is_verified = forms.BooleanField(label="Đã đối chiếu bản gốc", required=False)


class DayForm(OpenForm):
    on = DayField(label="Ngày")
    kind = forms.ChoiceField(label="Loại", choices=SpecialDay.Kind.choices)
    name = AskedField(label="Dịp", max_length=200)


class DayAsked(forms.Form):
    """The day that the address asks to change."""

    ngay = forms.DateField(input_formats=["%Y-%m-%d"])

    def day(self) -> date | None:
        try:
            found: date = self.fields["ngay"].clean(self.data.get("ngay"))
        except ValidationError:
            return None
        return found
