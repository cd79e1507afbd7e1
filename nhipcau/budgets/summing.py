"""Sums of a budget by line, source, item and task, each with the entries behind; pure."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from nhipcau.budgets.models import BudgetEntry
from nhipcau.budgets.sharing import Portion, split

STAGES: Final = tuple(BudgetEntry.Stage)
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry that counts; `effect` in đồng, below zero where it corrects downwards."""

    pk: int
    line: int
    stage: str
    effect: int
    day: date
    has_evidence: bool
    corrects: int | None = None


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line that counts, with the `portions` of tasks by their ids."""

    pk: int
    title: str
    source: str
    item: str
    is_integrated: bool
    note: str = ""
    portions: tuple[Portion, ...] = ()


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum in đồng and the ids of the entries behind it; None where nothing was recorded yet."""

    value: int | None = None
    entries: tuple[int, ...] = ()


Sums = Mapping[str, Sum]
"""Stage -> its sum; every stage has one."""
NOTHING: Final = Sum()


@dataclass(frozen=True, slots=True)
class LineSums:
    """A line with its sums; `parts`: task -> stage -> đồng, `rest` what no task has a part in."""

    row: LineRow
    sums: Sums
    parts: Mapping[int, Sums]
    rest: Sums


@dataclass(frozen=True, slots=True)
class BudgetSums:
    """A whole budget. Integrated lines stand in `integrated` alone: they are not summed as zero.

    `by_task` holds the parts of tasks; with `unshared` they add up to `total` again.
    """

    lines: tuple[LineSums, ...]
    integrated: tuple[LineRow, ...]
    entries: tuple[EntryRow, ...]
    by_source: Mapping[str, Sums]
    by_item: Mapping[str, Sums]
    by_task: Mapping[int, Sums]
    unshared: Sums
    total: Sums


def budget_sums(lines: Sequence[LineRow], entries: Iterable[EntryRow]) -> BudgetSums:
    """Every sum of these lines; entries of other lines, or of integrated ones, are left out."""
    of_line: defaultdict[int, list[EntryRow]] = defaultdict(list)
    for entry in entries:
        of_line[entry.line].append(entry)
    own = tuple(_line(row, of_line[row.pk]) for row in lines if not row.is_integrated)
    return BudgetSums(
        lines=own,
        integrated=tuple(row for row in lines if row.is_integrated),
        entries=tuple(entry for one in own for entry in of_line[one.row.pk]),
        by_source=_grouped(own, lambda one: one.row.source),
        by_item=_grouped(own, lambda one: one.row.item),
        by_task=_by_task(own),
        unshared=added(one.rest for one in own),
        total=added(one.sums for one in own),
    )


def added(several: Iterable[Sums]) -> dict[str, Sum]:
    """Stage by stage; what has no amount adds nothing, and nothing but such stays without one."""
    found = list(several)
    return {stage: _plus([sums[stage] for sums in found]) for stage in STAGES}


def _plus(sums: Sequence[Sum]) -> Sum:
    values = [one.value for one in sums if one.value is not None]
    entries = dict.fromkeys(pk for one in sums for pk in one.entries)
    return Sum(sum(values) if values else None, tuple(entries))


def _line(row: LineRow, entries: Sequence[EntryRow]) -> LineSums:
    sums: dict[str, Sum] = {
        stage: _plus([Sum(one.effect, (one.pk,)) for one in entries if one.stage == stage])
        for stage in STAGES
    }
    parts: dict[int, dict[str, Sum]] = {
        one.key: dict.fromkeys(STAGES, NOTHING) for one in row.portions
    }
    rest = dict(sums)
    for stage in STAGES:
        value = sums[stage].value
        if value is None or not row.portions:
            continue
        shared = split(max(value, 0), row.portions)
        for task, part in shared.parts.items():
            parts[task][stage] = Sum(part, sums[stage].entries)
        left = value - sum(shared.parts.values())
        rest[stage] = Sum(left, sums[stage].entries) if left else NOTHING
    return LineSums(row, sums, parts, rest)


def _grouped(lines: Iterable[LineSums], key: Callable[[LineSums], K]) -> dict[K, Sums]:
    found: defaultdict[K, list[Sums]] = defaultdict(list)
    for one in lines:
        found[key(one)].append(one.sums)
    return {name: added(several) for name, several in found.items()}


def _by_task(lines: Iterable[LineSums]) -> dict[int, Sums]:
    found: defaultdict[int, list[Sums]] = defaultdict(list)
    for one in lines:
        for task, part in one.parts.items():
            found[task].append(part)
    return {task: added(several) for task, several in found.items()}
