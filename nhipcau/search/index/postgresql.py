"""The index on PostgreSQL: text vectors that we write ourselves, and a GIN index."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.db import connection

from nhipcau.search.index.queries import Query, for_postgresql
from nhipcau.search.index.words import TOO_OFTEN

# So many of the newest rows are looked through one by one before the index is asked.
LATEST: Final = 4_000


def exists(index: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [index])
        return bool(cursor.fetchone()[0])


def make(index: str) -> None:
    """Two that make it at once wait for each other: IF NOT EXISTS alone fails then."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [index])
        if exists(index):
            return
        cursor.execute(f"CREATE TABLE {index} (id bigint PRIMARY KEY, words tsvector NOT NULL)")
        cursor.execute(f"CREATE INDEX {index}_words ON {index} USING gin (words)")


def drop(index: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {index}")


def put(index: str, rows: Mapping[int, list[str]]) -> None:
    """Enter each id with its words; ids that were there get the new ones."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {index} (id, words)"
            " SELECT * FROM unnest(%s::bigint[], %s::text[]::tsvector[])"
            " ON CONFLICT (id) DO UPDATE SET words = excluded.words"
            f" WHERE {index}.words <> excluded.words",
            [list(rows), [vector(words) for words in rows.values()]],
        )


def take_out(index: str, ids: Iterable[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {index} WHERE id = ANY(%s::bigint[])", [list(ids)])


def held(index: str, ids: Iterable[int]) -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {index} WHERE id = ANY(%s::bigint[])", [list(ids)])
        return {key for (key,) in cursor.fetchall()}


def settle(index: str) -> None:
    """Merge what many small writes left, and let the planner know how many rows there are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [f"{index}_words"])
        cursor.execute(f"ANALYZE {index}")


def hits(index: str, query: Query) -> tuple[str, list[Any]]:
    """A SELECT of `id` and its parameters."""
    return f"SELECT id FROM {index} WHERE words @@ %s::tsquery", [for_postgresql(query)]


def newest(index: str, query: Query, limit: int, before: int) -> list[int]:
    """Common words are among the latest rows; rare ones are few. The planner does not know which
    they are and would walk through all rows backwards.
    """
    among_latest = (
        f"SELECT id FROM (SELECT id, words FROM {index} WHERE id < %s ORDER BY id DESC LIMIT %s)"
        " AS latest WHERE words @@ %s::tsquery ORDER BY id DESC LIMIT %s"
    )
    sql, parameters = hits(index, query)
    among_all = (
        f"WITH found AS MATERIALIZED ({sql} AND id < %s)"
        " SELECT id FROM found ORDER BY id DESC LIMIT %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(among_latest, [before, LATEST, *parameters, limit])
        found = cursor.fetchall()
        if len(found) < limit:
            cursor.execute(among_all, [*parameters, before, limit])
            found = cursor.fetchall()
    return [key for (key,) in found]


def vector(words: list[str]) -> str:
    """The literal of a text vector: ["so", "tt", "tt"] -> "'so':1 'tt':2,3"."""
    places: dict[str, list[str]] = {}
    for place, word in enumerate(words, 1):
        places.setdefault(word, []).append(str(place))
    places.pop(TOO_OFTEN, None)
    return " ".join(f"'{word}':{','.join(at)}" for word, at in places.items())
