"""Who has reported and who has not: one line a unit, from a constant number of queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet, TextChoices

from nhipcau.reports.models import ReportRound, ReportStep, State, UnitReport


class Standing(TextChoices):
    """Where a report stands, as an office asks it; in the order of urgency."""

    RETURNED = "returned", "Bị trả lại, chưa nộp lại"
    NOT_STARTED = "not_started", "Chưa bắt đầu"
    PARTLY = "partly", "Làm dở"
    READY = "ready", "Đã đủ nội dung, chưa nộp"
    OPTIONAL = "optional", "Không bắt buộc"
    SUBMITTED = "submitted", "Đã nộp, chờ duyệt"
    ACCEPTED = "accepted", "Đã duyệt"


NOT_REPORTED = (Standing.RETURNED, Standing.NOT_STARTED, Standing.PARTLY, Standing.READY)
REPORTED = (Standing.SUBMITTED, Standing.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Line:
    """One unit in a round, seen on one day.

    `filled` of `required` items are answered. `days_late` counts from the day after the due day: to
    the first sending if there was one (a stored fact), else to the day asked about; 0 is on time.
    `is_nil`: every required item says that nothing happened. `is_chased`: unsent past the grace.
    """

    report: UnitReport
    standing: Standing
    filled: int
    required: int
    days_late: int
    is_nil: bool
    is_chased: bool
    returned_reason: str = ""
    returned_at: datetime | None = None

    @property
    def label(self) -> str:
        return str(self.standing.label)

    @property
    def was_late(self) -> bool:
        return self.days_late > 0


def standing(round: ReportRound, *, day: date) -> list[Line]:
    """Every unit of the round as of `day`, the most urgent first; two queries."""
    lines = lines_of(round.reports.all(), day=day)
    order = list(Standing)
    return sorted(lines, key=lambda line: (order.index(line.standing), -line.days_late))


def lines_of(reports: QuerySet[UnitReport], *, day: date) -> list[Line]:
    """Any reports, of any rounds, in their own order; two queries."""
    found = list(_counted(reports))
    returns = _last_returns([r.pk for r in found if r.state == State.RETURNED])
    return [_line(report, report.round, day, returns.get(report.pk)) for report in found]


def not_reported(lines: Iterable[Line]) -> list[Line]:
    """Units that still owe their report: not begun, half done, ready but unsent, sent back."""
    return [line for line in lines if line.standing in NOT_REPORTED]


def submitted_late(lines: Iterable[Line]) -> list[Line]:
    """Units that sent after the due day, accepted ones included."""
    return [line for line in lines if line.standing in REPORTED and line.was_late]


def _counted(reports: QuerySet[UnitReport]) -> QuerySet[UnitReport]:
    required = Q(items__is_required=True)
    filled = (
        ~Q(items__words="")
        | Q(items__output_count__gt=0)
        | Q(items__is_nil=True)
        | ~Q(items__outside_number="")
    )
    return reports.select_related("unit", "round").annotate(
        required=Count("items", filter=required),
        filled=Count("items", filter=required & filled),
        nil=Count("items", filter=required & Q(items__is_nil=True)),
    )


def _last_returns(ids: list[int]) -> Mapping[int, ReportStep]:
    steps = ReportStep.objects.filter(report__in=ids, to_state=State.RETURNED)
    return {step.report_id: step for step in steps.exclude(from_state=State.RETURNED)}


def _line(report: UnitReport, round: ReportRound, day: date, returned: ReportStep | None) -> Line:
    required, filled, nil = (getattr(report, name) for name in ("required", "filled", "nil"))
    place = _place(report, required=required, filled=filled)
    unsent = place in NOT_REPORTED
    late = report.days_late
    if late is None:
        late = max(0, (day - round.due_on).days) if unsent else 0
    return Line(
        report=report,
        standing=place,
        filled=filled,
        required=required,
        days_late=late,
        is_nil=0 < required == nil,
        is_chased=unsent and day >= round.chased_from,
        returned_reason=returned.reason if returned else "",
        returned_at=returned.at if returned else None,
    )


def _place(report: UnitReport, *, required: int, filled: int) -> Standing:
    """Outputs may have filled a report that its unit has not opened: it is not begun, or ready."""
    if report.state in (State.ACCEPTED, State.SUBMITTED, State.RETURNED):
        return Standing(report.state)
    if not required:
        return Standing.OPTIONAL
    if filled == required:
        return Standing.READY
    return Standing.PARTLY if report.state == State.DRAFT else Standing.NOT_STARTED
