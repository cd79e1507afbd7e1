"""The clocks of a press visit."""

from collections.abc import Iterator

from nhipcau.registries.models import PressVisit
from nhipcau.registries.rules import Due


def clocks(row: PressVisit) -> Iterator[Due]:
    yield from ()
