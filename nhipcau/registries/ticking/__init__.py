"""Which clocks a row has, worked out of its fields alone: one small function a register."""

from collections.abc import Callable, Iterator
from typing import Any

from nhipcau.registries.models import Register
from nhipcau.registries.rules import Due
from nhipcau.registries.ticking import (
    agreements,
    cases,
    delegations,
    events,
    investors,
    press_visits,
    publications,
)

_OF: dict[str, Callable[[Any], Iterator[Due]]] = {
    Register.DELEGATION: delegations.clocks,
    Register.AGREEMENT: agreements.clocks,
    Register.EVENT: events.clocks,
    Register.INVESTOR: investors.clocks,
    Register.PRESS_VISIT: press_visits.clocks,
    Register.PUBLICATION: publications.clocks,
    Register.CASE: cases.clocks,
}


def clocks_of(row: Any) -> list[Due]:
    """None for an entry struck out."""
    return [] if row.struck_at else list(_OF[row.register](row))
