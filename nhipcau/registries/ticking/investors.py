"""The clocks of an investor."""

from collections.abc import Iterator

from nhipcau.registries.models import Investor
from nhipcau.registries.rules import Due


def clocks(row: Investor) -> Iterator[Due]:
    yield from ()
