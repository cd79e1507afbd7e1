"""What is asked of the figures of the press: a window of days and whose clippings."""

from datetime import date, timedelta
from typing import Any, Final
from urllib.parse import urlencode

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.organisations.models import Unit
from nhipcau.press.models import Clipping
from nhipcau.press.models.clippings import ClippingQuerySet
from nhipcau.ui.words import day_words
from nhipcau.workspace.forms import clipping_conditions as conditions
from nhipcau.workspace.forms.bounded import FIRST_DAY, DayField
from nhipcau.workspace.forms.press_numbers import LONGEST
from nhipcau.workspace.forms.quarters import code_of_quarter, latest_quarters, quarter_of

THIS_YEAR, THIS_MONTH, LAST_MONTH = "", "month", "last_month"
_QUARTERS: Final = 8
_YEARS: Final = 5
_OF_PEOPLE: Final = ("unit", "language", "country", "topic", "tone", "foreign")


class FiguresSearch(forms.Form):
    """Confirmed clippings of this year up to `day`, of another period, or between two days."""

    period = forms.ChoiceField(label="Thời gian", required=False)
    first = DayField(label="Đăng từ ngày", required=False)
    last = DayField(label="Đến ngày", required=False)
    unit = forms.ModelChoiceField(
        label="Đơn vị theo dõi",
        queryset=Unit.objects.none(),
        required=False,
        empty_label=gettext_lazy("Mọi đơn vị"),
    )
    language = forms.ChoiceField(label="Ngôn ngữ", required=False)
    country = forms.ChoiceField(
        label="Nước của báo", required=False, choices=conditions.country_choices
    )
    topic = conditions.topic_field()
    tone = forms.ChoiceField(label="Sắc thái", required=False, choices=conditions.tone_choices)
    foreign = forms.BooleanField(label="Chỉ báo nước ngoài", required=False)

    def __init__(self, data: Any, *, day: date) -> None:
        super().__init__(data)
        self.day = day
        fields: Any = self.fields
        fields["period"].choices = self._periods()
        fields["language"].choices = conditions.language_choices(self.data.get("language", ""))
        fields["unit"].queryset = conditions.UNITS.all()
        self.is_valid()
        self.told: dict[str, Any] = getattr(self, "cleaned_data", {})

    def _periods(self) -> list[tuple[str, str]]:
        quarters = {code_of_quarter(one): one for one in latest_quarters(self.day, _QUARTERS)}
        if asked := quarter_of(str(self.data.get("period", ""))):
            quarters[code_of_quarter(asked)] = asked
        years = range(self.day.year - 1, max(self.day.year - _YEARS, FIRST_DAY.year), -1)
        return [
            (THIS_YEAR, _("Năm %(year)s đến nay") % {"year": self.day.year}),
            (THIS_MONTH, _("Tháng này")),
            (LAST_MONTH, _("Tháng trước")),
            *((code, _("%(quarter)s (kỳ báo cáo)") % {"quarter": one.title})
              for code, one in quarters.items()),
            *((str(year), _("Năm %(year)s") % {"year": year}) for year in years),
        ]  # fmt: skip

    @cached_property
    def window(self) -> tuple[date, date]:
        """The first and the last day, both inclusive; ten years at most, the latest ones."""
        asked: tuple[date | None, date | None] = self.told.get("first"), self.told.get("last")
        if asked == (None, None):
            return _window_of(self.told.get("period") or THIS_YEAR, self.day)
        last = asked[1] or max(self.day, asked[0] or self.day)
        first = asked[0] or date(last.year, 1, 1)
        first, last = min(first, last), max(first, last)
        return max(first, last - LONGEST), last

    @property
    def days_in_words(self) -> str:
        first, last = self.window
        return f"{day_words(first)} – {day_words(last)}"

    @property
    def in_words(self) -> str:
        """The days and whose clippings, as the title of a file says it."""
        people = [words for words, name in self.words() if name in _OF_PEOPLE]
        return ", ".join([self.days_in_words, *people])

    def narrowed(self, rows: ClippingQuerySet) -> ClippingQuerySet:
        told = {name: self.told.get(name) for name in _OF_PEOPLE}
        return conditions.narrowed(rows.confirmed().between(*self.window), told)

    def query(self, **more: Any) -> str:
        """The address of the rows behind a number, for the queue and for the list of stories.

        `more` narrows further; `first` and `last` there are days.
        """
        first, last = self.window
        told: dict[str, Any] = {"state": Clipping.State.CONFIRMED, "first": first, "last": last}
        for name in _OF_PEOPLE:
            if value := self.told.get(name):
                told[name] = "on" if value is True else getattr(value, "pk", value)
        return urlencode({name: str(value) for name, value in (told | more).items()})

    def words(self) -> list[tuple[str, str]]:
        """The conditions as people say them, each with the name of its field."""
        said = conditions.said()
        names = ("first", "last", *_OF_PEOPLE)
        told = [(str(said[name](self.told[name])), name) for name in names if self.told.get(name)]
        period = self.told.get("period")
        if period and not (self.told.get("first") or self.told.get("last")):
            told.insert(0, (dict(self._periods())[period], "period"))
        return told


def _window_of(period: str, day: date) -> tuple[date, date]:
    if period == THIS_MONTH:
        return day.replace(day=1), day
    if period == LAST_MONTH:
        last = day.replace(day=1) - timedelta(days=1)
        return last.replace(day=1), last
    if quarter := quarter_of(period):
        return quarter.window
    if period:
        return date(int(period), 1, 1), date(int(period), 12, 31)
    return date(day.year, 1, 1), day
