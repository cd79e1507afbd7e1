"""From seen to answered: the median, the worst, and what is overdue (D-06)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import median

from django.utils import timezone

from nhipcau.press.models import Clarification
from nhipcau.press.models.clarifications import ClarificationQuerySet


@dataclass(frozen=True, slots=True)
class Answered:
    """Clarifications answered in a window, both days inclusive; spans from seen to answered.

    `rows` are in the order of their spans, the longest first; `late` came after their due day.
    Median and worst are None where nothing was answered.
    """

    first: date
    last: date
    rows: tuple[Clarification, ...]
    late: int
    median: timedelta | None
    worst: timedelta | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands on a day: unanswered ones, and of these the overdue, the longest overdue first.

    `waiting` is how long the oldest unanswered one has been known, None for none.
    """

    under_way: int
    overdue: tuple[Clarification, ...]
    waiting: timedelta | None


def answered_between(
    first: date, last: date, *, rows: ClarificationQuerySet | None = None
) -> Answered:
    """One query; of all clarifications or of `rows`."""
    asked = Clarification.objects.all() if rows is None else rows
    begins = timezone.make_aware(datetime.combine(first, datetime.min.time()))
    ends = timezone.make_aware(datetime.combine(last + timedelta(days=1), datetime.min.time()))
    within = asked.filter(answered_at__gte=begins, answered_at__lt=ends).select_related("unit")
    found = sorted(within, key=lambda row: (-span_of(row), row.pk))
    spans = [span_of(row) for row in found]
    return Answered(
        first=first,
        last=last,
        rows=tuple(found),
        late=sum(was_late(row) for row in found),
        median=_median(spans),
        worst=max(spans, default=None),
    )


def standing_at(now: datetime, *, rows: ClarificationQuerySet | None = None) -> Standing:
    """One query; of all clarifications or of `rows`."""
    day = timezone.localdate(now)
    asked = Clarification.objects.all() if rows is None else rows
    open_rows = list(asked.under_way().select_related("unit"))
    late = [row for row in open_rows if row.due_on and row.due_on < day]
    return Standing(
        under_way=len(open_rows),
        overdue=tuple(sorted(late, key=lambda row: (row.due_on or day, row.pk))),
        waiting=max((now - row.seen_at for row in open_rows), default=None),
    )


def _median(spans: list[timedelta]) -> timedelta | None:
    seconds = [span.total_seconds() for span in spans]
    return timedelta(seconds=median(seconds)) if seconds else None


def span_of(row: Clarification) -> timedelta:
    """From seen to answered; nothing for one that is not answered."""
    return row.answered_at - row.seen_at if row.answered_at else timedelta()


def was_late(row: Clarification) -> bool:
    """Whether it was answered after its due day."""
    if row.answered_at is None or row.due_on is None:
        return False
    return timezone.localdate(row.answered_at) > row.due_on


def days_and_hours(span: timedelta) -> tuple[int, int]:
    """Whole days and whole hours, what is left of an hour counted as one."""
    hours = -(-span // timedelta(hours=1))
    return divmod(hours, 24)


def quarters_of(year: int) -> list[tuple[date, date]]:
    """The four quarters of the calendar year, days inclusive."""
    begins = [date(year, month, 1) for month in (1, 4, 7, 10)] + [date(year + 1, 1, 1)]
    return [(first, after - timedelta(days=1)) for first, after in pairwise(begins)]
