"""The clocks of an agreement."""

from collections.abc import Iterator

from nhipcau.registries.models import Agreement
from nhipcau.registries.rules import Due


def clocks(row: Agreement) -> Iterator[Due]:
    yield from ()
