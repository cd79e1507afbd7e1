"""The clock of a case: to ask the body it was sent to what came of it."""

from collections.abc import Iterator

from nhipcau.registries.models import PublicationCase
from nhipcau.registries.rules import Due, due

State = PublicationCase.State


def clocks(row: PublicationCase) -> Iterator[Due]:
    if row.state in (State.TRANSFERRED, State.CLOSED):
        yield from due("case_answer", row.transferred_on, row.closed_on)
