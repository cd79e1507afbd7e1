"""The days a page of indicators is asked for, and the address that asks for them again."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from nhipcau.reports.indicators.windows import Days, Windows, windows_of
from nhipcau.reports.models import ReportRound
from nhipcau.reports.periods import QUARTER, period_of
from nhipcau.ui.words import day_words
from nhipcau.workspace.forms.indicators import PeriodForm


@dataclass(frozen=True, slots=True)
class Chosen:
    """`title` is the round, or nothing for plain days; `query` asks for the same days."""

    title: str
    windows: Windows
    query: str

    @property
    def words(self) -> str:
        days = span_words(self.windows.this)
        return f"{self.title} ({days})" if self.title else days


def chosen_days(form: PeriodForm, today: date) -> Chosen:
    """As asked; without a valid question the latest round that has begun, else this quarter."""
    told = form.cleaned_data if form.is_valid() else {}
    if told.get("tu"):
        return _of_days(told["tu"], told["den"])
    begun = ReportRound.objects.in_force().filter(window_start__lte=today)
    round = told.get("dot") or begun.order_by("-window_end", "-pk").first()
    if round is None:
        period = period_of(today, QUARTER)
        return Chosen(period.title, windows_of(*period.window, year=period.year), "")
    windows = windows_of(round.window_start, round.window_end, year=round.year)
    return Chosen(round.title, windows, urlencode({"dot": round.pk}))


def _of_days(first: date, last: date) -> Chosen:
    query = urlencode({"tu": day_words(first), "den": day_words(last)})
    return Chosen("", windows_of(first, last), query)


def span_words(days: Days) -> str:
    return _("%(first)s – %(last)s") % {
        "first": day_words(days.first),
        "last": day_words(days.last),
    }
