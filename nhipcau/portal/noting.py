"""What a page under way shows, noted by the functions that read it: the cache forgets by it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(slots=True)
class Notes:
    """`marks` as `editorial.touching.touch` names them; `until`: after it the page is another."""

    marks: set[str] = field(default_factory=set)
    until: datetime | None = None


_taken: ContextVar[Notes | None] = ContextVar("notes", default=None)


@contextmanager
def notes_taken() -> Iterator[Notes]:
    notes = Notes()
    token = _taken.set(notes)
    try:
        yield notes
    finally:
        _taken.reset(token)


def note(*marks: str) -> None:
    """What is read now bears these marks; nothing happens where nobody takes notes."""
    if notes := _taken.get():
        notes.marks |= set(marks)


def note_until(moment: datetime | None) -> None:
    """What is read now changes by itself at `moment`."""
    notes = _taken.get()
    if notes and moment and (notes.until is None or moment < notes.until):
        notes.until = moment
