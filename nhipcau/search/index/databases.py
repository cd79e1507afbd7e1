"""Which database keeps the index, and what each must be able to do."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, Protocol

from django.db import connection

from nhipcau.search.index import postgresql, sqlite
from nhipcau.search.index.queries import Query

_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")


class Database(Protocol):
    """One way to keep an index. `index` is the name of its table; words stand between spaces."""

    def exists(self, index: str) -> bool: ...
    def make(self, index: str) -> None: ...
    def drop(self, index: str) -> None: ...
    def put(self, index: str, rows: Mapping[int, list[str]]) -> None: ...
    def take_out(self, index: str, ids: Iterable[int]) -> None: ...
    def held(self, index: str, ids: Iterable[int]) -> set[int]: ...
    def settle(self, index: str) -> None: ...
    def hits(self, index: str, query: Query) -> tuple[str, list[Any]]: ...
    def newest(self, index: str, query: Query, limit: int, before: int) -> list[int]: ...


def database() -> Database:
    return postgresql if connection.vendor == "postgresql" else sqlite


def table(name: str) -> str:
    """The table of the index `name`: small letters, digits, _, 40 at most; else ValueError."""
    if not _NAME.fullmatch(name):
        raise ValueError(f"not the name of an index: {name!r}")
    return f"index_{name}"
