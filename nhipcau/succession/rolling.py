"""Outputs by today's bodies: each old body's work told under who took it over, counted once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nhipcau.reports.tally import OutputRow
from nhipcau.succession.rows import Heir

Leads = Mapping[int, frozenset[int]]
"""Task -> the units that lead it now."""


@dataclass(frozen=True, slots=True)
class RolledLine:
    """One body of today, or one that ended without a single heir; `rows` are distinct outputs.

    `from_units` are the bodies that did the work under their own names, in order met.
    """

    unit: int
    rows: tuple[OutputRow, ...]
    from_units: tuple[int, ...]


def rolled(rows: Iterable[OutputRow], heirs: Iterable[Heir], leads: Leads) -> list[RolledLine]:
    """The distinct outputs of each body as things are now; the order of `rows` does not matter.

    Work of a body taken over whole goes to its heir. Work of one that was divided goes to the heir
    that leads a task of the output now; where none or several do, it stays with the old body.
    """
    after = _after(heirs)
    found: dict[int, dict[int, OutputRow]] = {}
    origins: dict[int, dict[int, None]] = {}
    for row in rows:
        for unit in row.units:
            now = present(unit, row.tasks, after, leads)
            found.setdefault(now, {})[row.id] = row
            origins.setdefault(now, {})[unit] = None
    return [
        RolledLine(
            unit,
            tuple(sorted(own.values(), key=lambda row: (row.on, row.id))),
            tuple(origins[unit]),
        )
        for unit, own in sorted(found.items())
    ]


def _after(heirs: Iterable[Heir]) -> dict[int, list[Heir]]:
    after: dict[int, list[Heir]] = {}
    for heir in heirs:
        after.setdefault(heir.predecessor_id, []).append(heir)
    return after


def present(unit: int, tasks: Iterable[int], after: Mapping[int, list[Heir]], leads: Leads) -> int:
    """Who has this unit's work on these tasks now; itself where nobody or more than one has."""
    seen = {unit}
    while following := after.get(unit):
        whole = [heir.successor_id for heir in following if not heir.scope]
        options = whole or _leading([heir.successor_id for heir in following], tasks, after, leads)
        if len(options) != 1 or options[0] in seen:
            return unit
        unit = options[0]
        seen.add(unit)
    return unit


def _leading(
    heirs: list[int], tasks: Iterable[int], after: Mapping[int, list[Heir]], leads: Leads
) -> list[int]:
    """The heirs of a part that lead one of the tasks now, themselves or through their own heirs."""
    now = frozenset[int]().union(*(leads.get(task, frozenset()) for task in tasks))
    return [heir for heir in dict.fromkeys(heirs) if _line_down(heir, after) & now]


def _line_down(unit: int, after: Mapping[int, list[Heir]]) -> frozenset[int]:
    line, waiting = {unit}, [unit]
    while waiting:
        for heir in after.get(waiting.pop(), ()):
            if heir.successor_id not in line:
                line.add(heir.successor_id)
                waiting.append(heir.successor_id)
    return frozenset(line)
