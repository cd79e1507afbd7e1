"""Who answers today for all of a body that has ended, however many times it was taken over."""

from collections.abc import Iterable, Mapping
from datetime import date

from nhipcau.organisations.models import Succession, Unit

Heirs = Mapping[int, Unit]


def now_called(units: Iterable[Unit], *, day: date) -> dict[int, Unit]:
    """Those of the units that had ended by `day` and have one heir -> that heir; one query."""
    ended = [unit for unit in units if unit.valid_to is not None and unit.valid_to < day]
    heirs = whole_heirs(day) if ended else {}
    return {unit.pk: heirs[unit.pk] for unit in ended if unit.pk in heirs}


def whole_heirs(day: date) -> Heirs:
    """Ended body -> the one that has all of it on `day` and still works; one query.

    A body that was divided, or that nobody took over whole, is not there.
    """
    rows = Succession.objects.filter(scope="", effective_on__lte=day).select_related(
        "predecessor", "successor"
    )
    units: dict[int, Unit] = {}
    after: dict[int, set[int]] = {}
    for row in rows:
        units |= {row.predecessor_id: row.predecessor, row.successor_id: row.successor}
        after.setdefault(row.predecessor_id, set()).add(row.successor_id)
    following = {old: next(iter(new)) for old, new in after.items() if len(new) == 1}
    ended = [pk for pk in following if not units[pk].holds_on(day)]
    last = {pk: _last(pk, following, units, day) for pk in ended}
    return {pk: units[heir] for pk, heir in last.items() if heir and units[heir].holds_on(day)}


def _last(pk: int, following: Mapping[int, int], units: Heirs, day: date) -> int:
    seen: set[int] = set()
    while pk in following and not units[pk].holds_on(day):
        if pk in seen:
            return 0
        seen.add(pk)
        pk = following[pk]
    return pk
