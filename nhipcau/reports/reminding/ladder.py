"""Which rung of the ladder a report stands on: pure, and the same however often it is asked."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from nhipcau.organisations.calendar import WEEKENDS_ONLY, Calendar

MOST_RUNGS, FARTHEST = 12, 90  # our own bounds; days before or after the due day

NO_LADDER = (
    f"Các bậc nhắc là nhiều nhất {MOST_RUNGS} số nguyên từ -{FARTHEST} đến {FARTHEST}, "
    "cách nhau bằng dấu phẩy; ví dụ: -7, -3, -1, 1, 3."
)


def is_ladder(days: Collection[object]) -> bool:
    """Whether these can be the days of a ladder: few, whole numbers, near the due day."""
    return 0 < len(days) <= MOST_RUNGS and all(
        type(day) is int and -FARTHEST <= day <= FARTHEST for day in days
    )


@dataclass(frozen=True, slots=True)
class Ladder:
    """The days on which one report is reminded of its own due day.

    `days` counts calendar days from `due_on`, -3 is three days before; one that falls on a day off
    is given on the next working day. Rungs of days before `opens_on` do not exist, nor those
    within `grace_days` after the due day: a report that late is not chased yet.
    """

    due_on: date
    days: tuple[int, ...]
    opens_on: date
    grace_days: int = 0
    calendar: Calendar = WEEKENDS_ONLY

    def rungs(self) -> Iterator[tuple[int, date]]:
        """Each rung with the day it is given on, the earliest first."""
        for rung in sorted(set(self.days)):
            day = self.due_on + timedelta(days=rung)
            if day >= self.opens_on and not 0 < rung <= self.grace_days:
                yield rung, self.calendar.from_day(day)


@dataclass(frozen=True, slots=True)
class Rung:
    """The rung to give now. `skipped` are those that passed while nobody ran the calendar."""

    rung: int
    skipped: tuple[int, ...]
    is_last: bool


def rung_to_give(ladder: Ladder, *, given: Collection[int], today: date) -> Rung | None:
    """The latest rung that has come, unless it or a later one was given; none on a day off.

    `given` are the rungs of this due day: another due day begins the ladder again.
    """
    rungs = list(ladder.rungs())
    come = [rung for rung, day in rungs if day <= today]
    reached = max(given, default=None)
    ahead = [rung for rung in come if reached is None or rung > reached]
    if not ahead or not ladder.calendar.is_working_day(today):
        return None
    *skipped, rung = ahead
    return Rung(rung, tuple(skipped), is_last=rung == rungs[-1][0])


def next_rung(ladder: Ladder, *, given: Collection[int], today: date) -> tuple[int, date] | None:
    """The rung that comes after `today`, and its day; None once the ladder has been climbed."""
    reached = max(given, default=None)
    coming = (
        (rung, day)
        for rung, day in ladder.rungs()
        if day > today and (reached is None or rung > reached)
    )
    return next(coming, None)
