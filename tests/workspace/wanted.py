"""Rows that are looked up only when somebody wants them: a walk asks for one of thirty."""

from typing import Any


class Wanted(dict[str, Any]):
    """A value that is a function is called each time it is wanted; any other is itself."""

    def __getitem__(self, key: str) -> Any:
        told = super().__getitem__(key)
        return told() if callable(told) else told
