"""How many delegations came and went, with how many people, of how many countries."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from nhipcau.organisations.models import Unit
from nhipcau.registries.models import Delegation


@dataclass(frozen=True, slots=True)
class Moved:
    """Delegations one way. `people` without those of `uncounted` delegations, told by nobody."""

    delegations: int = 0
    people: int = 0
    uncounted: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """`countries` are codes, the most frequent first."""

    came: Moved
    went: Moved
    countries: tuple[str, ...] = ()

    @property
    def delegations(self) -> int:
        return self.came.delegations + self.went.delegations

    @property
    def uncounted(self) -> int:
        return self.came.uncounted + self.went.uncounted


def figures(first: date, last: date, *, units: Iterable[Unit] | None = None) -> Figures:
    """Delegations that took place and began in `first`..`last`, both inclusive; one query.

    As in the count of outputs the first day decides; `units` are those that keep them, None is all.
    People are those told, else the members entered.
    """
    rows = Delegation.objects.filter(
        struck_at=None, state__in=Delegation.COUNTS_IN, starts_on__range=(first, last)
    )
    if units is not None:
        rows = rows.filter(unit__in=list(units))
    listed = Count("members", filter=Q(members__taken_off_at=None))
    told = list(
        rows.order_by().annotate(listed=listed).values_list("way", "people", "listed", "countries")
    )
    met = Counter(code for _way, _people, _listed, codes in told for code in set(codes))
    return Figures(
        came=_moved(Delegation.Way.IN, told),
        went=_moved(Delegation.Way.OUT, told),
        countries=tuple(
            code for code, _n in sorted(met.items(), key=lambda one: (-one[1], one[0]))
        ),
    )


def _moved(way: str, told: list[tuple[str, int | None, int, list[str]]]) -> Moved:
    people = [number or listed for its, number, listed, _codes in told if its == way]
    return Moved(len(people), sum(people), people.count(0))
