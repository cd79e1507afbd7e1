"""Counting rule 1: from frozen rows of outputs to totals in which each output counts once."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

RULE_VERSION = 1

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class OutputRow:
    """One recorded output as counted.

    `tasks` and `groups` are those of the counted plan; the first of `units` leads; `evidence`
    holds sha256 of files and addresses. `is_addition` marks one that an earlier, already locked
    round should have had; rows that differ only in it are equal.
    """

    id: int
    kind: str
    title: str
    on: date
    quantity: Decimal | None = None
    quantity_unit: str = ""
    languages: tuple[str, ...] = ()
    tasks: tuple[int, ...] = ()
    groups: tuple[int, ...] = ()
    units: tuple[int, ...] = ()
    evidence: tuple[str, ...] = ()
    is_public: bool = False
    is_addition: bool = field(default=False, compare=False)

    def frozen(self) -> dict[str, Any]:
        """As JSON: the id is "output", the day is in ISO form; "sha256" is of all but the mark."""
        told: dict[str, Any] = {name: getattr(self, name) for name in _COPIED}
        told["output"], told["on"] = self.id, self.on.isoformat()
        told["quantity"] = None if self.quantity is None else f"{self.quantity.normalize():f}"
        told["sha256"] = sha256_of(told)
        return told | {"is_addition": self.is_addition}

    @classmethod
    def thawed(cls, told: Mapping[str, Any]) -> "OutputRow":
        """The row that `frozen` wrote."""
        quantity = told["quantity"]
        return cls(
            id=told["output"],
            on=date.fromisoformat(told["on"]),
            quantity=None if quantity is None else Decimal(quantity),
            is_addition=told["is_addition"],
            **{name: _as_kept(told[name]) for name in _COPIED},
        )


_TOLD_APART = ("id", "on", "quantity", "is_addition")
_COPIED = [f.name for f in fields(OutputRow) if f.name not in _TOLD_APART]


def sha256_of(content: Any) -> str:
    """Of the content as canonical JSON: sorted keys, no blanks, UTF-8."""
    return hashlib.sha256(_CANONICAL.encode(content).encode()).hexdigest()


_CANONICAL = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _as_kept(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


Rows = tuple[OutputRow, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Outputs by class, each class in order of day; its value is the number of its rows.

    `by_kind` and `by_lead` are disjoint: their values add up to `total`. In `by_task`, `by_group`,
    `by_unit` and `by_language` an output stands once in each class it belongs to. An output in no
    language stands under "". `quantities` are sums by (kind, unit of measure), beside the rows
    that carry them.
    """

    rows: Rows
    by_kind: Mapping[str, Rows]
    by_lead: Mapping[int, Rows]
    by_task: Mapping[int, Rows]
    by_task_and_kind: Mapping[tuple[int, str], Rows]
    by_group: Mapping[int, Rows]
    by_unit: Mapping[int, Rows]
    by_language: Mapping[str, Rows]
    quantities: Mapping[tuple[str, str], tuple[Decimal, Rows]]

    @property
    def total(self) -> int:
        return len(self.rows)

    @property
    def additions(self) -> Rows:
        return tuple(row for row in self.rows if row.is_addition)


def tally(rows: Iterable[OutputRow]) -> Tally:
    """Count `rows`; a row given twice counts once. The order of `rows` does not matter."""
    once = sorted({row.id: row for row in rows}.values(), key=lambda row: (row.on, row.id))
    return Tally(
        rows=tuple(once),
        by_kind=_classes((row.kind, row) for row in once),
        by_lead=_classes((row.units[0], row) for row in once if row.units),
        by_task=_classes((task, row) for row in once for task in dict.fromkeys(row.tasks)),
        by_task_and_kind=_classes(
            ((task, row.kind), row) for row in once for task in dict.fromkeys(row.tasks)
        ),
        by_group=_classes((group, row) for row in once for group in dict.fromkeys(row.groups)),
        by_unit=_classes((unit, row) for row in once for unit in dict.fromkeys(row.units)),
        by_language=_classes(
            (code, row) for row in once for code in dict.fromkeys(row.languages or ("",))
        ),
        quantities=_quantities(once),
    )


def _classes(pairs: Iterable[tuple[K, OutputRow]]) -> dict[K, Rows]:
    found: defaultdict[K, list[OutputRow]] = defaultdict(list)
    for key, row in pairs:
        found[key].append(row)
    return {key: tuple(found[key]) for key in sorted(found, key=str)}


def _quantities(rows: Iterable[OutputRow]) -> dict[tuple[str, str], tuple[Decimal, Rows]]:
    """ "Bản" and "bản" are one unit of measure; it is named in lower case."""
    measured = _classes(
        ((row.kind, row.quantity_unit.lower()), row) for row in rows if row.quantity is not None
    )
    return {
        key: (sum((row.quantity or Decimal() for row in members), Decimal()), members)
        for key, members in measured.items()
    }


@dataclass(frozen=True, slots=True)
class Scope:
    """What a round counts: days `start`..`end` inclusive, but for `taken`, and what was missed.

    `taken` are outputs that other locked rounds of the same chain have counted; `missed` are the
    windows of earlier locked rounds, whose late outputs are counted here as additions.
    """

    start: date
    end: date
    taken: frozenset[int] = frozenset()
    missed: tuple[tuple[date, date], ...] = ()

    @property
    def windows(self) -> tuple[tuple[date, date], ...]:
        return ((self.start, self.end), *self.missed)


def within(rows: Iterable[OutputRow], scope: Scope) -> list[OutputRow]:
    """The rows that count in `scope`, additions marked; `rows` come unmarked."""
    counted = []
    for row in rows:
        if row.id in scope.taken:
            continue
        if scope.start <= row.on <= scope.end:
            counted.append(row)
        elif any(start <= row.on <= end for start, end in scope.missed):
            counted.append(replace(row, is_addition=True))
    return counted
