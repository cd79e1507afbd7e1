"""What was added, removed, changed and moved between two lists of printed rows; and back."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from nhipcau.plans.amending.pairing import pair_rows
from nhipcau.plans.amending.words import LABELS, PLACE, Row, compared, shown

ADD: Final = "add"
REMOVE: Final = "remove"
CHANGE: Final = "change"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after, as printed."""

    name: str
    before: str
    after: str

    @property
    def label(self) -> str:
        return LABELS[self.name]

    @property
    def is_lead(self) -> bool:
        return self.name == "lead_text"


@dataclass(frozen=True, slots=True)
class Change:
    """One row added, removed or changed. `before` and `after` have the same key and task.

    `behind` is the key of the row that this one is put behind, "" for the first of all; None where
    the row stays where it stands among the others.
    """

    kind: str
    before: Row | None
    after: Row | None
    behind: str | None = None
    reason: str = ""

    @property
    def row(self) -> Row:
        """The row as it will be, or as it was where it goes."""
        row = self.before if self.after is None else self.after
        if row is None:
            raise ValueError("a change has a row before or after it")
        return row

    @property
    def key(self) -> str:
        return str(self.row["key"])

    @property
    def fields(self) -> tuple[FieldChange, ...]:
        """What differs, in the order of the paper; for a row added or removed, all it says."""
        before, after = self.before or {}, self.after or {}
        return tuple(
            FieldChange(name, shown(self.before, name), shown(self.after, name))
            for name in LABELS
            if compared(before, name) != compared(after, name)
        )

    @property
    def is_moved(self) -> bool:
        """The row only stands elsewhere or bears another number."""
        return self.kind == CHANGE and all(one.name in PLACE for one in self.fields)

    @property
    def changes_lead(self) -> bool:
        return self.kind == CHANGE and any(one.is_lead for one in self.fields)


@dataclass(frozen=True, slots=True)
class Diff:
    """All changes: those of rows that stay or come in their new order, then those that go."""

    changes: tuple[Change, ...] = field(default=())

    def __bool__(self) -> bool:
        return bool(self.changes)

    @property
    def added(self) -> tuple[Change, ...]:
        return tuple(one for one in self.changes if one.kind == ADD)

    @property
    def removed(self) -> tuple[Change, ...]:
        return tuple(one for one in self.changes if one.kind == REMOVE)

    @property
    def changed(self) -> tuple[Change, ...]:
        return tuple(one for one in self.changes if one.kind == CHANGE and not one.is_moved)

    @property
    def moved(self) -> tuple[Change, ...]:
        return tuple(one for one in self.changes if one.is_moved)


def diff_rows(old: Sequence[Row], new: Sequence[Row]) -> Diff:
    """What turns `old` into `new`; rows are told apart by section, number and likeness of title.

    `apply_changes(old, diff_rows(old, new).changes)` says the same as `new`, in the same order.
    """
    pairs = pair_rows(old, new)
    staying = _longest_rise([pairs[at] for at in sorted(pairs)])
    changes, behind = [], ""
    for at, row in enumerate(new):
        if at not in pairs:
            change = Change(ADD, None, row, behind)
        else:
            before = old[pairs[at]]
            after = row | {"key": before["key"], "task": before.get("task")}
            place = None if pairs[at] in staying else behind
            change = Change(CHANGE, before, after, place)
        behind = change.key
        if change.kind == ADD or change.behind is not None or change.fields:
            changes.append(change)
    kept = set(pairs.values())
    gone = [Change(REMOVE, row, None) for at, row in enumerate(old) if at not in kept]
    return Diff((*changes, *gone))


def apply_changes(rows: Iterable[Row], changes: Sequence[Change]) -> list[Row]:
    """The rows with the changes made, in order; rows that nothing is said of stay as they are.

    A row that belongs behind one no longer there goes to the end of its section.
    """
    gone = {one.key for one in changes if one.kind == REMOVE or one.behind is not None}
    new = {one.key: one.after for one in changes if one.kind == CHANGE and one.after}
    result = [new.get(row["key"], row) for row in rows if row["key"] not in gone]
    for change in changes:
        if change.after is not None and change.behind is not None:
            result.insert(_place_for(result, change), change.after)
    return result


def to_json(change: Change) -> dict[str, Any]:
    """The change as an amendment keeps it."""
    return {
        "kind": change.kind,
        "task": change.row.get("task"),
        "before": change.before,
        "after": change.after,
        "behind": change.behind,
        "reason": change.reason,
    }


def from_json(stored: Mapping[str, Any]) -> Change:
    return Change(
        stored["kind"],
        stored["before"],
        stored["after"],
        stored.get("behind"),
        stored.get("reason", ""),
    )


def _place_for(rows: Sequence[Row], change: Change) -> int:
    if change.behind == "":
        return 0
    code = compared(change.row, "group_code")
    same = [at for at, row in enumerate(rows) if row["key"] == change.behind] or [
        at for at, row in enumerate(rows) if compared(row, "group_code") == code
    ]
    return same[-1] + 1 if same else len(rows)


def _longest_rise(ranks: Sequence[int]) -> set[int]:
    """Of ranks in their new order, the most that still stand in their old order."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, rank in enumerate(ranks):
        place = bisect_left(tails, rank)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [rank]
        ends[place : place + 1] = [at]
    found: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        found.add(ranks[at])
        at = before[at]
    return found
