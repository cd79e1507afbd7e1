"""Effects into the database and out of it again, column by column."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db import models

from nhipcau.search.folded import FoldedField
from nhipcau.succession.changes import Effect
from nhipcau.succession.rows import KINDS
from nhipcau.succession.snapshots import MANY

_AT_ONCE = 500
KIND_OF = {kind.model: kind for kind in KINDS}

Keys = dict[int, int]
"""Keys below zero, as planned -> keys of the rows as made."""


def write(effects: Sequence[Effect]) -> Keys:
    """Make and change the rows in the order given; the keys of those made."""
    keys: Keys = {}
    for (kind, is_new), batch in groupby(effects, key=lambda one: (one.kind, one.is_new)):
        rows = list(batch)
        if is_new:
            keys |= _make(kind, rows, keys)
        else:
            change_rows(kind.model, {one.pk: resolved(one.after, keys) for one in rows})
    return keys


def resolved(values: Mapping[str, Any], keys: Keys) -> dict[str, Any]:
    """The values with the keys of rows that were made meanwhile."""
    return {name: _key(name, value, keys) for name, value in values.items()}


def _key(name: str, value: Any, keys: Keys) -> Any:
    if name.endswith("_id") and isinstance(value, int):
        return keys.get(value, value)
    if isinstance(value, tuple):
        return tuple(sorted(keys.get(one, one) for one in value))
    return value


def _make(kind: type[Any], effects: list[Effect], keys: Keys) -> Keys:
    model, many = apps.get_model(kind.model), MANY.get(kind)
    told = [resolved(effect.after, keys) for effect in effects]
    rows = model._default_manager.bulk_create(
        [model(**{n: v for n, v in one.items() if n != many}) for one in told],
        batch_size=_AT_ONCE,
    )
    if many:
        sets = {row.pk: one[many] for row, one in zip(rows, told, strict=True)}
        _add_members(model, many, sets)
    return {effect.pk: row.pk for effect, row in zip(effects, rows, strict=True)}


def change_rows(label: str, changes: Mapping[int, Mapping[str, Any]]) -> None:
    """Set columns of rows by primary key; folded words are made again."""
    model, many = apps.get_model(label), MANY.get(KIND_OF[label])
    rows = model._default_manager.in_bulk(list(changes))
    columns: set[str] = set()
    for pk, row in rows.items():
        for name, value in changes[pk].items():
            if name == many:
                getattr(row, name).set(value)
            else:
                setattr(row, name, value)
                columns.add(name.removesuffix("_id") if name.endswith("_id") else name)
    folded = [f for f in model._meta.local_fields if isinstance(f, FoldedField)]
    for row in rows.values():
        for field in folded:
            field.pre_save(row, add=False)
    if columns:
        names = [*sorted(columns), *(field.name for field in folded)]
        model._default_manager.bulk_update(rows.values(), names, batch_size=_AT_ONCE)


def _add_members(model: type[models.Model], many: str, sets: Mapping[int, Iterable[int]]) -> None:
    field: Any = model._meta.get_field(many)
    through, owner = field.remote_field.through, field.m2m_field_name()
    member = field.m2m_reverse_field_name()
    through._default_manager.bulk_create(
        [
            through(**{f"{owner}_id": pk, f"{member}_id": unit})
            for pk, units in sets.items()
            for unit in units
        ],
        batch_size=_AT_ONCE,
    )


def values_now(label: str, pks: Iterable[int], columns: Iterable[str]) -> dict[int, dict[str, Any]]:
    """The present values of some columns by primary key; rows that are gone are not there."""
    many, names = MANY.get(KIND_OF[label]), list(columns)
    plain = [name for name in names if name != many]
    rows = apps.get_model(label)._default_manager.filter(pk__in=list(pks))
    found = {
        row[0]: dict(zip(plain, row[1:], strict=True)) for row in rows.values_list("pk", *plain)
    }
    if many in names:
        for row in rows.prefetch_related(many):
            found[row.pk][many] = tuple(sorted(one.pk for one in getattr(row, many).all()))
    return found


def from_json(label: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Columns as an effect keeps them, as the database has them."""
    return dict(_typed(apps.get_model(label), values, MANY.get(KIND_OF[label])))


def _typed(
    model: type[models.Model], values: Mapping[str, Any], many: str | None
) -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        field: Any = model._meta.get_field(name)
        yield name, tuple(value) if name == many else field.to_python(value)
