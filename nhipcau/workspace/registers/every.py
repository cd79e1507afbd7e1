"""All registers as they are described, by code and by the word in their address."""

from nhipcau.workspace.registers import (
    agreements,
    cases,
    delegations,
    events,
    investors,
    press_visits,
    publications,
)
from nhipcau.workspace.registers.described import Described

REGISTERS: tuple[Described, ...] = (
    delegations.DESCRIBED,
    agreements.DESCRIBED,
    events.DESCRIBED,
    investors.DESCRIBED,
    press_visits.DESCRIBED,
    publications.DESCRIBED,
    cases.DESCRIBED,
)
BY_CODE = {str(one.register): one for one in REGISTERS}
BY_SLUG = {one.slug: one for one in REGISTERS}
