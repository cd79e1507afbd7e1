"""What a reorganisation is asked to do, and what it answers, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from nhipcau.succession.rows import Row, Snapshot

END = "end"
REST = "rest"
REPORTS = "reports"

Answer = int | str
"""The place of a target in its change, from 0; or `END`: nobody."""


class Kind(StrEnum):
    RENAME = "rename"
    MERGE = "merge"
    ABSORB = "absorb"
    SPLIT = "split"
    DISSOLVE = "dissolve"
    CREATE = "create"
    CHANGE_PARENT = "change_parent"
    TRANSFER = "transfer"


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit that begins on the day; `parent` is the code of a unit, "" for that of the source."""

    name: str
    short_name: str = ""
    kind: str = ""
    parent: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """A unit by primary key or by code, or a new one; `scope` says what it takes over."""

    unit: int | None = None
    code: str = ""
    new: NewUnit | None = None
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `choices` maps "task:12:lead", "person:5", "child:9", ... to an answer.

    `REST` answers everything that has no answer of its own; `REPORTS` says who finishes the open
    reports of a body that was split. With `is_taken_over` the new body reports the whole period
    that is running, else each its part.
    """

    position: int
    kind: Kind
    sources: tuple[int, ...] = ()
    targets: tuple[Target, ...] = ()
    choices: Mapping[str, Answer] | None = None
    is_taken_over: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """Something of a source that one of the targets takes; `may_end` where nobody has to."""

    position: int
    key: str
    label: str
    may_end: bool = False
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Why the reorganisation cannot be done as drafted; `position` is that of the change."""

    position: int
    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Effect:
    """One row made or changed. Of an update only the columns that change are told.

    A primary key below zero is a row that does not exist yet, here and in columns that point at it.
    """

    kind: type[Row]
    pk: int
    before: Mapping[str, Any]
    after: Mapping[str, Any]

    @property
    def is_new(self) -> bool:
        return self.pk < 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """Effects in the order in which they can be written; nothing may be done with problems."""

    effects: tuple[Effect, ...]
    after: Snapshot
    problems: tuple[Problem, ...] = ()
    warnings: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """A reorganisation as asked for: its changes in order, its first day, its paper."""

    effective_on: date
    changes: tuple[Change, ...]
    document_number: str = ""
