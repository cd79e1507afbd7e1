"""Clippings in the office of the tests: one that waits, one confirmed, a story of two."""

from typing import Any

from nhipcau.organisations.models import Unit, User


def lay_clipping(*, unit: Unit, by: User) -> None:
    """Nothing yet."""


def clipping_rows(name: str) -> dict[str, Any]:
    """Subject of an address -> the row it takes."""
    return {}
