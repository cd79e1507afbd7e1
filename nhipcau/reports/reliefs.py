"""More time for a report, or none owed: one person asks, another grants, refuses or takes back."""

from collections.abc import Callable, Collection
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from nhipcau.documents.models import StoredFile
from nhipcau.documents.secrecy import refuse_stamped_words
from nhipcau.organisations.models import User
from nhipcau.outputs.typed_text import typed, typed_line
from nhipcau.reports.models import WITH_UNIT, Relief, ReliefStep, UnitReport
from nhipcau.reports.periods import counting_day
from nhipcau.reports.steps import locked_report
from nhipcau.vietnamese.dates import format_date

Kind, State = Relief.Kind, Relief.State

LONGEST = timedelta(days=366)  # after the due day of the round; our own bound


@transaction.atomic
def ask_relief(
    report: UnitReport,
    *,
    kind: str,
    reason: str,
    by: User,
    until: date | None = None,
    document_number: str = "",
    file: StoredFile | None = None,
) -> Relief:
    """Ask for an extension to the end of `until`, or a waiver (for the whole round without it).

    Only while the report is with its unit and its round not locked; a due day that has passed can
    be put off like any other. Refused at "kind", "until", "reason", or with code "asked".
    """
    report = locked_report(report, expect=WITH_UNIT)
    relief = Relief(
        report=report,
        kind=kind,
        until=until,
        reason=typed(reason),
        document_number=typed_line(document_number),
        file=file,
        asked_by=by,
    )
    _all_at_once(
        lambda: _require(reason, "Nêu lý do đề nghị."),
        lambda: refuse_stamped_words(document_number, field="document_number"),
        lambda: relief.clean_fields(exclude=["report", "asked_by", "reason"]),
        lambda: _refuse_until(relief),
    )
    if report.reliefs.filter(kind=kind, state=State.ASKED).exists():
        message = "Đã có một đề nghị như vậy đang chờ quyết định."
        raise ValidationError(message, code="asked")
    relief.save()
    _leave_step(relief, before="", by=by, reason=reason)
    return relief


@transaction.atomic
def grant(relief: Relief, *, by: User, document_number: str = "") -> Relief:
    """Agree to what another person asked; it takes the place of one of its kind granted before.

    `document_number` is that of the paper that agrees; it stands where the request named none, and
    in the step in any case. What was stored of lateness stays.
    """
    refuse_stamped_words(document_number, field="document_number")
    report = locked_report(relief.report, expect=WITH_UNIT)
    relief = _held(relief, expect=(State.ASKED,), by=by)
    _refuse_until(relief, report)
    number = typed_line(document_number)
    relief.document_number = relief.document_number or number
    relief.decided_at, relief.decided_by = timezone.now(), by
    relief.clean_fields(exclude=["report", "asked_by", "decided_by"])
    earlier = report.reliefs.filter(kind=relief.kind, state=State.GRANTED)
    for one in earlier.select_for_update():
        _move(one, State.REPLACED, by=by)
    relief = _move(relief, State.GRANTED, by=by, reason=f"Văn bản {number}" if number else "")
    _show_in(report)
    return relief


@transaction.atomic
def refuse(relief: Relief, *, by: User, reason: str) -> Relief:
    """Do not agree; the reason is shown to the unit."""
    _require(reason, "Nêu lý do không chấp thuận.")
    relief = _held(relief, expect=(State.ASKED,), by=by)
    relief.decided_at, relief.decided_by = timezone.now(), by
    return _move(relief, State.REFUSED, by=by, reason=reason)


@transaction.atomic
def revoke(relief: Relief, *, by: User, reason: str) -> Relief:
    """Take back a request that waits, or one granted while the report is still with its unit.

    An extension under which the report was first sent has had its effect and stays on record.
    """
    _require(reason, "Nêu lý do rút hoặc thu hồi.")
    was_granted = Relief.objects.filter(pk=relief.pk, state=State.GRANTED).exists()
    if was_granted:
        report = locked_report(relief.report, expect=WITH_UNIT)
        _refuse_used(relief, report)
    held = _held(relief, expect=(State.GRANTED,) if was_granted else (State.ASKED,))
    held = _move(held, State.REVOKED, by=by, reason=reason)
    if was_granted:
        _show_in(report)
    return held


