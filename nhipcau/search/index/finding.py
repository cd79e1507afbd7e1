"""Finding rows by their words: the same rows, in the same order, on both databases."""

from typing import Final

from django.db import connection, models
from django.db.models.expressions import RawSQL

from nhipcau.search.index.databases import database, table
from nhipcau.search.index.queries import Query, read_query

_LAST: Final = 2**63 - 1


def newest(name: str, query: str, *, limit: int, before: int | None = None) -> list[int]:
    """Ids of rows that match, the greatest first, `limit` at most; all below `before` if given.

    The query is as `read_query` says; one without any word finds nothing.
    """
    asked = _asked(name, query)
    if not asked or limit < 1:
        return []
    last = _LAST if before is None else max(min(before, _LAST), -_LAST)
    return database().newest(table(name), asked, limit, last)


def count(name: str, query: str) -> int:
    """How many rows match."""
    asked = _asked(name, query)
    if not asked:
        return 0
    sql, parameters = database().hits(table(name), asked)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({sql}) AS found", parameters)
        return int(cursor.fetchone()[0])


def matching(name: str, query: str) -> RawSQL:
    """The ids of rows that match, for a filter: `rows.filter(id__in=matching(name, query))`.

    For a page of the newest alone `newest` is quicker: it need not find them all.
    """
    asked = _asked(name, query)
    nothing: tuple[str, list[str]] = "SELECT 0 WHERE 1 = 0", []
    sql, parameters = database().hits(table(name), asked) if asked else nothing
    return RawSQL(sql, parameters, output_field=models.BigIntegerField())


def _asked(name: str, query: str) -> Query:
    """The query as it was read; nothing where there is no index yet."""
    return read_query(query) if database().exists(table(name)) else Query()
