"""The visits that nobody has struck out."""

from typing import Any

from nhipcau.registries.models import SPECIFIC, Register


def visits() -> Any:
    """A queryset of `PressVisit`, typed loosely: its manager is that of all entries."""
    return SPECIFIC[Register.PRESS_VISIT].objects.filter(struck_at=None)
