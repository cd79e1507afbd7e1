"""Moving an edition: the row is held, the move is kept."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError

from nhipcau.editorial.models import Edition, EditionStep
from nhipcau.organisations.models import User


def locked_edition(edition: Edition, *, expect: Sequence[str] = ()) -> Edition:
    """The row as it is now, held until the transaction ends. Refused: a stage not in `expect`."""
    found = Edition.objects.select_for_update().select_related("work", "page").get(pk=edition.pk)
    if expect and found.stage not in expect:
        message = (
            f"Bản này đang ở tình trạng “{found.get_stage_display()}”, không làm được việc này."
        )
        raise ValidationError(message, code="state")
    return found


def leave_step(
    edition: Edition,
    act: str,
    *,
    before: str,
    by: User | None,
    reason: str = "",
    told: Mapping[str, Any] | None = None,
) -> EditionStep:
    """The row that a move leaves; call it after the edition is saved."""
    return EditionStep.objects.create(
        edition=edition,
        act=act,
        from_state=before,
        to_state=edition.stage,
        reason=reason,
        told=dict(told or {}),
        by=by,
    )


def move(
    edition: Edition,
    stage: str,
    act: str,
    *,
    by: User | None,
    reason: str = "",
    told: Mapping[str, Any] | None = None,
) -> Edition:
    """Bring a held edition to `stage` and leave the step."""
    before, edition.stage = edition.stage, stage
    edition.save()
    leave_step(edition, act, before=before, by=by, reason=reason, told=told)
    return edition