@transaction.atomic
def expire_reliefs(*, day: date, reports: Collection[UnitReport] | None = None) -> int:
    """Waivers whose last day is before `day` run out: their reports are owed again; how many did.

    Those of `reports` alone, where they are given. Done once a day or ten times, it comes to the
    same. Reports that were sent, and those of locked rounds, are left as they are.
    """
    asked = Relief.objects.all() if reports is None else Relief.objects.filter(report__in=reports)
    over = asked.filter(
        kind=Kind.WAIVER,
        state=State.GRANTED,
        until__lt=day,
        report__state__in=WITH_UNIT,
        report__round__locked_at=None,
        report__round__plan__withdrawn_at=None,
    )
    ended = 0
    for pk in list(over.order_by("report").values_list("report", flat=True)):
        report = UnitReport.objects.select_for_update().get(pk=pk)
        for relief in over.filter(report=report).select_for_update(of=("self",)):
            _move(relief, State.EXPIRED, by=None)
            _show_in(report)
            ended += 1
    return ended


def _show_in(report: UnitReport) -> None:
    """Let the report show what holds now: its extension, its waiver, and waivers that have ended.

    What was not owed is not late: the last day of a waiver that ran out or was taken back is on
    time.
    """
    held = {one.kind: one for one in report.reliefs.filter(state=State.GRANTED)}
    ended = ReliefStep.objects.filter(
        relief__report=report, relief__kind=Kind.WAIVER, from_state=State.GRANTED
    ).select_related("relief")
    days = [
        counting_day(step.at) if step.to_state == State.REVOKED else step.relief.until
        for step in ended
        if step.to_state in (State.REVOKED, State.EXPIRED)
    ]
    if Kind.EXTENSION in held:
        days.append(held[Kind.EXTENSION].until)
    report.extended_due_on = max((day for day in days if day), default=None)
    report.is_waived = Kind.WAIVER in held
    report.save(update_fields=["extended_due_on", "is_waived"])


def _held(relief: Relief, *, expect: tuple[str, ...], by: User | None = None) -> Relief:
    """The row as it is now; with `by` also refused to whoever asked."""
    found = Relief.objects.select_for_update(of=("self",)).get(pk=relief.pk)
    if found.state not in expect:
        message = f"Đề nghị này {found.get_state_display().lower()}, không làm được việc này nữa."
        raise ValidationError(message, code="state")
    if by is not None and found.asked_by_id == by.pk:
        message = "Người đề nghị không tự quyết định được; cần một người khác."
        raise ValidationError(message, code="four_eyes")
    return found


def _refuse_until(relief: Relief, report: UnitReport | None = None) -> None:
    report, until = report or relief.report, relief.until
    if until is None:
        if relief.kind == Kind.EXTENSION:
            raise _at_until("Gia hạn phải ghi ngày hạn mới.", "until_missing")
        return
    if until > report.round.due_on + LONGEST:
        raise _at_until("Ngày này quá một năm sau hạn của đợt báo cáo.", "until_far")
    if relief.kind == Kind.EXTENSION and until <= report.due_on:
        message = f"Hạn mới phải sau hạn hiện nay ({format_date(report.due_on)})."
        raise _at_until(message, "until")
    if relief.kind == Kind.WAIVER and until < timezone.localdate():
        message = "Ngày cuối được miễn đã qua; ghi ngày sau, hoặc để trống để miễn cả đợt."
        raise _at_until(message, "until_past")


def _refuse_used(relief: Relief, report: UnitReport) -> None:
    """An extension under which the report was first sent is part of how late it was, for good."""
    sent, agreed = report.first_submitted_at, relief.decided_at
    if relief.kind == Kind.EXTENSION and sent and agreed and agreed <= sent:
        message = "Đơn vị đã nộp báo cáo theo hạn này; gia hạn được giữ trong hồ sơ."
        raise ValidationError(message, code="used")


def _at_until(message: str, code: str) -> ValidationError:
    return ValidationError({"until": ValidationError(message, code=code)})


def _move(relief: Relief, state: str, *, by: User | None, reason: str = "") -> Relief:
    before, relief.state = relief.state, state
    relief.save()
    _leave_step(relief, before=before, by=by, reason=reason)
    return relief


def _leave_step(relief: Relief, *, before: str, by: User | None, reason: str = "") -> None:
    ReliefStep.objects.create(
        relief=relief, from_state=before, to_state=relief.state, reason=typed(reason), by=by
    )


def _all_at_once(*checks: Callable[[], object]) -> None:
    """Every refusal in one, each at its field."""
    told: dict[str, list[ValidationError]] = {}
    for check in checks:
        try:
            check()
        except ValidationError as refusal:
            told = refusal.update_error_dict(told)
    if told:
        raise ValidationError(told)


def _require(reason: str, message: str) -> None:
    refuse_stamped_words(reason, field="reason")
    if not typed(reason):
        raise ValidationError({"reason": ValidationError(message, code="reason")})
