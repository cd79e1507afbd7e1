"""What people measured, summed over days: flows that lie within, stocks as they stood last."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from nhipcau.reports.indicators.windows import Days


@dataclass(frozen=True, slots=True)
class Entered:
    """A value in force, measured over `first`..`last` by `unit`."""

    pk: int
    unit: int
    first: date
    last: date
    value: Decimal
    source: str = ""


@dataclass(frozen=True, slots=True)
class EnteredSum:
    """`value` is None where nothing was measured, which is not zero.

    `counted` are the values behind it; `straddling` lie partly outside the days and are not split.
    """

    value: Decimal | None
    counted: tuple[Entered, ...]
    straddling: tuple[Entered, ...] = ()


def flow(values: Iterable[Entered], days: Days) -> EnteredSum:
    """The sum of values that lie wholly within `days`."""
    near = [one for one in values if days.meets(one.first, one.last)]
    within = tuple(one for one in near if days.holds_all(one.first, one.last))
    across = tuple(one for one in near if not days.holds_all(one.first, one.last))
    return EnteredSum(_sum(within), within, across)


def stock(values: Iterable[Entered], days: Days) -> EnteredSum:
    """The sum over units of what each had last, measured on a day within `days`."""
    latest: dict[int, Entered] = {}
    for one in sorted(values, key=lambda one: (one.last, one.pk)):
        if days.holds(one.last):
            latest[one.unit] = one
    held = tuple(latest[unit] for unit in sorted(latest))
    return EnteredSum(_sum(held), held)


def _sum(values: tuple[Entered, ...]) -> Decimal | None:
    return sum((one.value for one in values), Decimal()) if values else None
