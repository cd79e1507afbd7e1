"""What a database keeps of rows that are gone: pages not yet overwritten, logs, dead rows."""

from django.db import connection

from nhipcau.editorial.models import Check, Edition, Release


def scour() -> None:
    """Overwrite what deleted rows left behind. Never inside a transaction."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            _rebuild_search(cursor)
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        elif connection.vendor == "postgresql":
            names = (model._meta.db_table for model in (Check, Edition, Release))
            tables = [*names, "wagtailcore_page", "wagtailcore_revision", "outputs_output"]
            for table in tables:
                cursor.execute(f"VACUUM {connection.ops.quote_name(table)}")


def _rebuild_search(cursor: object) -> None:
    """The index of words on SQLite keeps the words of what is gone until it is laid anew."""
    name = "wagtailsearch_indexentry_fts"
    cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [name])  # type: ignore[attr-defined]  # a cursor
    row = cursor.fetchone()  # type: ignore[attr-defined]  # same
    if row and "virtual table" in row[0].lower():
        cursor.execute(f"INSERT INTO {name}({name}) VALUES('rebuild')")  # type: ignore[attr-defined]  # same
