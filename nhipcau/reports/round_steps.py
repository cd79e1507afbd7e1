"""Moving a round: the row is held, the move is kept with who did it and why."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from nhipcau.documents.secrecy import refuse_stamped_words
from nhipcau.organisations.models import User
from nhipcau.reports.models import ReportRound, RoundStep
from nhipcau.vietnamese.typed_text import typed


def locked_round(round: ReportRound) -> ReportRound:
    """The row, held until the transaction ends; refused once its figures are locked."""
    found = ReportRound.objects.select_for_update().get(pk=round.pk)
    if found.is_locked:
        message = "Đợt báo cáo đã khóa số liệu; muốn sửa phải mở khóa trước."
        raise ValidationError(message, code="locked")
    return found


def leave_step(
    round: ReportRound,
    action: str,
    *,
    by: User,
    reason: str = "",
    changes: Mapping[str, Any] | None = None,
) -> RoundStep:
    return RoundStep.objects.create(
        round=round,
        action=action,
        version=round.version,
        reason=typed(reason),
        changes=dict(changes or {}),
        by=by,
    )


def require(reason: str, message: str) -> None:
    """Refuse where no reason is given, and one that bears a secrecy stamp."""
    refuse_stamped_words(reason, field="reason")
    if not typed(reason):
        raise ValidationError({"reason": ValidationError(message, code="reason")})
