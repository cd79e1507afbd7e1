"""Which old bodies a unit still writes and mends for: what they left unsent, what they recorded."""

from datetime import date

from nhipcau.organisations.models import Succession, Unit
from nhipcau.succession.changes import REPORTS, REST
from nhipcau.succession.models import Reorganisation, UnitChange


def finishes_for(unit: Unit, *, day: date) -> frozenset[int]:
    """The ended bodies whose reports and outputs the unit looks after on `day`.

    Those it took over whole, of those that were divided the ones it was chosen for, and whatever
    these looked after themselves before they ended.
    """
    after = _divided(day) | _whole(day)
    return frozenset(old for old in after if _last(old, after) == unit.pk)


def _whole(day: date) -> dict[int, int]:
    """Ended body -> the one body that took all of it over."""
    rows = Succession.objects.filter(
        scope="", effective_on__lte=day, predecessor__valid_to__lt=day
    ).values_list("predecessor", "successor")
    found: dict[int, set[int]] = {}
    for old, new in rows:
        found.setdefault(old, set()).add(new)
    return {old: new.pop() for old, new in found.items() if len(new) == 1}


def _divided(day: date) -> dict[int, int]:
    """Ended body that was divided -> the one that was chosen to finish its reports."""
    changes = UnitChange.objects.filter(
        reorganisation__state=Reorganisation.State.APPLIED,
        reorganisation__effective_on__lte=day,
        kind__in=(UnitChange.Kind.SPLIT, UnitChange.Kind.DISSOLVE),
    ).prefetch_related("sources")
    found: dict[int, int] = {}
    for change in changes.select_related("reorganisation"):
        place = change.choices.get(REPORTS, change.choices.get(REST))
        if isinstance(place, int):
            heirs = Succession.objects.filter(
                predecessor__in=change.sources.all(),
                predecessor__valid_to__lt=day,
                effective_on=change.reorganisation.effective_on,
                scope=change.targets[place].get("scope", "").strip(),
            )
            found |= dict(heirs.values_list("predecessor", "successor"))
    return found


def _last(pk: int, after: dict[int, int]) -> int:
    """Who is at the end of the line; the body itself where the line is a ring."""
    seen: list[int] = []
    while pk in after and pk not in seen:
        seen.append(pk)
        pk = after[pk]
    return pk if pk not in seen else seen[0]
