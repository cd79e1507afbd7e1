"""The days an indicator is told for: this period, the year so far, the same period a year ago."""

from dataclasses import dataclass
from datetime import date

from nhipcau.reports.periods import YEAR, Period, period_of


@dataclass(frozen=True, slots=True)
class Days:
    """`first`..`last`, both inclusive."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last

    def holds_all(self, first: date, last: date) -> bool:
        return self.first <= first and last <= self.last

    def meets(self, first: date, last: date) -> bool:
        """Whether they have a day in common."""
        return first <= self.last and self.first <= last


@dataclass(frozen=True, slots=True)
class Windows:
    this: Days
    year: Days
    last: Days


def windows_of(first: date, last: date, *, year: int | None = None) -> Windows:
    """The year so far begins with the first day of the reporting year (15 December before).

    `year` is that of a round; without it the year that `last` lies in. A period that begins before
    its year begins it.
    """
    begins, _ = (Period(YEAR, year) if year else period_of(last, YEAR)).window
    return Windows(
        this=Days(first, last),
        year=Days(min(first, begins), last),
        last=Days(a_year_before(first), a_year_before(last)),
    )


def a_year_before(day: date) -> date:
    """The same day of the year before; 28 February for 29 February."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
