"""The clocks of a case."""

from collections.abc import Iterator

from nhipcau.registries.models import PublicationCase
from nhipcau.registries.rules import Due


def clocks(row: PublicationCase) -> Iterator[Due]:
    yield from ()
