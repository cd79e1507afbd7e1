"""Work of any days as today's offices would tell it, beside how it was told; never a report."""

from dataclasses import dataclass
from datetime import date

from nhipcau.organisations.models import Succession, Unit
from nhipcau.plans.models import Responsibility
from nhipcau.reports.counting import rows_of_span
from nhipcau.reports.tally import OutputRow
from nhipcau.succession.rolling import rolled
from nhipcau.succession.rows import Heir


@dataclass(frozen=True, slots=True)
class StructureLine:
    """One body and its number of distinct outputs; `parts` are bodies it answers for, with theirs.

    `is_ended`: the body works no more on the day asked about and nobody has all of its work.
    """

    unit: Unit
    count: int
    is_ended: bool
    parts: tuple[tuple[Unit, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Structure:
    """`total` distinct outputs; a shared one stands with each body, so that lines add up to more.

    `then` is by the bodies that did the work, `now` by those that answer for it on the day.
    """

    total: int
    then: tuple[StructureLine, ...]
    now: tuple[StructureLine, ...]


def todays_structure(start: date, end: date, *, day: date) -> Structure:
    """Outputs of `start`..`end`, both inclusive, by the bodies of then and of `day`."""
    rows = [row for row in rows_of_span(start, end) if row.units]
    heirs = [
        Heir(row.pk, row.predecessor_id, row.successor_id, row.scope, row.effective_on)
        for row in Succession.objects.filter(effective_on__lte=day).order_by("effective_on", "pk")
    ]
    lines = rolled(rows, heirs, _leads({task for row in rows for task in row.tasks}))
    counts = _by_unit(rows)
    units = Unit.objects.prefetch_related("names").in_bulk(
        sorted({*counts, *(line.unit for line in lines)})
    )
    now = [
        StructureLine(
            units[line.unit],
            len(line.rows),
            not units[line.unit].holds_on(day),
            tuple((units[pk], counts[pk]) for pk in line.from_units if pk != line.unit),
        )
        for line in lines
    ]
    then = [StructureLine(units[pk], n, not units[pk].holds_on(day)) for pk, n in counts.items()]
    return Structure(len({row.id for row in rows}), _in_order(then), _in_order(now))


def _in_order(lines: list[StructureLine]) -> tuple[StructureLine, ...]:
    return tuple(sorted(lines, key=lambda line: (line.unit.position, line.unit.code)))


def _by_unit(rows: list[OutputRow]) -> dict[int, int]:
    found: dict[int, int] = {}
    for row in rows:
        for unit in dict.fromkeys(row.units):
            found[unit] = found.get(unit, 0) + 1
    return found


def _leads(tasks: set[int]) -> dict[int, frozenset[int]]:
    """Task -> who leads it now."""
    held = Responsibility.objects.current().filter(role=Responsibility.Role.LEAD)
    found: dict[int, set[int]] = {}
    for task, unit in held.values_list("task", "members"):
        if task in tasks and unit is not None:
            found.setdefault(task, set()).add(unit)
    return {task: frozenset(units) for task, units in found.items()}
