"""Calling for reports: opening a round, changing its days, following changes of the plan."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.documents.secrecy import refuse_stamped_words
from nhipcau.organisations.models import Unit, User
from nhipcau.organisations.working_days import calendar_around
from nhipcau.outputs.typed_text import typed, typed_line
from nhipcau.plans.models import Plan, Task
from nhipcau.reports.duties import Duties, duties
from nhipcau.reports.models import WITH_UNIT, ReportItem, ReportRound, RoundStep, UnitReport
from nhipcau.reports.periods import AD_HOC, YEAR, Period
from nhipcau.reports.prefilling import prefill_round
from nhipcau.reports.reminding.ladder import NO_LADDER, is_ladder
from nhipcau.reports.round_steps import leave_step, locked_round, require

Action = RoundStep.Action

# Our own defaults where neither the plan nor a person names a day.
WORKING_DAYS_TO_ANSWER = 3
DAYS_OPEN_BEFORE_CLOSING = 14
REVISABLE = (
    *("title", "window_start", "window_end", "opens_on", "due_on", "grace_days", "guidance"),
    "reminder_days",
)


@transaction.atomic
def open_round(
    plan: Plan,
    *,
    kind: str,
    year: int,
    by: User,
    index: int = 0,
    window_start: date | None = None,
    window_end: date | None = None,
    opens_on: date | None = None,
    due_on: date | None = None,
    grace_days: int = 0,
    title: str = "",
    guidance: str = "",
    include_coordinating: bool = True,
) -> ReportRound:
    """Call for reports, and lay one, already filled from outputs, before each unit that owes it.

    Days left out: the window of the period; due on the plan's own day for a year, else three
    working days after closing; open two weeks before closing. All are inclusive.
    """
    # One opening of a plan at a time: the second finds the round of the first, and is told so.
    plan = Plan.objects.select_for_update(no_key=True, of=("self",)).get(pk=plan.pk)
    period = _period(plan, kind, year, index)
    start, end = _window(period, window_start, window_end)
    days = _days(plan, kind, start, end, due_on, opens_on)
    round = ReportRound(
        plan=plan,
        kind=kind,
        year=year,
        index=period.index,
        title=typed_line(title) or period.title,
        **asdict(days),
        grace_days=grace_days,
        guidance=typed(guidance),
        include_coordinating=include_coordinating,
        plan_version=plan.version,
        opened_by=by,
    )
    return _opened(round, by=by)


@dataclass(frozen=True, slots=True)
class Days:
    """The four days of a round, all inclusive."""

    window_start: date
    window_end: date
    opens_on: date
    due_on: date


def usual_days(plan: Plan, *, kind: str, year: int, index: int = 0) -> Days:
    """The days that `open_round` takes where none is named; refused like there."""
    period = _period(plan, kind, year, index)
    return _days(plan, kind, *_window(period, None, None))


def _days(
    plan: Plan,
    kind: str,
    start: date,
    end: date,
    due_on: date | None = None,
    opens_on: date | None = None,
) -> Days:
    due_on = due_on or _usual_due_on(plan, kind, end)
    usual_opening = min(end - timedelta(days=DAYS_OPEN_BEFORE_CLOSING), due_on)
    return Days(start, end, opens_on or usual_opening, due_on)


@transaction.atomic
def revise_round(
    round: ReportRound, *, changes: Mapping[str, Any], reason: str, by: User
) -> ReportRound:
    """Change some of REVISABLE; the reason is kept. Reports already late stay as late as they were.

    Changed windows renew the generated text of the reports still with their units.
    """
    round = locked_round(round)
    unknown = changes.keys() - set(REVISABLE)
    if unknown:
        raise ValueError(f"not a field of a round that can be revised: {sorted(unknown)}")
    told = {
        field: [_told(getattr(round, field)), _told(value)]
        for field, value in changes.items()
        if getattr(round, field) != value
    }
    if not told:
        return round
    if "reminder_days" in changes and not is_ladder(changes["reminder_days"]):
        raise ValidationError({"reminder_days": ValidationError(NO_LADDER, code="ladder")})
    require(reason, "Nêu lý do sửa đợt báo cáo.")
    for field in told:
        setattr(round, field, changes[field])
    _check(round)
    round.save(update_fields=list(told))
    prefill_round(round)
    leave_step(round, Action.REVISED, by=by, reason=reason, changes=told)
    return round


@dataclass(frozen=True, slots=True)
class Followed:
    """What changed when a round followed its plan; `untouched` reports were already sent."""

    added_reports: int
    added_items: int
    orphaned_items: int
    returned_items: int
    untouched: tuple[str, ...]


@transaction.atomic
def rebuild_round(round: ReportRound, *, by: User, reason: str = "") -> Followed:
    """Follow the plan as it is now, in the version of today. Entered text is never removed.

    A task no longer asked of a unit keeps what was typed, marked `is_orphaned`; it comes back with
    its words if the plan takes it back. Reports that were sent are left alone and named.
    """
    refuse_stamped_words(reason, field="reason")
    round = locked_round(round)
    followed = _follow_plan(round)
    prefill_round(round)
    told = {
        "reports": [None, followed.added_reports],
        "items": [None, followed.added_items],
        "orphaned": [None, followed.orphaned_items],
        "returned": [None, followed.returned_items],
    } | _follow_version(round)
    leave_step(round, Action.REBUILT, by=by, reason=reason, changes=told)
    return followed


def _follow_version(round: ReportRound) -> dict[str, list[int]]:
    """Point at the plan's version of now; what to tell of it, {} where it is the same."""
    before, now = round.plan_version, round.plan.version
    if before == now:
        return {}
    round.plan_version = now
    round.save(update_fields=["plan_version"])
    return {"plan_version": [before, now]}


