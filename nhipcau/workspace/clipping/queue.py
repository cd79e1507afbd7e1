"""The queue, a page at a time by day and number, so that the millionth page costs as the first."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from nhipcau.outputs.languages import language_name
from nhipcau.press import searching
from nhipcau.press.models import Clipping, ClippingTag
from nhipcau.workspace.clipping.marking import Piece, marked_words
from nhipcau.workspace.shown_names import country_shown

PER_PAGE: Final = 50
MOST_COUNTED: Final = 1_000
"""Beyond it "more than" is said: nobody reads the difference, every row would be looked at."""
_CURSOR: Final = re.compile(r"(\d{4})(\d{2})(\d{2})-(\d{1,18})", re.ASCII)

Place = tuple[date, int]  # day, number: where a row stands in the queue


@dataclass(frozen=True, slots=True)
class Row:
    """A clipping as the queue shows it; `others` is how many other outlets printed its story."""

    clipping: Clipping
    title: list[Piece]
    excerpt: list[Piece]
    others: int
    country: str
    language: str


@dataclass(frozen=True, slots=True)
class Page:
    """The newest first. `newer`, `older` are cursors of the pages around, empty for none."""

    rows: list[Row]
    newer: str
    older: str

    @property
    def is_whole(self) -> bool:
        return not (self.newer or self.older)


def page_of_queue(
    rows: QuerySet[Clipping], words: str, *, before: str = "", after: str = ""
) -> Page:
    """`before` and `after` are cursors as `cursor_of` makes them; any other is as none."""
    if upwards := place_of(after):
        taken = _newer_than(rows, upwards, words)
        found = taken[-PER_PAGE:]
        is_more_above, is_more_below = len(taken) > PER_PAGE, True
    else:
        start = place_of(before)
        taken = _older_than(rows, start, words, limit=PER_PAGE + 1)
        found = taken[:PER_PAGE]
        is_more_above, is_more_below = start is not None, len(taken) > PER_PAGE
    return Page(
        _shown(found),
        cursor_of(found[0]) if found and is_more_above else "",
        cursor_of(found[-1]) if found and is_more_below else "",
    )


def next_after(rows: QuerySet[Clipping], words: str, place: Place) -> Clipping | None:
    """What stands next in the queue below a place."""
    return next(iter(_older_than(rows, place, words, limit=1)), None)


def counted(rows: QuerySet[Clipping]) -> int:
    """How many, MOST_COUNTED + 1 for more."""
    return rows.order_by()[: MOST_COUNTED + 1].count()


def oldest_waiting() -> date | None:
    """The day of the clipping that waits at the end of the queue."""
    days = Clipping.objects.waiting().order_by("published_on", "pk")
    return days.values_list("published_on", flat=True).first()


def cursor_of(clipping: Clipping) -> str:
    return f"{clipping.published_on:%Y%m%d}-{clipping.pk}"


def place_of(cursor: str) -> Place | None:
    parts = _CURSOR.fullmatch(cursor)
    if parts is None:
        return None
    year, month, day, number = map(int, parts.groups())
    try:
        return date(year, month, day), number
    except ValueError:
        return None


def _older_than(
    rows: QuerySet[Clipping], place: Place | None, words: str, *, limit: int
) -> list[Clipping]:
    if place is not None:
        day, number = place
        lower = Q(published_on__lt=day) | Q(pk__lt=number)
        rows = rows.filter(lower, published_on__lte=day)  # the second is a bound for the index
    return list(searching.newest(rows, words, limit=limit))


def _newer_than(rows: QuerySet[Clipping], place: Place, words: str) -> list[Clipping]:
    """The nearest above a place, one more than a page, the newest first."""
    day, number = place
    higher = Q(published_on__gt=day) | Q(pk__gt=number)
    above = searching.found(rows.filter(higher, published_on__gte=day), words)
    return list(above.order_by("published_on", "pk")[: PER_PAGE + 1])[::-1]


def for_queue(rows: QuerySet[Clipping]) -> QuerySet[Clipping]:
    """With what a line shows, without the texts."""
    standing = ClippingTag.objects.filter(is_off=False).select_related("topic")
    found = rows.select_related("outlet", "unit").defer("text", "trail", "reasons", "folded")
    return found.prefetch_related(Prefetch("tags", standing, to_attr="topics_told"))


def _shown(rows: Iterable[Clipping]) -> list[Row]:
    found = list(rows)
    outlets = _outlets_of({one.story_id for one in found if one.story_id})
    return [
        Row(
            one,
            marked_words(one.title, one.hits),
            marked_words(one.excerpt, one.hits),
            max(outlets[one.story_id] - 1, 0),
            country_shown(one.outlet.country),
            _(language_name(one.language)) if one.language else "",
        )
        for one in found
    ]


def _outlets_of(stories: set[int]) -> dict[int | None, int]:
    """How many outlets printed each story, those left out that are not about us."""
    told: dict[int | None, int] = defaultdict(int)
    rows = Clipping.objects.filter(story__in=stories).exclude(state=Clipping.State.REJECTED)
    counts = rows.order_by().values_list("story").annotate(n=Count("outlet", distinct=True))
    return told | dict(counts) if stories else told
