"""Moving a report from state to state: the row is held, the move is kept."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError

from nhipcau.organisations.models import User
from nhipcau.outputs.typed_text import typed
from nhipcau.reports.models import ReportItem, ReportStep, UnitReport


def locked_report(report: UnitReport, *, expect: Sequence[str]) -> UnitReport:
    """The row as it is now, held until the transaction ends.

    Refused: another state than expected, a locked round, a withdrawn plan. The round is read after
    the row is held, so that a lock taken meanwhile is seen.
    """
    found = UnitReport.objects.select_for_update().get(pk=report.pk)
    if found.round.is_locked:
        message = "Đợt báo cáo đã khóa số liệu, không sửa báo cáo được nữa."
        raise ValidationError(message, code="locked")
    if found.round.plan.withdrawn_at:
        raise ValidationError("Kế hoạch đã rút lại, báo cáo chỉ còn để xem.", code="withdrawn")
    if found.state not in expect:
        label = found.get_state_display()
        message = f"Báo cáo đang ở tình trạng “{label}”, không làm được việc này."
        raise ValidationError(message, code="state")
    return found


def move(
    report: UnitReport,
    state: str,
    *,
    by: User,
    reason: str = "",
    item: ReportItem | None = None,
    snapshot: Mapping[str, Any] | None = None,
) -> UnitReport:
    """Save the report in `state` and leave the step; `state` may be the one it has."""
    before, report.state = report.state, state
    report.save()
    leave_step(report, before=before, by=by, reason=reason, item=item, snapshot=snapshot)
    return report


def leave_step(
    report: UnitReport,
    *,
    before: str,
    by: User,
    reason: str = "",
    item: ReportItem | None = None,
    snapshot: Mapping[str, Any] | None = None,
) -> ReportStep:
    """A row of the thread; with a snapshot also its hash."""
    return ReportStep.objects.create(
        report=report,
        from_state=before,
        to_state=report.state,
        reason=typed(reason),
        item=item,
        version=report.version,
        snapshot=dict(snapshot or {}),
        content_hash=report.content_hash if snapshot else "",
        by=by,
    )