def _period(plan: Plan, kind: str, year: int, index: int) -> Period:
    if plan.withdrawn_at:
        raise ValidationError("Kế hoạch đã rút lại, không mở đợt báo cáo được.", code="withdrawn")
    try:
        return Period(kind, year, 0 if kind == YEAR else index)
    except ValueError as error:
        message = "Không có kỳ báo cáo này; quý từ 1 đến 4, sáu tháng từ 1 đến 2."
        raise ValidationError({"index": ValidationError(message, code="period")}) from error


def _window(period: Period, start: date | None, end: date | None) -> tuple[date, date]:
    if start and end:
        return start, end
    if period.kind == AD_HOC:
        message = "Đợt đột xuất phải ghi rõ số liệu tính từ ngày nào đến ngày nào."
        raise ValidationError({"window_start": ValidationError(message, code="window")})
    return start or period.window[0], end or period.window[1]


def _usual_due_on(plan: Plan, kind: str, window_end: date) -> date:
    if kind == YEAR and plan.report_due_on:
        return plan.report_due_on
    return calendar_around(window_end).after_working_days(window_end, WORKING_DAYS_TO_ANSWER)


def _opened(round: ReportRound, *, by: User) -> ReportRound:
    _check(round)
    round.save()
    if not _follow_plan(round).added_reports:
        message = "Trong kỳ này kế hoạch chưa có nhiệm vụ nào giao cho đơn vị phải báo cáo."
        raise ValidationError(message, code="nobody")
    prefill_round(round)
    leave_step(round, Action.OPENED, by=by)
    return round


def _check(round: ReportRound) -> None:
    for field in ("title", "guidance"):
        refuse_stamped_words(getattr(round, field), field=field)
    round.full_clean()


def _follow_plan(round: ReportRound) -> Followed:
    owed = duties(round)
    added = _add_reports(round, owed)
    reports = list(round.reports.select_for_update().order_by("pk"))
    items: dict[int, dict[int, ReportItem]] = {report.pk: {} for report in reports}
    for item in ReportItem.objects.filter(report__round=round):
        items[item.report_id][item.task_id] = item
    fresh: list[ReportItem] = []
    changed: list[ReportItem] = []
    untouched = []
    for report in reports:
        wanted, had = owed.get(report.unit_id, {}), items[report.pk]
        if report.state not in WITH_UNIT:
            if wanted.keys() != {task for task, item in had.items() if not item.is_orphaned}:
                untouched.append(report.unit_name)
            continue
        fresh += [
            ReportItem(report=report, task_id=task, is_required=must)
            for task, must in wanted.items()
            if task not in had
        ]
        changed += [item for task, item in had.items() if _is_moved(item, wanted.get(task))]
    _keep(fresh, changed)
    orphaned = sum(item.is_orphaned for item in changed)
    return Followed(added, len(fresh), orphaned, len(changed) - orphaned, tuple(untouched))


def _is_moved(item: ReportItem, must: bool | None) -> bool:
    """Set what the plan now asks of an item (None: nothing); True if that is a change."""
    asked = (must is None, bool(must))
    if (item.is_orphaned, item.is_required) == asked:
        return False
    item.is_orphaned, item.is_required = asked
    return True


def _keep(fresh: list[ReportItem], changed: list[ReportItem]) -> None:
    statuses = dict(
        Task.objects.filter(pk__in={item.task_id for item in fresh}).values_list("pk", "status")
    )
    for item in fresh:
        item.status = statuses[item.task_id]
    ReportItem.objects.bulk_create(fresh, batch_size=1000)
    ReportItem.objects.bulk_update(changed, ["is_orphaned", "is_required"], batch_size=500)


def _add_reports(round: ReportRound, owed: Duties) -> int:
    """A report for each unit that owes one and has none, under its name of the closing day."""
    known = set(round.reports.values_list("unit", flat=True))
    units = Unit.objects.filter(pk__in=owed.keys() - known).prefetch_related("names")
    fresh = [
        UnitReport(round=round, unit=unit, unit_name=unit.name_on(round.window_end))
        for unit in units
    ]
    UnitReport.objects.bulk_create(fresh)
    return len(fresh)


def _told(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
