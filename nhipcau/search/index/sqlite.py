"""The index on SQLite: an FTS5 table without contents, the words beside it to take rows out by."""

import json
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection

from nhipcau.search.index.queries import Query, for_sqlite

# `contentless_delete` came with SQLite 3.43, Debian 12 has 3.40: a row is taken out by its words.


def exists(index: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM sqlite_master WHERE name = %s", [index])
        return cursor.fetchone() is not None


def make(index: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {index}"
            " USING fts5(words, content='', columnsize=0, tokenize='ascii')"
        )
        cursor.execute(
            f"CREATE TABLE IF NOT EXISTS {index}_rows (id integer PRIMARY KEY, words blob NOT NULL)"
        )


def drop(index: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {index}")
        cursor.execute(f"DROP TABLE IF EXISTS {index}_rows")


def put(index: str, rows: Mapping[int, list[str]]) -> None:
    """Enter each id with its words; ids that were there get the new ones."""
    lines = {key: " ".join(words) for key, words in rows.items()}
    there = _kept(index, lines)
    new = {key: line for key, line in lines.items() if there.get(key) != line}
    _forget(index, {key: line for key, line in there.items() if key in new})
    packed = [(key, zlib.compress(line.encode(), 1)) for key, line in new.items()]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {index} (rowid, words) VALUES (%s, %s)", [*new.items()])
        cursor.executemany(f"INSERT INTO {index}_rows (id, words) VALUES (%s, %s)", packed)


def take_out(index: str, ids: Iterable[int]) -> None:
    _forget(index, _kept(index, ids))


def held(index: str, ids: Iterable[int]) -> set[int]:
    return {*_kept(index, ids)}


def settle(index: str) -> None:
    """Merge what many small writes left."""
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")


def hits(index: str, query: Query) -> tuple[str, list[Any]]:
    """A SELECT of `id` and its parameters."""
    without = for_sqlite(query.unwanted, "OR")
    if not query.wanted:
        found = f"SELECT rowid FROM {index} WHERE {index} MATCH %s"
        return f"SELECT id FROM {index}_rows WHERE id NOT IN ({found})", [without]
    return f"SELECT rowid AS id FROM {index} WHERE {index} MATCH %s", [_expression(query)]


def newest(index: str, query: Query, limit: int, before: int) -> list[int]:
    key = "rowid" if query.wanted else "id"
    sql, parameters = hits(index, query)
    with connection.cursor() as cursor:
        cursor.execute(
            f"{sql} AND {key} < %s ORDER BY {key} DESC LIMIT %s", [*parameters, before, limit]
        )
        return [found for (found,) in cursor.fetchall()]


def _expression(query: Query) -> str:
    wanted = for_sqlite(query.wanted, "AND")
    without = for_sqlite(query.unwanted, "OR")
    return f"({wanted}) NOT ({without})" if without else wanted


def _kept(index: str, ids: Iterable[int]) -> dict[int, str]:
    """The words of those of `ids` that are in the index."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id, words FROM {index}_rows WHERE id IN (SELECT value FROM json_each(%s))",
            [json.dumps(list(ids))],
        )
        return {key: zlib.decompress(words).decode() for key, words in cursor.fetchall()}


def _forget(index: str, lines: Mapping[int, str]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {index} ({index}, rowid, words) VALUES ('delete', %s, %s)",
            [*lines.items()],
        )
        cursor.executemany(f"DELETE FROM {index}_rows WHERE id = %s", [(key,) for key in lines])
