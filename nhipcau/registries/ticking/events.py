"""The clocks of an event."""

from collections.abc import Iterator

from nhipcau.registries.models import Event
from nhipcau.registries.rules import Due


def clocks(row: Event) -> Iterator[Due]:
    yield from ()
