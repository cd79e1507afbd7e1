"""Where in the whole database a word stands."""

from functools import cache

from django.apps import apps
from django.db import connection


def columns_with(word: str) -> set[str]:
    """Every column of every table that says the word in whatever case; one query a table."""
    found = set()
    with connection.cursor() as cursor:
        for table, columns in _tables().items():
            says = ", ".join(_says(one) for one in columns)
            cursor.execute(f"SELECT {says} FROM {table}", [f"%{word.lower()}%"] * len(columns))
            counts = cursor.fetchone() or ()
            found |= {f"{table}.{one}" for one, n in zip(columns, counts, strict=True) if n}
    return found


@cache
def _tables() -> dict[str, list[str]]:
    """Of every model, those that join two others included."""
    return {
        model._meta.db_table: [field.column for field in model._meta.local_concrete_fields]
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }


def _says(column: str) -> str:
    text = f"LOWER(CAST({connection.ops.quote_name(column)} AS TEXT))"
    return f"COUNT(CASE WHEN {text} LIKE %s THEN 1 END)"
