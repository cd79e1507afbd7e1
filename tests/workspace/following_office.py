"""Outlets, names and topics in the office of the tests."""

from typing import Any

from nhipcau.organisations.models import Unit, User


def lay_following(*, unit: Unit, by: User) -> None:
    """Nothing yet."""


def following_rows(name: str) -> dict[str, Any]:
    """Subject of an address -> the row it takes."""
    return {}
