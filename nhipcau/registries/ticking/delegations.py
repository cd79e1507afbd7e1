"""The clocks of a delegation."""

from collections.abc import Iterator

from nhipcau.registries.models import Delegation
from nhipcau.registries.rules import Due, due

State = Delegation.State


def clocks(row: Delegation) -> Iterator[Due]:
    """The result report, counted from the last day; a day set in the decision goes before."""
    if row.state not in (State.APPROVED, State.TOOK_PLACE, State.REPORTED):
        return
    if row.report_due_on:
        yield Due("delegation_report", row.report_due_on, row.reported_on)
    else:
        yield from due("delegation_report", row.last_on, row.reported_on)
