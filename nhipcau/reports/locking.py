"""Locking the figures of a round, and the two persons it takes to open them again."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from nhipcau.documents.secrecy import refuse_stamped_words
from nhipcau.organisations.models import User
from nhipcau.outputs.typed_text import typed
from nhipcau.reports.counting import RULE_VERSION, count
from nhipcau.reports.models import (
    WITH_UNIT,
    LockedCount,
    Relief,
    ReportRound,
    RoundStep,
    State,
    UnitReport,
)
from nhipcau.reports.reliefs import expire_reliefs
from nhipcau.reports.round_steps import leave_step, locked_round, require
from nhipcau.reports.tally import sha256_of

Action = RoundStep.Action


@transaction.atomic
def lock_round(
    round: ReportRound, *, by: User, exceptions: Mapping[int, str] | None = None
) -> ReportRound:
    """Freeze what the round counts; from now on no report of it can be changed.

    All reports that owe an answer must be accepted, but for `exceptions`: primary key of the report
    -> why the round is locked without it. Waived ones are named with the reason of their waiver.
    """
    round = locked_round(round)
    expire_reliefs(day=timezone.localdate(), reports=round.reports.all())
    reports = list(round.reports.select_for_update().order_by("pk"))
    named = _accepted_or_named(round, reports, exceptions or {})
    rows = [row.frozen() for row in count(round).rows]
    LockedCount.objects.create(
        round=round,
        version=round.version,
        rule_version=RULE_VERSION,
        rows=rows,
        sha256=sha256_of(rows),
        exceptions=named,
    )
    round.locked_at, round.locked_by = timezone.now(), by
    round.save(update_fields=["locked_at", "locked_by"])
    leave_step(round, Action.LOCKED, by=by, changes={"counted": [None, len(rows)]})
    return round


@transaction.atomic
def ask_to_unlock(round: ReportRound, *, by: User, reason: str) -> RoundStep:
    """Ask that the figures be opened again. It takes another person to do it."""
    require(reason, "Nêu lý do đề nghị mở khóa số liệu.")
    round = _held(round)
    if pending_request(round):
        raise ValidationError("Đã có đề nghị mở khóa đang chờ.", code="asked")
    return leave_step(round, Action.UNLOCK_ASKED, by=by, reason=reason)


@transaction.atomic
def unlock_round(round: ReportRound, *, by: User) -> ReportRound:
    """Grant the pending request of another person; what is locked next is a new version.

    What was counted at this lock is kept.
    """
    round = _held(round)
    asked = pending_request(round)
    if asked is None:
        message = "Chưa có ai đề nghị mở khóa; người đề nghị phải nêu lý do trước."
        raise ValidationError(message, code="not_asked")
    if asked.by_id == by.pk:
        message = "Người đề nghị mở khóa không tự mở khóa được; cần một người khác."
        raise ValidationError(message, code="four_eyes")
    leave_step(round, Action.UNLOCKED, by=by, reason=asked.reason)
    round.locked_at = round.locked_by = None
    round.version += 1
    round.save(update_fields=["locked_at", "locked_by", "version"])
    return round


def pending_request(round: ReportRound) -> RoundStep | None:
    """The request to unlock that nobody has granted yet."""
    last = round.steps.last()
    return last if last and last.action == Action.UNLOCK_ASKED else None


def _held(round: ReportRound) -> ReportRound:
    found = ReportRound.objects.select_for_update().get(pk=round.pk)
    if not found.is_locked:
        raise ValidationError("Đợt báo cáo chưa khóa số liệu.", code="not_locked")
    return found


def _accepted_or_named(
    round: ReportRound, reports: list[UnitReport], exceptions: Mapping[int, str]
) -> dict[str, str]:
    owing = set(round.reports.filter(items__is_required=True).values_list("pk", flat=True))
    open_ = [r for r in reports if r.state != State.ACCEPTED and r.pk in owing]
    for reason in exceptions.values():
        refuse_stamped_words(reason, field="exceptions")
    waived = _waivers([r for r in open_ if r.is_waived and r.state in WITH_UNIT])
    reasons = {r.pk: waived.get(r.pk) or typed(exceptions.get(r.pk, "")) for r in open_}
    unexplained = [r.unit_name for r in open_ if not reasons[r.pk]]
    if unexplained:
        message = (
            f"Còn {len(unexplained)} báo cáo chưa duyệt: {', '.join(unexplained)}. Hãy duyệt, hoặc "
            "nêu lý do khóa khi thiếu từng báo cáo."
        )
        raise ValidationError({"exceptions": ValidationError(message, code="not_accepted")})
    return {r.unit_name: reasons[r.pk] for r in open_}


def _waivers(reports: list[UnitReport]) -> dict[int, str]:
    """Report -> its waiver in words: "Được miễn báo cáo theo văn bản 15/CV-SDL: đang sắp xếp"."""
    held = Relief.objects.filter(
        report__in=reports, kind=Relief.Kind.WAIVER, state=Relief.State.GRANTED
    )
    return {
        one.report_id: f"Được miễn báo cáo{_by_paper(one.document_number)}: {one.reason}"
        for one in held
    }


def _by_paper(number: str) -> str:
    return f" theo văn bản {number}" if number else ""
