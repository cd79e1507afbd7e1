"""Effects in words, kind by kind: which row, and what becomes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from nhipcau.organisations.models import Role
from nhipcau.succession.changes import Effect
from nhipcau.succession.preview import Preview
from nhipcau.succession.rows import (
    Duty,
    Heir,
    Item,
    Name,
    Post,
    Report,
    TaskWords,
    Trait,
    Unit,
)
from nhipcau.ui.words import day_words
from nhipcau.workspace.reorganising.columns import LABELS, SHOWN


@dataclass(frozen=True, slots=True)
class RowWords:
    """One row: what it is, and each column told as (label, before, after)."""

    what: str
    is_new: bool
    columns: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """All rows of one kind."""

    title: str
    made: int
    changed: int
    rows: tuple[RowWords, ...]


@dataclass(frozen=True, slots=True)
class RightWords:
    """A role that somebody loses after the last day, or gains from the first."""

    person: str
    role: str
    unit: str
    gains: bool
    day: date | None


class Teller:
    """Names of what the rows of one preview point at."""

    def __init__(self, shown: Preview) -> None:
        self.shown = shown
        self.after = shown.outcome.after
        self.rounds = {round.pk: round.title for round in self.after.rounds}

    def sections(self) -> list[Section]:
        return [
            Section(
                title=str(apps.get_model(model)._meta.verbose_name),
                made=sum(effect.is_new for effect in effects),
                changed=sum(not effect.is_new for effect in effects),
                rows=tuple(self._row(effect) for effect in effects),
            )
            for model, effects in self.shown.by_model.items()
        ]

    def rights(self) -> list[RightWords]:
        """By person, what is lost before what is gained."""
        told = [
            RightWords(
                person=self.after.people.get(move.post.user_id, ""),
                role=_(str(Role(move.post.role).label)),
                unit=self._unit(move.post.unit_id),
                gains=move.gains,
                day=move.post.valid_from if move.gains else move.post.valid_to,
            )
            for move in self.shown.rights
        ]
        return sorted(told, key=lambda one: (one.person, one.gains))

    def _row(self, effect: Effect) -> RowWords:
        row = self.after.tables[effect.kind][effect.pk]
        names = SHOWN.get(effect.kind, tuple(effect.after))
        columns = tuple(
            (_(LABELS.get(name, name)), self._value(name, effect.before.get(name)), value)
            for name in (names if effect.is_new else effect.after)
            if (value := self._value(name, effect.after.get(name))) or not effect.is_new
        )
        return RowWords(self._what(row), effect.is_new, columns)

    def _what(self, row: Any) -> str:
        if isinstance(row, (Duty, Item)):
            task = self._task(row.task_id)
            return task if isinstance(row, Duty) else f"{self._report(row.report_id)}: {task}"
        if isinstance(row, TaskWords):
            return self._task(row.pk)
        if isinstance(row, (Name, Trait)):
            own = row.name if isinstance(row, Name) else row.trait
            return f"{self._unit(row.unit_id)}: {own}"
        if isinstance(row, Post):
            return f"{self.after.people.get(row.user_id, '')}, {self._unit(row.unit_id)}"
        if isinstance(row, Heir):
            return f"{self._unit(row.predecessor_id)} → {self._unit(row.successor_id)}"
        if isinstance(row, Report):
            return self._report(row.pk)
        return str(row.name)

    def _report(self, pk: int) -> str:
        row = self.after.tables[Report].get(pk)
        if not isinstance(row, Report):
            return ""
        return f"{row.unit_name}, {self.rounds.get(row.round_id, '')}"

    def _task(self, pk: int) -> str:
        fact = self.after.tasks.get(pk)
        return fact.label if fact else ""

    def _unit(self, pk: int | None) -> str:
        row = self.after.tables[Unit].get(pk) if pk is not None else None
        return row.name if isinstance(row, Unit) else ""

    def _value(self, name: str, value: Any) -> str:
        if value is None or value == "":
            return ""
        if name in _OF_UNITS:
            units = value if isinstance(value, tuple) else (value,)
            return ", ".join(self._unit(pk) for pk in units)
        if isinstance(value, bool):
            return _("có") if value else _("không")
        if isinstance(value, date):
            return day_words(value)
        return _(_CHOICES.get(name, {}).get(value, str(value)))


_OF_UNITS = {
    *("unit_id", "parent_id", "lead_id", "predecessor_id", "successor_id", "members", "named"),
}
_CHOICES: Mapping[str, Mapping[Any, str]] = {
    "role": {role.value: str(role.label) for role in Role}
    | {"lead": "Chủ trì", "coordinate": "Phối hợp"},
}
