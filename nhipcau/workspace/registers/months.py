"""A month of everything: entries of all registers and the last days they have."""

from calendar import Calendar, monthrange
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.registries.models import Clock, Entry
from nhipcau.registries.rules import rules

_CALENDAR = Calendar(firstweekday=0)


@dataclass(frozen=True, slots=True)
class Mark:
    """One line of a day: an entry that lies on it, or (`is_due`) a last day."""

    entry: Entry
    words: str
    is_due: bool = False
    is_late: bool = False


@dataclass(slots=True)
class Day:
    on: date
    is_of_month: bool
    marks: list[Mark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Month:
    """`weeks` of seven days, Monday first; `previous` and `next` are first days of months."""

    first: date
    last: date
    previous: date
    next: date
    weeks: list[list[Day]]

    @property
    def days_with_marks(self) -> list[Day]:
        return [day for week in self.weeks for day in week if day.marks and day.is_of_month]


def month_of(day: date, *, rows: Any, clocks: Any, today: date) -> Month:
    """The month that `day` lies in. `rows` are entries, `clocks` what is still due; two queries."""
    first = day.replace(day=1)
    last = day.replace(day=monthrange(day.year, day.month)[1])
    weeks = [
        [Day(one, one.month == day.month) for one in week]
        for week in _CALENDAR.monthdatescalendar(day.year, day.month)
    ]
    shown = (weeks[0][0].on, weeks[-1][-1].on)
    marks = _marks(rows.between(*shown), clocks.filter(due_on__range=shown), shown, today)
    for week in weeks:
        for one in week:
            one.marks = marks[one.on]
    return Month(first, last, _step(first, -1), _step(last, 1), weeks)


def _step(day: date, by: int) -> date:
    """The first day of the month before or after; the ends of the calendar stay."""
    try:
        return (day + timedelta(days=by)).replace(day=1)
    except OverflowError:
        return day.replace(day=1)


def _marks(
    rows: Iterable[Entry], clocks: Iterable[Clock], shown: tuple[date, date], today: date
) -> dict[date, list[Mark]]:
    marks: dict[date, list[Mark]] = defaultdict(list)
    for row in rows:
        if row.starts_on is None:
            continue
        day, end = max(row.starts_on, shown[0]), min(row.ends_on or row.starts_on, shown[1])
        while day <= end:
            marks[day].append(Mark(row, row.title))
            day += timedelta(days=1)
    for clock in clocks:
        words = f"{_(rules()[clock.code].words)}: {clock.entry.title}"
        mark = Mark(clock.entry, words, is_due=True, is_late=clock.due_on < today)
        marks[clock.due_on].append(mark)
    return marks
