"""Everything a card shows: facts by group, parts, papers, clocks, tasks, moves, its trail."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.registries.keeping import needs_reason
from nhipcau.registries.models import Clock
from nhipcau.registries.models.entries import GIVEN_UP
from nhipcau.registries.rules import rules
from nhipcau.workspace.registers.cells import Cell, cell, cells
from nhipcau.workspace.registers.described import Described, Move, PartOf
from nhipcau.workspace.registers.papers import PAPERS
from nhipcau.workspace.registers.trail import Told, in_words


@dataclass(frozen=True, slots=True)
class PartTable:
    part: PartOf
    rows: list[tuple[Any, list[Cell]]]


@dataclass(frozen=True, slots=True)
class Ticking:
    words: str
    law: str
    is_sure: bool
    due_on: date
    done_on: date | None


@dataclass(frozen=True, slots=True)
class Way:
    """A move that the card offers; `is_back` ones stand apart."""

    to: str
    move: Move
    is_back: bool
    words: str


@dataclass(frozen=True, slots=True)
class Card:
    groups: list[tuple[str, list[Cell]]]
    parts: list[PartTable]
    clocks: list[Ticking]
    tasks: list[Any]
    ways: list[Way]
    steps: list[Told]

    @property
    def persons(self) -> int:
        """How many persons the tables name."""
        of_persons = (table for table in self.parts if hasattr(table.part.model, "PRIVATE"))
        return sum(len(table.rows) for table in of_persons)


def card_of(row: Any, described: Described, *, inside: bool, keeps: bool) -> Card:
    """The card as a person may see it: `inside` groups and parts only for those inside."""
    groups = [
        (_(group.title), _facts(row, described, group.fields))
        for group in described.groups
        if inside or not group.is_inside
    ]
    parts = [part for part in (*described.parts, PAPERS) if inside or not part.is_inside]
    steps = row.steps.select_related("by")
    return Card(
        groups=[(title, facts) for title, facts in groups if facts],
        parts=[_table(row, part) for part in parts],
        clocks=[_ticking(clock) for clock in row.clocks.all()],
        tasks=list(row.tasks.select_related("group", "plan")),
        ways=_ways(row, described) if keeps and row.struck_at is None else [],
        steps=in_words(steps, row.register, described.acts) if inside else [],
    )


def _facts(row: Any, described: Described, names: Iterable[str]) -> list[Cell]:
    found = [cell(row, name, described.labels.get(name, "")) for name in names]
    return [one for one in found if not one.is_empty]


def _table(row: Any, part: PartOf) -> PartTable:
    columns = {column.value for column in part.columns if isinstance(column.value, str)}
    columns |= set(part.fields)
    related = [
        field.name
        for field in part.model._meta.concrete_fields
        if field.is_relation and field.name in columns
    ]
    rows = part.model._default_manager.filter(entry=row.pk, taken_off_at=None)
    rows = rows.select_related(*related) if related else rows
    return PartTable(part, [(one, cells(one, part.columns)) for one in rows])


def _ticking(clock: Clock) -> Ticking:
    rule = rules()[clock.code]
    law = _(rule.law) if rule.law else ""
    return Ticking(_(rule.words), law, rule.confidence == "read", clock.due_on, clock.done_on)


def _ways(row: Any, described: Described) -> list[Way]:
    open_to = row.MOVABLE.get(row.state, ())
    return [
        Way(str(to), described.moves[to], needs_reason(row, to), _words(row, to, described))
        for to in open_to
        if to in described.moves and described.moves[to].fits(row)
    ]


def _words(row: Any, to: str, described: Described) -> str:
    """The words of the move; going back says to which state."""
    order = list(row.State.values)
    if to in GIVEN_UP or order.index(to) > order.index(row.state):
        return _(described.moves[to].words)
    return _("Trở lại “%(state)s”") % {"state": _(str(dict(row.State.choices)[to]))}
