"""What is counted of investors: known, met, by country and sector, and how far they came."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from nhipcau.registries.models import Event, Investor, StageProof, Touch

FACE_TO_FACE = (Touch.Way.MEETING, Touch.Way.VISIT, Touch.Way.EVENT)
PATH = (
    Investor.State.LEAD,
    Investor.State.IN_TOUCH,
    Investor.State.SURVEYED,
    Investor.State.NEGOTIATING,
    Investor.State.COMMITTED,
    Investor.State.INVESTED,
)
"""The stages that follow one another; paused and lost stand beside them."""


class OfCountry(NamedTuple):
    """Investors of one country: all of them, those added and those met within the window."""

    country: str
    total: int
    added: int
    met: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Investors that stand, counted once each.

    `added` and `met` lie within the window; met is face to face. `stages`: (stage, in it now) of
    all stages; `reached`: (stage, ever came so far) along the path. `sectors`: country -> sector
    -> how many. The largest countries first.
    """

    total: int
    added: int
    met: int
    countries: tuple[OfCountry, ...]
    stages: tuple[tuple[str, int], ...]
    reached: tuple[tuple[str, int], ...]
    sectors: dict[str, Counter[str]]


class _Row(NamedTuple):
    pk: int
    state: str
    country: str
    partner: int
    created_on: date
    sectors: list[str]


def figures_between(first: date, last: date, *, units: Iterable[int] | None = None) -> Figures:
    """Both days inclusive; `units` keeps to investors of those units. A fixed number of queries."""
    rows = _rows(units)
    met = met_between(first, last)
    added = {row.pk for row in rows if first <= row.created_on <= last}
    seen = {row.pk for row in rows if row.pk in met}
    now = Counter(row.state for row in rows)
    return Figures(
        total=len(rows),
        added=len(added),
        met=len(seen),
        countries=_by_country(rows, added, seen),
        stages=tuple((state.value, now[state]) for state in Investor.State),
        reached=_reached(rows),
        sectors=_by_sector(rows),
    )


def met_between(first: date, last: date) -> set[int]:
    """Investors with a contact face to face, or an event held with their partner, within it."""
    touches = Touch.objects.filter(taken_off_at=None, way__in=FACE_TO_FACE, on__range=(first, last))
    days = Q(ends_on=None, starts_on__range=(first, last))
    days |= Q(starts_on__lte=last, ends_on__gte=first)
    held: Any = QuerySet(Event).filter(days, struck_at=None, state__in=Event.COUNTS_IN)
    guests: Any = QuerySet(Investor).filter(struck_at=None, partner__in=held.values("partners"))
    return {*touches.values_list("entry", flat=True), *guests.values_list("pk", flat=True)}


def _rows(units: Iterable[int] | None) -> list[_Row]:
    found: Any = QuerySet(Investor).filter(struck_at=None)
    if units is not None:
        found = found.filter(unit__in=list(units))
    names = ("pk", "state", "partner__country", "partner", "created_at__date", "sectors")
    return [_Row(*told) for told in found.values_list(*names)]


def _by_country(rows: list[_Row], added: set[int], met: set[int]) -> tuple[OfCountry, ...]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for row in rows:
        found[row.country].append(row.pk)
    told = [
        OfCountry(country, len(pks), len(added & set(pks)), len(met & set(pks)))
        for country, pks in found.items()
    ]
    return tuple(sorted(told, key=lambda one: (-one.total, one.country)))


def _reached(rows: list[_Row]) -> tuple[tuple[str, int], ...]:
    """How many ever came so far: by the stage they are in, and by what was proved before."""
    place = {stage.value: at for at, stage in enumerate(PATH)}
    furthest = {row.pk: place.get(row.state, 0) for row in rows}
    proofs = StageProof.objects.filter(taken_off_at=None, entry__in=list(furthest))
    for pk, state in proofs.values_list("entry", "state"):
        furthest[pk] = max(furthest[pk], place.get(state, 0))
    return tuple(
        (stage.value, sum(far >= at for far in furthest.values())) for at, stage in enumerate(PATH)
    )


def _by_sector(rows: list[_Row]) -> dict[str, Counter[str]]:
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        found[row.country].update(set(row.sectors))
    return dict(found)
