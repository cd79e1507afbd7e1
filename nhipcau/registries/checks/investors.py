"""What a row of this register must be."""

from collections.abc import Iterator, Mapping
from typing import Any

from nhipcau.registries.models import Investor


def refusals(row: Investor, links: Mapping[str, list[Any]]) -> Iterator[tuple[str, str, str]]:
    yield from ()
