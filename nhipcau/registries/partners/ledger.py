"""What a merge writes, row by row, so that it can be put back as it was."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db import models

from nhipcau.search.folded import FoldedField

Columns = dict[str, Any]
Told = dict[str, dict[str, Columns | None]]
"""{"app.Model": {"<pk>": {column: value as JSON}}}; None: there was, there is no such row."""


class Ledger:
    """Watches tables while a verb writes; `before` and `after` hold what came to differ."""

    def __init__(self) -> None:
        self.before: Told = {}
        self.after: Told = {}

    @contextmanager
    def watching(self, *rows: models.QuerySet[Any]) -> Iterator[None]:
        """Rows of these querysets, as they are now and when the block ends; new ones too."""
        was = [_snapshot(one.all()) for one in rows]
        yield
        for one, before in zip(rows, was, strict=True):
            self._note(one.model._meta.label, before, _snapshot(one.all()))

    def _note(self, label: str, before: dict[str, Columns], after: dict[str, Columns]) -> None:
        for key in before.keys() | after.keys():
            old, new = before.get(key), after.get(key)
            if old is not None and new is not None:
                columns = [name for name in old if old[name] != new[name]]
                old, new = _only(old, columns), _only(new, columns)
            if old != new:
                self.before.setdefault(label, {})[key] = old
                self.after.setdefault(label, {})[key] = new


def put_back(before: Told, after: Told) -> list[tuple[str, str]]:
    """Make the rows what they were; (model, key) of those that somebody changed since.

    Such a row keeps what it says now in the columns that were changed, and gets back the others.
    """
    left: list[tuple[str, str]] = []
    for label in reversed(before):
        model: Any = apps.get_model(label)
        for key, old in before[label].items():
            if not _row_put_back(model, key, old, after[label][key]):
                left.append((label, key))
    return left


def _row_put_back(model: Any, key: str, old: Columns | None, new: Columns | None) -> bool:
    rows = model._base_manager.filter(pk=key)
    now = _snapshot(rows).get(str(key))
    if old is None:
        if now == new:
            rows.delete()
        return now in (new, None)
    if new is None:
        if now is None:
            model(**_read(model, old)).save(force_insert=True)
        return now in (old, None)
    if now is None:
        return False
    same = [name for name in old if now[name] == new[name]]
    if same:
        rows.update(**_read(model, _only(old, same)))
        _fold(rows.get())
    return len(same) == len(old)


def _fold(row: Any) -> None:
    """Words for search follow the columns that were put back under them."""
    names = [field.name for field in row._meta.concrete_fields if isinstance(field, FoldedField)]
    if names:
        row.save(update_fields=names)


def _snapshot(rows: models.QuerySet[Any]) -> dict[str, Columns]:
    fields = [f for f in rows.model._meta.concrete_fields if not isinstance(f, FoldedField)]
    names = [field.attname for field in fields]
    told = rows.order_by("pk").values_list("pk", *names)
    return {str(pk): {n: _as_json(v) for n, v in zip(names, row, strict=True)} for pk, *row in told}


def _as_json(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _read(model: Any, columns: Columns) -> Columns:
    """Values of columns out of JSON again."""
    by_column = {field.attname: field for field in model._meta.concrete_fields}
    return {name: by_column[name].to_python(value) for name, value in columns.items()}


def _only(columns: Columns, names: list[str]) -> Columns:
    return {name: columns[name] for name in names}
