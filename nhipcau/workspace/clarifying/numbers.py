"""Figures of clarifications as a page shows them: quarters with the items behind each."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.press.clarifying.figures import (
    Answered,
    answered_between,
    days_and_hours,
    quarters_of,
    span_of,
    standing_at,
    was_late,
)
from nhipcau.press.models import Clarification

Span = tuple[int, int]
"""Whole days and hours."""


@dataclass(frozen=True, slots=True)
class Quarter:
    """`items` are the clarifications with how long each took and whether it was late."""

    label: str
    told: Answered
    median: Span | None
    worst: Span | None
    items: list[tuple[Clarification, Span, bool]]


def numbers_of(year: int, *, now: datetime) -> dict[str, Any]:
    """The year and its quarters by the day of the answer; a constant number of queries."""
    whole = answered_between(date(year, 1, 1), date(year, 12, 31))
    standing = standing_at(now)
    return {
        "year": year,
        "years": sorted({year, *_years()}, reverse=True),
        "whole": _quarter("", whole),
        "quarters": [
            _quarter(_("Quý %(n)s") % {"n": n}, answered_between(first, last))
            for n, (first, last) in enumerate(quarters_of(year), start=1)
        ],
        "standing": standing,
        "oldest": _span(standing.waiting),
    }


def _years() -> set[int]:
    moments = Clarification.objects.exclude(answered_at=None).order_by()
    return {moment.year for moment in moments.datetimes("answered_at", "year")}


def _quarter(label: str, told: Answered) -> Quarter:
    return Quarter(
        label=label,
        told=told,
        median=_span(told.median),
        worst=_span(told.worst),
        items=[(row, days_and_hours(span_of(row)), was_late(row)) for row in told.rows],
    )


def _span(span: timedelta | None) -> Span | None:
    return None if span is None else days_and_hours(span)
