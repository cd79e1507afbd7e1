"""Who has reported and who has not: one line a unit, from a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet, TextChoices

from nhipcau.reports.models import (
    WITH_UNIT,
    Relief,
    ReportRound,
    ReportStep,
    State,
    UnitReport,
)


class Standing(TextChoices):
    """Where a report stands, as an office asks it; in the order of urgency."""

    RETURNED = "returned", "Bị trả lại, chưa nộp lại"
    NOT_STARTED = "not_started", "Chưa bắt đầu"
    PARTLY = "partly", "Làm dở"
    READY = "ready", "Đã đủ nội dung, chưa nộp"
    OPTIONAL = "optional", "Không bắt buộc"
    WAIVED = "waived", "Được miễn báo cáo"
    SUBMITTED = "submitted", "Đã nộp, chờ duyệt"
    ACCEPTED = "accepted", "Đã duyệt"


NOT_REPORTED = (Standing.RETURNED, Standing.NOT_STARTED, Standing.PARTLY, Standing.READY)
REPORTED = (Standing.SUBMITTED, Standing.ACCEPTED)
OWES_NOTHING = (Standing.OPTIONAL, Standing.WAIVED)


@dataclass(frozen=True, slots=True)
class Line:
    """One unit in a round, seen on one day.

    `filled` of `required` items are answered. `days_late` counts from the day after the unit's own
    due day: to the first sending if there was one (a stored fact), else to the day asked about; 0
    is on time. `is_nil`: every required item says that nothing happened. `is_chased`: unsent past
    the grace. `extension` and `waiver` are the reliefs in force; a waiver ends with its last day,
    also where nobody ran the calendar since.
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
    extension: Relief | None = None
    waiver: Relief | None = None

    @property
    def label(self) -> str:
        return str(self.standing.label)

    @property
    def was_late(self) -> bool:
        return self.days_late > 0

    @property
    def owes(self) -> bool:
        """Whether the unit has to report in this round, sent by now or not."""
        return self.standing not in OWES_NOTHING


def standing(round: ReportRound, *, day: date) -> list[Line]:
    """Every unit of the round as of `day`, the most urgent first; at most three queries."""
    lines = lines_of(round.reports.all(), day=day)
    order = list(Standing)
    return sorted(lines, key=lambda line: (order.index(line.standing), -line.days_late))


def lines_of(reports: QuerySet[UnitReport], *, day: date) -> list[Line]:
    """Any reports, of any rounds, in their own order; at most three queries."""
    found = list(_counted(reports))
    returns = _last_returns([r.pk for r in found if r.state == State.RETURNED])
    reliefs = _in_force([r.pk for r in found if r.extended_due_on or r.is_waived])
    return [
        _line(report, day, returns.get(report.pk), reliefs.get(report.pk, {})) for report in found
    ]


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


def _in_force(ids: list[int]) -> Mapping[int, Mapping[str, Relief]]:
    """Report -> kind -> the relief that holds."""
    if not ids:
        return {}
    found: defaultdict[int, dict[str, Relief]] = defaultdict(dict)
    for relief in Relief.objects.filter(report__in=ids, state=Relief.State.GRANTED):
        found[relief.report_id][relief.kind] = relief
    return found


def _line(
    report: UnitReport, day: date, returned: ReportStep | None, reliefs: Mapping[str, Relief]
) -> Line:
    required, filled, nil = (getattr(report, name) for name in ("required", "filled", "nil"))
    waiver, due_on = reliefs.get(Relief.Kind.WAIVER), report.due_on
    is_over = waiver is not None and waiver.is_over(day) and not report.round.is_locked
    if waiver and waiver.until and is_over:
        due_on = max(due_on, waiver.until)
    is_waived = report.is_waived and report.state in WITH_UNIT and not is_over
    place = Standing.WAIVED if is_waived else _place(report, required=required, filled=filled)
    unsent = place in NOT_REPORTED
    late = report.days_late
    if late is None:
        late = max(0, (day - due_on).days) if unsent else 0
    return Line(
        report=report,
        standing=place,
        filled=filled,
        required=required,
        days_late=late,
        is_nil=0 < required == nil,
        is_chased=unsent and (day - due_on).days > report.round.grace_days,
        returned_reason=returned.reason if returned else "",
        returned_at=returned.at if returned else None,
        extension=reliefs.get(Relief.Kind.EXTENSION),
        waiver=None if is_over else waiver,
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
