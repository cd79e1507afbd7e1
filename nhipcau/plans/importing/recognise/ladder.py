"""What each row of a list is: a heading, a task, or more of the row above it."""

from collections.abc import Sequence
from enum import Enum, auto

from nhipcau.plans.importing.recognise.entries import Entry
from nhipcau.plans.importing.recognise.row_numbers import Kind, value_of
from nhipcau.plans.importing.recognise.wraps import starts_bullet


class Role(Enum):
    """The part a row plays.

    A section without rows of its own may itself be the task; a numbered row may do no more than
    head its parts.
    """

    GROUP = auto()
    GROUP_AND_TASK = auto()
    TASK = auto()
    HEADING_TASK = auto()
    CONTINUATION = auto()


def roles(entries: Sequence[Entry]) -> list[Role]:
    """The role of each row, in order.

    Sections are rows with a Roman number or a capital, rows covered by one cell, and rows with
    nothing but a title. Where every section says who or when and none has rows below it, the
    sections are the tasks.
    """
    ladder = _Ladder(entries)
    for index in range(len(entries)):
        ladder.found.append(ladder.role(index))
    return ladder.found


def is_section(entry: Entry) -> bool:
    """Whether the row is numbered as a section: I, II or A, B."""
    return entry.kind in {Kind.SECTION, Kind.PART}


class _Ladder:
    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self.found: list[Role] = []
        sections = [i for i, entry in enumerate(entries) if is_section(entry)]
        self.are_tasks = bool(sections) and all(
            entries[i].has_work and self._is_leaf(i) for i in sections
        )
        self.is_numbered = any(entry.number for entry in entries)
        firsts = [i for i, entry in enumerate(entries) if _is_first_step(entry)]
        self.steps_are_groups = (
            not sections
            and bool(firsts)
            and all(entries[i].is_title_only and self._has_parts(i) for i in firsts)
        )

    def role(self, index: int) -> Role:
        entry = self.entries[index]
        if is_section(entry):
            if self.are_tasks:
                return Role.TASK
            own = entry.has_work and self._is_leaf(index)
            return Role.GROUP_AND_TASK if own else Role.GROUP
        if entry.kind is Kind.STEP:
            if _is_first_step(entry) and self.steps_are_groups:
                return Role.GROUP
            if not self._has_parts(index):
                return Role.GROUP if entry.across else Role.TASK
            return Role.HEADING_TASK if entry.is_title_only else Role.TASK
        if entry.kind is Kind.LETTER:
            return Role.TASK
        return self._unnumbered(index)

    def _unnumbered(self, index: int) -> Role:
        entry = self.entries[index]
        before = self.entries[index - 1] if index else None
        if not entry.title or (before and entry.shares(before, "title")):
            return Role.CONTINUATION
        if entry.kind is Kind.BULLET and before and before.kind is Kind.BULLET:
            return self.found[-1]
        flows = _flows_on(entry.title) or entry.kind is Kind.BULLET
        if entry.across:
            return Role.CONTINUATION if flows and before else Role.GROUP
        if entry.is_title_only:
            heads = entry.title.isupper() or not self.is_numbered or self._restarts(index + 1)
            return Role.GROUP if heads and not flows else Role.CONTINUATION
        if before is None or not self.is_numbered:
            return Role.TASK
        own = any(
            entry.texts.get(name) and not entry.shares(before, name)
            for name in ("lead", "timeframe")
        )
        complete = own and (entry.kind is Kind.BULLET or not entry.title[0].islower())
        return Role.TASK if complete else Role.CONTINUATION

    def _is_leaf(self, index: int) -> bool:
        """Whether the next row is again a section, or there is none."""
        return index + 1 == len(self.entries) or is_section(self.entries[index + 1])

    def _has_parts(self, index: int) -> bool:
        """Whether the next row is a part of this one: 1.1 below 1, or a)."""
        if index + 1 == len(self.entries):
            return False
        entry, below = self.entries[index], self.entries[index + 1]
        if below.kind is Kind.STEP:
            return below.number.startswith(f"{entry.number}.")
        return below.kind in {Kind.LETTER, Kind.BULLET}

    def _restarts(self, index: int) -> bool:
        """Whether counting begins anew at this row."""
        if index >= len(self.entries) or self.entries[index].kind is not Kind.STEP:
            return False
        return value_of(self.entries[index].number) == 1


def _is_first_step(entry: Entry) -> bool:
    return entry.kind is Kind.STEP and "." not in entry.number


def _flows_on(title: str) -> bool:
    """Whether a text carries on a sentence or a list begun above it."""
    return title[:1].islower() or starts_bullet(title)
