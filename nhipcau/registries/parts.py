"""Rows that belong to an entry: adding, changing, taking off; the entry follows."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from nhipcau.organisations.models import User
from nhipcau.registries.checks import check_part
from nhipcau.registries.keeping import as_typed, refresh
from nhipcau.registries.models import Entry
from nhipcau.registries.models.entries import Part
from nhipcau.registries.steps import differences, held, leave_step, require_reason, told

_MANAGED = {"id", "entry", "taken_off_at", "taken_off_reason", "erased_at", "by", "added_by"}


@transaction.atomic
def add(entry: Entry, model: type[Part], *, values: Mapping[str, Any], by: User) -> Any:
    """A new row of `model` for the entry; many-to-many fields as lists of rows."""
    row = held(entry)
    part = model(entry_id=row.pk)
    for name in ("by", "added_by"):
        if any(field.name == name for field in model._meta.concrete_fields):
            setattr(part, name, by)
    _put(row, part, values, "add")
    leave_step(row, f"add_{model._meta.model_name}", by=by, changes=_as_new(part, values))
    refresh(row, by=by)
    return part


@transaction.atomic
def change(part: Any, *, values: Mapping[str, Any], by: User, reason: str = "") -> Any:
    """Change fields of a row that has not been taken off."""
    row = held(part.entry)
    found = _standing(part)
    before = told(found, values)
    _put(row, found, values, "change")
    changes = differences(before, told(found, values))
    if changes or set(values) & set(getattr(found, "PRIVATE", ())):
        act = f"change_{found._meta.model_name}"
        leave_step(row, act, by=by, reason=reason, changes={"": [None, _named(found)], **changes})
        refresh(row, by=by)
    return found


@transaction.atomic
def take_off(part: Any, *, reason: str, by: User) -> Any:
    """The row no longer belongs to the entry; it stays, with the reason."""
    row = held(part.entry)
    found = _standing(part)
    check_part(row, found, "take_off")
    found.taken_off_reason = require_reason(reason, "Nêu lý do bỏ.")[:500]
    found.taken_off_at = timezone.now()
    found.save()
    act = f"take_off_{found._meta.model_name}"
    leave_step(row, act, by=by, reason=reason, changes={"": [_named(found), None]})
    refresh(row, by=by)
    return found


def _put(row: Any, part: Any, values: Mapping[str, Any], act: str) -> None:
    links = {}
    for name, value in values.items():
        field = part._meta.get_field(name)
        if name in _MANAGED or not field.editable:
            raise ValueError(f"not a field that people set: {name}")
        if field.many_to_many:
            links[name] = list(value)
        else:
            setattr(part, name, as_typed(field, value))
    part.full_clean()
    check_part(row, part, act)
    part.save()
    for name, rows in links.items():
        getattr(part, name).set(rows)


def _standing(part: Any) -> Any:
    found = type(part).objects.get(pk=part.pk)
    if found.taken_off_at is not None:
        raise ValidationError("Dòng này đã bỏ, không sửa được nữa.", code="taken_off")
    return found


def _as_new(part: Any, values: Mapping[str, Any]) -> dict[str, list[Any]]:
    after = told(part, values)
    return {name: [None, value] for name, value in after.items() if value not in (None, "", [])}


def _named(part: Any) -> str:
    """Which row it was, without a word of personal data."""
    is_person = bool(getattr(part, "PRIVATE", ()))
    return f"{part._meta.verbose_name} số {part.pk}" if is_person else str(part)
