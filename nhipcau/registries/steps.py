"""The row as it is now, held while it changes, and the step that each change leaves."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from nhipcau.organisations.models import User
from nhipcau.registries.models import SPECIFIC, Entry, EntryStep
from nhipcau.vietnamese.typed_text import typed

Changes = Mapping[str, list[Any]]


def held(entry: Entry) -> Any:
    """The row of its register, locked; an entry struck out is refused."""
    locked = Entry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    if locked.struck_at is not None:
        raise ValidationError("Mục này đã gạch bỏ; hãy khôi phục trước khi sửa.", code="struck")
    return specific_of(locked)


def specific_of(entry: Entry) -> Any:
    """The row of its register, read anew."""
    return SPECIFIC[entry.register].objects.select_related("unit", "output").get(pk=entry.pk)


def leave_step(
    entry: Entry,
    act: str,
    *,
    by: User | None,
    before: str = "",
    on: date | None = None,
    reason: str = "",
    changes: Changes | None = None,
) -> EntryStep:
    """The step of what was just done; `before` is the state it came from, if another one."""
    return EntryStep.objects.create(
        entry_id=entry.pk,
        act=act,
        from_state=before or entry.state,
        to_state=entry.state,
        happened_on=on,
        reason=typed(reason),
        changes=dict(changes or {}),
        by=by,
    )


def require_reason(reason: str, message: str) -> str:
    if not typed(reason):
        raise ValidationError({"reason": ValidationError(message, code="reason")})
    return typed(reason)


def told(row: models.Model, names: Iterable[str]) -> dict[str, Any]:
    """Fields as history tells them: days in ISO form, other rows by their names.

    A field in `row.PRIVATE` is told by a mark alone: personal data must not outlive their row.
    """
    private = getattr(row, "PRIVATE", ())
    return {name: "•" if name in private else _said(row, name) for name in names}


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, list[Any]]:
    return {name: [before[name], after[name]] for name in before if before[name] != after[name]}


def _said(row: models.Model, name: str) -> Any:
    field = row._meta.get_field(name)
    if field.many_to_many:
        return sorted(str(one) for one in getattr(row, name).all()) if row.pk else []
    value = getattr(row, name)
    if value is None or isinstance(value, bool | int | list | dict):
        return value
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return str(value)
