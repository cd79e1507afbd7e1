"""What a reorganisation looks at: rows as frozen values, named like the columns they come from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, TypeVar


@dataclass(frozen=True, slots=True)
class Unit:
    model: ClassVar = "organisations.Unit"
    pk: int
    code: str
    kind: str
    name: str
    short_name: str = ""
    parent_id: int | None = None
    is_external: bool = False
    position: int = 1000
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Name:
    model: ClassVar = "organisations.UnitName"
    pk: int
    unit_id: int
    name: str
    short_name: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Trait:
    model: ClassVar = "organisations.UnitTrait"
    pk: int
    unit_id: int
    trait: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A set of units; `named` are those it names outright, in order of their primary keys."""

    model: ClassVar = "organisations.UnitGroup"
    pk: int
    name: str
    named: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Heir:
    """From `effective_on` the successor answers for `scope` of the predecessor, "" for all."""

    model: ClassVar = "organisations.Succession"
    pk: int
    predecessor_id: int
    successor_id: int
    scope: str
    effective_on: date
    document_number: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """A person's role at a unit."""

    model: ClassVar = "organisations.Appointment"
    pk: int
    user_id: int
    unit_id: int
    role: str
    title: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Programme:
    model: ClassVar = "plans.Programme"
    pk: int
    name: str
    lead_id: int | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """Who answers for a task; `members` in order of their primary keys."""

    model: ClassVar = "plans.Responsibility"
    pk: int
    task_id: int
    role: str
    position: int
    as_written: str
    expanded_on: date
    unit_id: int | None = None
    group_id: int | None = None
    members: tuple[int, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    is_taken_over: bool = False


@dataclass(frozen=True, slots=True)
class TaskWords:
    """The names by which a task is found beside its own words."""

    model: ClassVar = "plans.Task"
    pk: int
    unit_names: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    model: ClassVar = "reports.UnitReport"
    pk: int
    round_id: int
    unit_id: int
    unit_name: str
    state: str = "not_started"
    is_waived: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    model: ClassVar = "reports.ReportItem"
    pk: int
    report_id: int
    task_id: int
    is_required: bool = True
    is_orphaned: bool = False
    status: str = "under_way"


Row = Unit | Name | Trait | Group | Heir | Post | Programme | TaskWords | Duty | Report | Item
R = TypeVar("R", bound=Row)

KINDS: tuple[type[Row], ...] = (
    Unit, Name, Trait, Group, Heir, Post, Programme, TaskWords, Duty, Report, Item,
)  # fmt: skip
"""In the order in which they may be written: what others point at comes first."""


@dataclass(frozen=True, slots=True)
class TaskFact:
    """A task of a plan that still runs on the day; `is_open` where nobody has finished it."""

    pk: int
    label: str
    status: str
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class RoundFact:
    """A round that is not locked and closes on the day or later; `tasks` are what it asks about."""

    pk: int
    title: str
    window_start: date
    window_end: date
    include_coordinating: bool
    tasks: frozenset[int]

    def runs_on(self, day: date) -> bool:
        return self.window_start <= day <= self.window_end


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything a reorganisation may touch, as it is now.

    `owing` are the units whose report of some open round is not accepted yet, `away` the people
    who cannot sign in, `locked` the titles of locked rounds that close on the day or later.
    """

    tables: Mapping[type[Any], Mapping[int, Row]]
    tasks: Mapping[int, TaskFact]
    rounds: tuple[RoundFact, ...] = ()
    people: Mapping[int, str] = field(default_factory=dict)
    owing: frozenset[int] = frozenset()
    away: frozenset[int] = frozenset()
    locked: tuple[str, ...] = ()

    def rows(self, kind: type[R]) -> Iterator[R]:
        """All rows of a kind, in order of their primary keys."""
        table = self.tables.get(kind, {})
        return (row for pk in sorted(table) if isinstance(row := table[pk], kind))
