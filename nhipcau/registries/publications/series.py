"""How far the issues of a series have come in a year, and when the next one is due."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nhipcau.plans.models import Task
from nhipcau.registries.models import Publication
from nhipcau.registries.publications.issues import issues_of

_A_YEAR = re.compile(r"(\d{1,2})\s*(?:số|kỳ)\s*/\s*(?:01\s*|1\s*)?năm", re.IGNORECASE)
State = Publication.State


@dataclass(frozen=True, slots=True)
class SeriesStanding:
    """Issues of `series` in `year`: `released` of `wanted` (None: nobody told how many).

    `next_due_on` is the last day, inclusive, of the next one, None where all are out or nobody
    told how many; `under_way` are issues entered and not out yet.
    """

    series: str
    year: int
    released: int
    wanted: int | None
    next_due_on: date | None
    under_way: int = 0


def standing(series: str, year: int, wanted: int | None = None) -> SeriesStanding:
    """`wanted` issues a year are spread evenly: of four, each is due at the end of its quarter."""
    states = list(issues_of(series).filter(starts_on__year=year).values_list("state", flat=True))
    released = states.count(State.RELEASED)
    open_ones = sum(one in (State.PLANNED, State.PREPARING, State.CHECKED) for one in states)
    due_on = last_day_of(released + 1, wanted, year) if wanted and released < wanted else None
    return SeriesStanding(series, year, released, wanted, due_on, open_ones)


def standing_of_issue(row: Publication) -> SeriesStanding | None:
    """The series of an issue in its year, its number told by the tasks it counts for."""
    if row.form != Publication.Form.NEWSLETTER or not row.series or not row.starts_on:
        return None
    return standing(row.series, row.starts_on.year, wanted_of(row.tasks.all()))


def last_day_of(place: int, wanted: int, year: int) -> date:
    """The last day of the `place`-th of `wanted` equal parts of the year, in whole months."""
    month = -(-12 * place // wanted)
    return date(year, month, monthrange(year, month)[1])


def wanted_of(tasks: Iterable[Task]) -> int | None:
    """How many issues a year the first task that says so asks for: "(04 số/năm)" is 4."""
    found = (wanted_in(task.title) for task in tasks)
    return next((one for one in found if one), None)


def wanted_in(words: str) -> int | None:
    told = _A_YEAR.search(words)
    return int(told[1]) or None if told else None
