"""The days of a plan: its period, the deadline of a task, the day its report is due."""

import re
from datetime import date, timedelta
from typing import Any, Final

from nhipcau.plans.importing.recognise.draft import DraftDocument
from nhipcau.plans.models import Plan
from nhipcau.vietnamese.timing import Timeframe

_WITHOUT_DEADLINE: Final = {
    *("year", "continuous", "periodic", "multi_year", "relative", "on_demand", "unknown"),
}
_YEARS = re.compile(r"giai đoạn\s+(?:từ\s+)?(?:năm\s+)?(\d{4})\s*[-–—]\s*(?:năm\s+)?(\d{4})", re.I)
# Circular 22/2016/TT-BTTTT, Article 3: long-term, medium-term and yearly plans.
_MEDIUM_YEARS: Final = 5


def period_of(told: DraftDocument) -> tuple[date, date]:
    """First and last day, both inclusive: the years in the title ("giai đoạn 2021 - 2025"), else
    the whole of the plan's year. The document must have a year.
    """
    year = told.year
    if year is None:
        raise ValueError("a plan without a year has no period")
    found = _YEARS.search(told.title)
    first, last = (int(found[1]), int(found[2])) if found else (year, year)
    if not first <= year <= last:
        first = last = year
    return date(first, 1, 1), date(last, 12, 31)


def horizon_of(starts_on: date, ends_on: date) -> str:
    years = ends_on.year - starts_on.year + 1
    if years == 1:
        return Plan.Horizon.YEARLY
    return Plan.Horizon.MEDIUM if years <= _MEDIUM_YEARS else Plan.Horizon.LONG


def due_day(timeframe: Timeframe | None, plan_ends_on: date) -> date | None:
    """The last day of a task, inclusive; None for work that runs all year or past the plan."""
    if timeframe is None or timeframe.kind in _WITHOUT_DEADLINE or timeframe.end is None:
        return None
    return timeframe.end if timeframe.end <= plan_ends_on else None


def time_fields(timeframe: Timeframe | None, plan_ends_on: date) -> dict[str, Any]:
    """What a task keeps of its time as read, by field; a first day behind the last is left out."""
    due = due_day(timeframe, plan_ends_on)
    starts = timeframe.start if timeframe else None
    return {
        "timing_kind": timeframe.kind if timeframe else "unknown",
        "starts_on": starts if not (starts and due and starts > due) else None,
        "due_on": due,
        "is_tentative": bool(timeframe and timeframe.tentative),
    }


def report_day(told: DraftDocument) -> tuple[date | None, str]:
    """The last day on which a report is on time, and the sentence that says so.

    The first sentence with a day counts; "before" a day ends the day before it.
    """
    for deadline in told.report_deadlines:
        if deadline.day:
            early = timedelta(days=1 if deadline.relation == "before" else 0)
            return deadline.day - early, deadline.text
    return None, next((deadline.text for deadline in told.report_deadlines), "")
