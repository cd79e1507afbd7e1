"""Which days are worked, as a value: weekends, and the days that differ from their weekday."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_WEEKEND = (5, 6)  # Saturday, Sunday


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days `off` though not at a weekend, and `worked` though at one, of the `years` entered.

    `years` None knows of nothing but weekends, and asks for nothing else.
    """

    years: frozenset[int] | None = None
    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday where nothing else is entered, also in a year not known."""
        if day in self.off:
            return False
        return day in self.worked or day.weekday() not in _WEEKEND

    def after_working_days(self, day: date, number: int) -> date:
        """The `number`-th working day after `day`."""
        while number > 0:
            day += timedelta(days=1)
            number -= self.is_working_day(day)
        return day

    def from_day(self, day: date) -> date:
        """The first working day from `day` on, `day` itself included."""
        return day if self.is_working_day(day) else self.after_working_days(day, 1)

    def knows(self, year: int) -> bool:
        return self.years is None or year in self.years

    def unknown_years(self, days: Iterable[date]) -> list[int]:
        """The years of `days` whose holidays nobody has entered, the earliest first."""
        return sorted(year for year in {day.year for day in days} if not self.knows(year))


WEEKENDS_ONLY = Calendar()
