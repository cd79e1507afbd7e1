"""The step that each act on personal data leaves, without any of the words."""

from typing import Any

from nhipcau.organisations.models import User
from nhipcau.registries.models import Contact, DataRequest, PrivacyStep
from nhipcau.registries.privacy.sorts import sort_of
from nhipcau.vietnamese.typed_text import typed_line

Act = PrivacyStep.Act


def leave(
    act: str,
    *,
    by: User | None,
    row: Any = None,
    request: DataRequest | None = None,
    count: int = 1,
    reason: str = "",
) -> None:
    """`by` None is the calendar; `row` is of one of the four sorts."""
    PrivacyStep.objects.create(
        act=act,
        contact=row if isinstance(row, Contact) else None,
        request=request,
        what=sort_of(row).code if row is not None else "",
        row=row.pk if row is not None else None,
        count=count,
        reason=typed_line(reason)[:300],
        by=by,
    )
