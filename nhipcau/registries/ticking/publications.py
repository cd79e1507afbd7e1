"""The clocks of a publication."""

from collections.abc import Iterator

from nhipcau.registries.models import Publication
from nhipcau.registries.rules import Due


def clocks(row: Publication) -> Iterator[Due]:
    yield from ()
