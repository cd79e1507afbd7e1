"""The digest as it is now, held while it changes; the steps that changes leave."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from nhipcau.organisations.models import User
from nhipcau.press.models import Digest, DigestReader, DigestStep
from nhipcau.vietnamese.typed_text import typed

State = Digest.State


def held(digest: Digest, *, expect: Iterable[str] = (State.DRAFT,)) -> Digest:
    """The row, locked; refused (code state) unless it is in one of these states."""
    row = Digest.objects.select_for_update(of=("self",)).select_related("unit").get(pk=digest.pk)
    if row.state not in set(expect):
        label = State(row.state).label.lower()
        message = f"Bản điểm báo đang ở tình trạng “{label}”, không làm được việc này."
        raise ValidationError(message, code="state")
    return row


def leave_step(
    digest: Digest,
    act: str,
    *,
    by: User,
    before: str = "",
    reason: str = "",
    changes: Mapping[str, Any] | None = None,
) -> DigestStep:
    """The step of what was just done; `before` is the state it came from, if another one."""
    return DigestStep.objects.create(
        digest=digest,
        act=act,
        from_state=before or digest.state,
        to_state=digest.state,
        reason=typed(reason),
        changes=dict(changes or {}),
        by=by,
    )


def leave_reader_step(reader: DigestReader, act: str, *, by: User, reason: str = "") -> DigestStep:
    return DigestStep.objects.create(reader=reader, act=act, reason=typed(reason), by=by)
