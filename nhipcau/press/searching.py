"""Words of clippings kept in an index; what matches comes the newest day first."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from nhipcau.press.models import Clipping
from nhipcau.search import index
from nhipcau.search.index.queries import read_query

INDEX: Final = "clippings"

_BITS: Final = 40
"""The number of a clipping; above it stands its day, so that the index is in the queue's order."""
_MASK: Final = (1 << _BITS) - 1
_FIRST: Final = 100
_MOST: Final = 5_000
"""Matches that are looked up at once."""
_OF_INDEX: Final = ("pk", "published_on", "title", "text", "excerpt", "outlet__name")


def keep(row: Clipping, *, was: date | None = None) -> None:
    """Enter a clipping that is new or changed; `was` is the day it came out on until now."""
    if was is not None and was != row.published_on:
        index.take_out(INDEX, [_key(was, row.pk)])
    index.put(INDEX, [_line(row.pk, row.published_on, *_words_of(row))])


@transaction.atomic
def fill() -> int:
    """Enter every clipping anew; gives how many there are. Minutes for a million."""
    rows = Clipping.objects.order_by("published_on", "pk").values_list(*_OF_INDEX)
    given = index.put(INDEX, (_line(*row) for row in rows.iterator(chunk_size=1_000)))
    if given:
        index.settle(INDEX)
    return given


def is_filled() -> bool:
    """Whether the first and the last clipping are in the index; a restored house may have none."""
    rows = Clipping.objects.order_by("pk").values_list("published_on", "pk")
    ends = {_key(*row) for row in (rows.first(), rows.last()) if row is not None}
    return index.held(INDEX, ends) == ends


def found(rows: QuerySet[Clipping], query: str) -> QuerySet[Clipping]:
    """Those of `rows` that match, the newest day first; all of them where nothing is asked.

    The query is as `read_query` says: words, "words in quotes", -word. For one page of a large
    house `newest` is quicker.
    """
    ordered = rows.order_by("-published_on", "-pk")
    if not query.strip():
        return ordered
    hits = index.matching(INDEX, query)
    keys = RawSQL(f"SELECT id & {_MASK} FROM ({hits.sql}) AS hits", hits.params)
    return ordered.filter(pk__in=keys)


def newest(rows: QuerySet[Clipping], query: str, *, limit: int, offset: int = 0) -> list[Clipping]:
    """`found(rows, query)[offset : offset + limit]`, without finding all of them."""
    if not read_query(query):
        return list(found(rows, query)[offset : offset + limit])
    wanted: list[int] = []
    for some in _matching(rows, query, first=max(_FIRST, offset + limit)):
        wanted += some
        if len(wanted) >= offset + limit:
            break
    there = rows.in_bulk(wanted[offset : offset + limit])
    return [there[pk] for pk in wanted[offset : offset + limit]]


def count(rows: QuerySet[Clipping], query: str, *, most: int | None = None) -> int:
    """How many match; with `most` counting stops there (`most` then says: so many or more)."""
    if most is None:
        return found(rows, query).count()
    if not read_query(query):
        return found(rows, query)[:most].count()
    told = 0
    for some in _matching(rows, query, first=_MOST):
        told += len(some)
        if told >= most:
            return most
    return told


def _matching(rows: QuerySet[Clipping], query: str, *, first: int) -> Iterator[list[int]]:
    """The numbers of those of `rows` that match, in order, some at a time."""
    size, before = min(first, _MOST), None
    while keys := index.newest(INDEX, query, limit=size, before=before):
        wanted = [key & _MASK for key in keys]
        there = set(rows.order_by().filter(pk__in=wanted).values_list("pk", flat=True))
        yield [pk for pk in wanted if pk in there]
        if len(keys) < size:
            return
        size, before = min(size * 4, _MOST), keys[-1]


def _words_of(row: Clipping) -> tuple[str, str, str, str]:
    return row.title, row.text, row.excerpt, row.outlet.name


def _line(pk: int, day: date, title: str, text: str, excerpt: str, outlet: str) -> tuple[int, str]:
    words: Iterable[str] = (title, outlet, text or excerpt)
    return _key(day, pk), "\n".join(words)


def _key(day: date, pk: int) -> int:
    return day.toordinal() << _BITS | pk
