"""Which old bodies a unit still writes and mends for: what they left unsent, what they recorded."""

from datetime import date

from nhipcau.organisations.heirs import whole_heirs
from nhipcau.organisations.models import Succession, Unit
from nhipcau.succession.changes import REPORTS, REST
from nhipcau.succession.models import Reorganisation, UnitChange


def finishes_for(unit: Unit, *, day: date) -> frozenset[int]:
    """The ended bodies whose reports and outputs the unit looks after on `day`.

    Those it took over whole, and of those that were divided the ones it was chosen for.
    """
    whole = {old for old, heir in whole_heirs(day).items() if heir.pk == unit.pk}
    return frozenset(whole | _divided(day).get(unit.pk, set()))


def _divided(day: date) -> dict[int, set[int]]:
    """Unit -> divided bodies whose reports it was chosen to finish."""
    changes = UnitChange.objects.filter(
        reorganisation__state=Reorganisation.State.APPLIED,
        reorganisation__effective_on__lte=day,
        kind__in=(UnitChange.Kind.SPLIT, UnitChange.Kind.DISSOLVE),
    ).prefetch_related("sources")
    found: dict[int, set[int]] = {}
    for change in changes.select_related("reorganisation"):
        only = 0 if len(change.targets) == 1 else None
        place = change.choices.get(REPORTS, change.choices.get(REST, only))
        if not isinstance(place, int):
            continue
        heirs = Succession.objects.filter(
            predecessor__in=change.sources.all(),
            effective_on=change.reorganisation.effective_on,
            scope=change.targets[place].get("scope", "").strip(),
        )
        for heir in heirs:
            found.setdefault(heir.successor_id, set()).add(heir.predecessor_id)
    return found
