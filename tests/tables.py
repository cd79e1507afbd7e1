"""The tables of the database that can be read row by row."""

from django.db import connection


def names_of_tables() -> list[str]:
    """Every table that holds rows; an index of words is read in the tables that stand under it."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        if connection.vendor != "sqlite":
            return names
        cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'")
        virtual = {name for (name,) in cursor.fetchall()}
    return [name for name in names if name not in virtual]
