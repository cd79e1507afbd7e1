"""How many copies there are, went out, and to whom: by edition, by receiver, by window of days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from nhipcau.registries.models import Entry, Printing, StockMove

Kind = StockMove.Kind


@dataclass(frozen=True, slots=True)
class Received:
    """What one receiver has of some editions, what came back taken off."""

    name: str
    partner_id: int | None
    event_id: int | None
    copies: int
    editions: int
    last_on: date


@dataclass(frozen=True, slots=True)
class Window:
    """Copies between two days, both inclusive; `receivers` are partners and named places."""

    printed: int
    given: int
    returned: int
    lost: int
    receivers: int


def with_stock(printings: QuerySet[Printing]) -> QuerySet[Printing]:
    """Each edition with `stock`, `came`, `went` (given less returned) and `gone` (lost, counted).

    One query; numbers are of copies, never None.
    """
    return printings.annotate(
        stock=_sum(),
        came=_sum(Kind.PRINTED),
        went=-_sum(Kind.GIVEN, Kind.RETURNED),
        gone=-_sum(Kind.LOST, Kind.COUNTED),
    )


def received_of(printings: Iterable[Printing]) -> list[Received]:
    """Who has how many copies of these editions, the most first."""
    return received_in(StockMove.objects.filter(printing__in=list(printings)))


def received_in(moves: QuerySet[StockMove]) -> list[Received]:
    """The receivers of these moves: a partner, else the place in words, else the event."""
    went = moves.filter(kind__in=(Kind.GIVEN, Kind.RETURNED)).order_by()
    rows = went.values_list(
        *("partner", "partner__name", "recipient", "event", "event__title"),
        *("printing", "on", "quantity"),
    )
    found: dict[Any, list[Any]] = {}
    for partner, name, place, event, title, printing, on, quantity in rows:
        key = (partner, "" if partner else place, None if partner or place else event)
        words = name or place or title or ""
        kept = found.setdefault(key, [words, 0, set(), on])
        kept[1] -= quantity
        kept[2].add(printing)
        kept[3] = max(kept[3], on)
    told = [
        Received(words, key[0], key[2], copies, len(editions), last)
        for key, (words, copies, editions, last) in found.items()
    ]
    return sorted((one for one in told if one.copies > 0), key=lambda one: (-one.copies, one.name))


def between(first: date, last: date, *, printings: Iterable[Printing] | None = None) -> Window:
    """What came and went from `first` to `last`, of all editions or of some."""
    moves = StockMove.objects.filter(on__range=(first, last), printing__entry__struck_at=None)
    if printings is not None:
        moves = moves.filter(printing__in=list(printings))
    told = moves.aggregate(
        printed=_sum(Kind.PRINTED, at=""),
        given=-_sum(Kind.GIVEN, at=""),
        returned=_sum(Kind.RETURNED, at=""),
        lost=-_sum(Kind.LOST, Kind.COUNTED, at=""),
    )
    given = moves.given_out().order_by()
    known = given.aggregate(count=Count("partner", distinct=True))["count"]
    named = given.filter(partner=None).exclude(recipient="")
    places = named.aggregate(count=Count("recipient", distinct=True))["count"]
    return Window(**told, receivers=known + places)


def printings_in_stock() -> QuerySet[Printing]:
    """Editions of standing publications that stand themselves, or of which copies ever came."""
    standing = Entry.objects.standing().values("pk")
    moved = StockMove.objects.values("printing")
    kept = Q(taken_off_at=None) | Q(pk__in=moved)
    return Printing.objects.filter(kept, entry__in=standing)


def _sum(*kinds: str, at: str = "moves__") -> Any:
    condition = Q(**{f"{at}kind__in": kinds}) if kinds else None
    return Coalesce(Sum(f"{at}quantity", filter=condition), 0)
