"""A report goes out, comes back with a reason, is accepted by another person, is opened again."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from nhipcau.documents.secrecy import refuse_stamped_words
from nhipcau.organisations.models import User
from nhipcau.outputs.typed_text import typed
from nhipcau.reports.claims import carry_to_tasks
from nhipcau.reports.completeness import Completeness, completeness, missing
from nhipcau.reports.models import WITH_UNIT, ReportItem, ReportStep, State, UnitReport
from nhipcau.reports.periods import counting_day
from nhipcau.reports.prefilling import fill, own_rows, prefill
from nhipcau.reports.reliefs import expire_reliefs
from nhipcau.reports.snapshots import GENERAL, snapshot
from nhipcau.reports.steps import leave_step, locked_report, move
from nhipcau.reports.writing import Entry, write

__all__ = [
    "GENERAL",
    "Completeness",
    "Entry",
    "accept",
    "completeness",
    "missing",
    "prefill",
    "remark",
    "reopen",
    "send_back",
    "submit",
    "write",
]


@transaction.atomic
def submit(report: UnitReport, *, by: User, standing_by: str = "") -> UnitReport:
    """Send a complete report; the generated text is renewed first, so that it is what is sent.

    The first sending fixes for good `first_submitted_at` and `days_late`, counted from the unit's
    own due day; what is waived is never late. Sending again what was sent back, with nothing
    changed, needs `standing_by`: why the unit stands by it.
    """
    refuse_stamped_words(standing_by, field="standing_by")
    expire_reliefs(day=timezone.localdate(), reports=[report])
    report = locked_report(report, expect=WITH_UNIT)
    fill([report], own_rows(report))
    _refuse_incomplete(report)
    _refuse_outside_with_outputs(report)
    content, content_hash = snapshot(report)
    if content_hash == report.content_hash and not typed(standing_by):
        message = (
            "Báo cáo chưa có gì thay đổi so với lần nộp trước; hãy sửa theo ý kiến trả lại, hoặc "
            "ghi rõ vì sao giữ nguyên số liệu."
        )
        raise ValidationError({"standing_by": ValidationError(message, code="unchanged")})
    now = timezone.now()
    if report.first_submitted_at is None:
        report.first_submitted_at = now
        late = 0 if report.is_waived else (counting_day(now) - report.due_on).days
        report.days_late = max(0, late)
    report.submitted_at, report.submitted_by = now, by
    report.content_hash = content_hash
    report.version += 1
    report.writers.add(by)
    return move(report, State.SUBMITTED, by=by, reason=standing_by, snapshot=content)


@transaction.atomic
def send_back(
    report: UnitReport, *, by: User, reason: str, item: ReportItem | None = None
) -> UnitReport:
    """Return a submitted report to its unit. The reason is shown to the unit and kept."""
    _require(reason, "Nêu lý do trả lại.")
    report = locked_report(report, expect=(State.SUBMITTED,))
    _refuse_foreign(report, item)
    return move(report, State.RETURNED, by=by, reason=reason, item=item)


@transaction.atomic
def accept(report: UnitReport, *, by: User) -> UnitReport:
    """Sign off a submitted report; never by someone who entered or submitted any of it."""
    report = locked_report(report, expect=(State.SUBMITTED,))
    if report.writers.filter(pk=by.pk).exists() or report.submitted_by_id == by.pk:
        message = "Người nhập hoặc nộp báo cáo không được duyệt báo cáo đó; cần một người khác."
        raise ValidationError(message, code="four_eyes")
    report.accepted_at, report.accepted_by = timezone.now(), by
    report = move(report, State.ACCEPTED, by=by)
    carry_to_tasks(report, by=by)
    return report


@transaction.atomic
def reopen(report: UnitReport, *, by: User, reason: str) -> UnitReport:
    """Give an accepted report back to its unit, as long as its round is not locked."""
    _require(reason, "Nêu lý do mở lại báo cáo.")
    report = locked_report(report, expect=(State.ACCEPTED,))
    report.accepted_at = report.accepted_by = None
    return move(report, State.RETURNED, by=by, reason=reason)


@transaction.atomic
def remark(
    report: UnitReport, *, by: User, text: str, item: ReportItem | None = None
) -> ReportStep:
    """Say something in the thread of a report; its state stays."""
    _require(text, "Ghi nội dung trao đổi.")
    report = locked_report(report, expect=State.values)
    _refuse_foreign(report, item)
    return leave_step(report, before=report.state, by=by, reason=text, item=item)


def _refuse_incomplete(report: UnitReport) -> None:
    lacking = missing(report)
    if lacking:
        codes = ", ".join(item.task.code for item in lacking)
        message = (
            f"Còn {len(lacking)}/{completeness(report).required} nhiệm vụ chưa có nội dung: "
            f"{codes}. Ghi nội dung, hoặc đánh dấu chưa phát sinh kèm lý do."
        )
        raise ValidationError(message, code="incomplete")


def _refuse_outside_with_outputs(report: UnitReport) -> None:
    """Outputs may have been recorded since the unit gave the number of its paper."""
    both = report.items.exclude(outside_number="").filter(output_count__gt=0)
    if codes := ", ".join(item.task.code for item in both.select_related("task__group")):
        message = (
            f"Nhiệm vụ {codes} vừa ghi số văn bản xử lý ngoài hệ thống, vừa có kết quả ghi trong "
            "hệ thống. Rút kết quả ghi nhầm, hoặc bỏ số văn bản đó."
        )
        raise ValidationError(message, code="outside_with_outputs")


def _refuse_foreign(report: UnitReport, item: ReportItem | None) -> None:
    if item and item.report_id != report.pk:
        message = "Nhiệm vụ này không có trong báo cáo."
        raise ValidationError({"item": ValidationError(message, code="item")})


def _require(text: str, message: str) -> None:
    refuse_stamped_words(text, field="reason")
    if not typed(text):
        raise ValidationError({"reason": ValidationError(message, code="reason")})
