"""The press of the half year: what outlets of the sample wrote, what the office made of it."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

from nhipcau.demo.registers import Desk

ORDER = ("outlets", "clippings", "clarifications", "digests")


def tell(desk: Desk) -> None:
    """Each part in an order in which it finds what it points at; clippings by key in `entries`."""
    for name in ORDER:
        if find_spec(f"nhipcau.demo.press.{name}"):
            say: Callable[[Desk], None] = import_module(f"nhipcau.demo.press.{name}").tell
            say(desk)
