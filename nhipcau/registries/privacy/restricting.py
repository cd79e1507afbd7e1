"""A person wants data kept but not used: marked, and hidden from lists and files."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from nhipcau.organisations.models import User
from nhipcau.registries.models import DataRequest
from nhipcau.registries.privacy.sorts import held
from nhipcau.registries.privacy.trail import Act, leave


@transaction.atomic
def restrict(rows: Iterable[Any], *, on: date, by: User, request: DataRequest | None = None) -> int:
    """How many rows are restricted now that were not before; erased ones are left."""
    found = [held(row) for row in rows]
    free = [row for row in found if row.erased_at is None and row.restricted_on is None]
    for row in free:
        row.restricted_on = on
        row.save()
        leave(Act.RESTRICTED, by=by, row=row, request=request)
    return len(free)


@transaction.atomic
def release(row: Any, *, by: User, reason: str) -> Any:
    """The person lets the data be used again."""
    found = held(row)
    if found.restricted_on is not None:
        found.restricted_on = None
        found.save()
        leave(Act.RELEASED, by=by, row=found, reason=reason)
    return found
