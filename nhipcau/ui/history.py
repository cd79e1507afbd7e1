"""The trail of a thing as shown: who, when, what, why."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Step:
    """One move: `what` is the state moved to, `value` its stored form, `reason` may be empty."""

    at: datetime
    by: str
    what: str
    value: str = ""
    reason: str = ""


def step_of(row: Any) -> Step:
    """A `Step`, or a step model with `at`, `by`, `reason` and `to_state` or `to_status`."""
    if isinstance(row, Step):
        return row
    name = "to_state" if hasattr(row, "to_state") else "to_status"
    return Step(
        at=row.at,
        by=str(row.by),
        what=getattr(row, f"get_{name}_display")(),
        value=getattr(row, name),
        reason=row.reason,
    )
