"""What is counted of questions and opinions; the same before and after personal data are erased."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any, NamedTuple

from django.db.models import Avg, Count, Max, QuerySet

from nhipcau.inquiries.models import Inquiry, Rating


@dataclass(frozen=True, slots=True)
class Figures:
    """Questions of one span, spam left out. `months` are twelve counts where the span is a year.

    `on_time` of `answered`; `median_days` in calendar days, None where nothing was answered.
    """

    received: int
    answered: int
    on_time: int
    waiting: int
    late: int
    refused: int
    spam: int
    median_days: float | None
    months: tuple[int, ...]
    audiences: tuple[tuple[str, int], ...]
    topics: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]


class _Row(NamedTuple):
    state: str
    refusal: str
    audience: str
    topic: str
    language: str
    received_on: date
    due_on: date
    answered_on: date | None


_COLUMNS = _Row._fields


def _is_on_time(row: _Row) -> bool:
    return row.answered_on is not None and row.answered_on <= row.due_on


def figures_of(year: int, *, day: date) -> Figures:
    """Questions received in `year`, as they stand on `day`. One query."""
    rows = [_Row(*told) for told in Inquiry.objects.filter(year=year).values_list(*_COLUMNS)]
    real = [row for row in rows if row.refusal != Inquiry.Refusal.SPAM]
    answered = [row for row in real if row.answered_on]
    waiting = [r for r in real if not r.answered_on and r.state != Inquiry.State.REFUSED]
    days = [(row.answered_on - row.received_on).days for row in answered if row.answered_on]
    months = Counter(row.received_on.month for row in real)
    return Figures(
        received=len(real),
        answered=len(answered),
        on_time=sum(_is_on_time(row) for row in answered),
        waiting=len(waiting),
        late=sum(row.due_on < day for row in waiting),
        refused=sum(row.state == Inquiry.State.REFUSED for row in real),
        spam=len(rows) - len(real),
        median_days=median(days) if days else None,
        months=tuple(months[month] for month in range(1, 13)),
        audiences=_ranked(row.audience for row in real),
        topics=_ranked(row.topic for row in real),
        languages=_ranked(row.language for row in real),
    )


def opinions_by_page(ratings: QuerySet[Rating]) -> QuerySet[Any, Any]:
    """Rows of page, count, mean and last_on, the most rated first."""
    pages = ratings.filter(about=Rating.About.PAGE).values("page")
    told = pages.annotate(count=Count("pk"), mean=Avg("score"), last_on=Max("given_on"))
    return told.order_by("-count", "page")


def scores_of(ratings: QuerySet[Rating]) -> dict[int, int]:
    """How many of each score, from 5 down to 1; one query."""
    told = dict(ratings.order_by().values_list("score").annotate(count=Count("pk")))
    return {score: told.get(score, 0) for score in sorted(Rating.Score.values, reverse=True)}


def scores_by_month(ratings: QuerySet[Rating], *, year: int) -> list[tuple[int, int, float]]:
    """(month, how many, mean) for each month of the year that has any; one query."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    rows = ratings.filter(given_on__year=year).values_list("given_on", "score")
    for given_on, score in rows:
        found[given_on.month].append(score)
    return [(month, len(s), sum(s) / len(s)) for month, s in sorted(found.items())]


def _ranked(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """The most frequent first; of equals by name."""
    return tuple(sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0])))
