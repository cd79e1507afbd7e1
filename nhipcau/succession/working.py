"""A copy of the snapshot to work on; what differs in the end are the effects."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

from nhipcau.succession.changes import (
    END,
    REST,
    Answer,
    Change,
    Effect,
    Order,
    Problem,
    Question,
)
from nhipcau.succession.rows import KINDS, Heir, Name, R, Row, Snapshot, Unit


class Working:
    """Rows as they are after the changes made so far; new ones count down from -1."""

    def __init__(self, snapshot: Snapshot, order: Order) -> None:
        self.snapshot, self.order = snapshot, order
        self.day = order.effective_on
        self.day_before = self.day - timedelta(days=1)
        self.tables: dict[type[Any], dict[int, Row]] = {
            kind: dict(sorted(snapshot.tables.get(kind, {}).items())) for kind in KINDS
        }
        self.problems: list[Problem] = []
        self.warnings: list[str] = []
        self.questions: list[Question] = []
        self._next = 0

    def rows(self, kind: type[R]) -> list[R]:
        """Rows of a kind as a list of its own, those that are there longest first."""
        return [row for row in self.tables[kind].values() if isinstance(row, kind)]

    def unit(self, pk: int) -> Unit:
        row = self.tables[Unit][pk]
        assert isinstance(row, Unit)
        return row

    def put(self, row: Row) -> None:
        self.tables[type(row)][row.pk] = row

    def new_pk(self) -> int:
        self._next -= 1
        return self._next

    def drop(self, row: Row) -> None:
        """Forget a row that was only made here."""
        assert row.pk < 0
        del self.tables[type(row)][row.pk]

    def refuse(self, change: Change, code: str, sentence: str) -> None:
        self.problems.append(Problem(change.position, code, sentence))

    def ask(
        self, change: Change, key: str, label: str, *, may_end: bool = False, rest: bool = True
    ) -> Answer | None:
        """What the change answers to `key`; the question is kept either way."""
        choices = change.choices or {}
        answer = choices.get(key, choices.get(REST) if rest else None)
        known = answer == END and may_end
        known = known or (isinstance(answer, int) and 0 <= answer < len(change.targets))
        self.questions.append(
            Question(change.position, key, label, may_end, answer if known else None)
        )
        return answer if known else None

    def alive(self, pk: int) -> bool:
        """Whether the unit still works on the day."""
        row = self.tables[Unit].get(pk)
        return isinstance(row, Unit) and (row.valid_to is None or row.valid_to >= self.day)

    def present(self, pk: int) -> int:
        """The unit itself, or who takes it over on the day within this reorganisation."""
        heirs = {
            row.predecessor_id: row.successor_id
            for row in self.rows(Heir)
            if not row.scope and row.effective_on == self.day
        }
        seen: set[int] = set()
        while not self.alive(pk) and pk in heirs and pk not in seen:
            seen.add(pk)
            pk = heirs[pk]
        return pk

    def name_on(self, pk: int, day: date) -> str:
        """The name the unit bears on `day`, the one in lists where no dated name covers it."""
        for name in self.rows(Name):
            begun = name.valid_from is None or name.valid_from <= day
            if name.unit_id == pk and begun and (name.valid_to is None or day <= name.valid_to):
                return name.name
        return self.unit(pk).name

    def effects(self) -> tuple[Effect, ...]:
        """New units, then what changes, then what else is new: no order writes against a rule."""
        made = [effect for kind in KINDS for effect in self._made(kind)]
        changed = [effect for kind in KINDS for effect in self._changed(kind)]
        units = [effect for effect in made if effect.kind is Unit]
        return (*units, *changed, *(effect for effect in made if effect.kind is not Unit))

    def _made(self, kind: type[Row]) -> Iterator[Effect]:
        for pk in sorted((pk for pk in self.tables[kind] if pk < 0), reverse=True):
            yield Effect(kind, pk, {}, columns(self.tables[kind][pk]))

    def _changed(self, kind: type[Row]) -> Iterator[Effect]:
        old = self.snapshot.tables.get(kind, {})
        for pk in sorted(pk for pk in self.tables[kind] if pk >= 0):
            if self.tables[kind][pk] is not old[pk]:
                before, after = columns(old[pk]), columns(self.tables[kind][pk])
                told = [name for name in before if before[name] != after[name]]
                if told:
                    yield Effect(
                        kind, pk, {n: before[n] for n in told}, {n: after[n] for n in told}
                    )

    def finished(self) -> Snapshot:
        return replace(self.snapshot, tables=self.tables)


def columns(row: Row) -> dict[str, Any]:
    """The values of a row without its primary key."""
    return {name: getattr(row, name) for name in _NAMES[type(row)]}


def column_names(kind: type[Any]) -> list[str]:
    """The columns of a kind of rows without the primary key."""
    return _NAMES[kind]


_NAMES: dict[type[Any], list[str]] = {
    kind: [f.name for f in fields(kind) if f.name != "pk"] for kind in KINDS
}


def written(
    tables: Mapping[type[Any], Mapping[int, Row]], effects: Iterable[Effect]
) -> dict[type[Any], dict[int, Row]]:
    """The tables after the effects were written into them, as a database would hold them."""
    found = {kind: dict(table) for kind, table in tables.items()}
    for effect in effects:
        table = found.setdefault(effect.kind, {})
        if effect.is_new:
            table[effect.pk] = effect.kind(pk=effect.pk, **effect.after)
        else:
            table[effect.pk] = replace(table[effect.pk], **effect.after)
    return found
