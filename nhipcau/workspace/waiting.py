"""What waits for whom: the queries behind the first page of each role."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q

from nhipcau.notices.models import Notice
from nhipcau.organisations.models import Appointment, Unit, User
from nhipcau.organisations.models.dated import valid_on
from nhipcau.outputs.models import Output
from nhipcau.plans.models import Plan, PlanLoad, Responsibility, Task
from nhipcau.reports.completeness import completeness, missing
from nhipcau.reports.models import Relief, ReportRound, State, UnitReport
from nhipcau.reports.standing import REPORTED, not_reported, standing

RECENT = 5
IDLE_DAYS = 45  # accounts idle longer are to be closed (QCVN 12:2026/BCA; confidence: seen)


def for_unit(unit: Unit, day: date) -> dict[str, Any]:
    """The report due first, its tasks without content, what came lately, what is overdue."""
    report = _due_first(unit, day)
    tasks = Task.objects.in_force().of_unit(unit, day=day).select_related("group")
    plan = Plan.objects.in_force().first()
    return {
        "unit": unit,
        "report": report,
        "complete": completeness(report) if report else None,
        "missing": missing(report) if report else [],
        "returned": _last_return(report),
        "outputs": Output.objects.by_unit(unit).exclude(state=Output.State.WITHDRAWN)[:RECENT],
        "drafts": Output.objects.by_unit(unit).filter(state=Output.State.DRAFT).count(),
        "loose": Output.objects.by_unit(unit).loose().count(),
        "overdue": tasks.overdue_on(day),
        "plan": plan,
        "led": Task.objects.filter(plan=plan).standing().led_by(unit, day=day).count(),
    }


def _due_first(unit: Unit, day: date) -> UnitReport | None:
    """The unsent report with the nearest due day, among rounds that are open and not locked."""
    return (
        UnitReport.objects.filter(unit=unit, round__in=ReportRound.objects.open_on(day))
        .not_sent()
        .filter(items__is_required=True)
        .select_related("round")
        .with_due_day()
        .order_by("own_due_on", "pk")
        .distinct()
        .first()
    )


def _last_return(report: UnitReport | None) -> Any:
    if report is None or report.state != State.RETURNED:
        return None
    return report.steps.filter(to_state=State.RETURNED).select_related("by").last()


def for_focal(day: date) -> dict[str, Any]:
    """Rounds that are open with who has not sent, what waits for checking, what is odd."""
    rounds = [_round(one, day) for one in ReportRound.objects.open_on(day).order_by("due_on")]
    return {
        "rounds": rounds,
        "checking": UnitReport.objects.awaiting_review().select_related("round", "unit"),
        "reliefs": Relief.objects.waiting().count(),
        "loads": PlanLoad.objects.filter(state=PlanLoad.State.OPEN).count(),
        "loose": Output.objects.loose().count(),
        "unproven": Output.objects.unproven().count(),
        "has_plan": Plan.objects.in_force().exists(),
        "recent_locks": ReportRound.objects.exclude(locked_at=None).order_by("-locked_at")[:3],
    }


def _round(round: ReportRound, day: date) -> dict[str, Any]:
    lines = standing(round, day=day)
    owing = not_reported(lines)
    return {
        "round": round,
        "owing": owing,
        "late": [line for line in owing if line.was_late],
        "sent": sum(line.standing in REPORTED for line in lines),
        "total": sum(line.owes for line in lines),
    }


def for_administrator(day: date) -> dict[str, Any]:
    """Who may sign in, who has no role, who has not come for long; what the directory holds."""
    idle_before = day - timedelta(days=IDLE_DAYS)
    people = User.objects.filter(is_active=True)
    held = Appointment.objects.on(day)
    return {
        "people": people.count(),
        "without_role": people.exclude(pk__in=held.values("user")),
        "idle": people.filter(
            Q(last_login__date__lt=idle_before)
            | Q(last_login=None, date_joined__date__lt=idle_before)
        ).exclude(password__startswith="!"),
        "units": Unit.objects.on(day).count(),
        "reporting": Unit.objects.reporting().on(day).count(),
        "without_officer": _without_officer(day),
        "undelivered": Notice.objects.undelivered().count(),
        "loads": PlanLoad.objects.filter(state=PlanLoad.State.OPEN).count(),
    }


def _without_officer(day: date) -> Any:
    """Units that lead tasks in force and have nobody to report for them."""
    leads = Unit.objects.filter(
        valid_on(day, "bound_by__"),
        bound_by__role=Responsibility.Role.LEAD,
        bound_by__task__plan__withdrawn_at=None,
    )
    held = Appointment.objects.on(day).values("unit")
    return leads.exclude(pk__in=held).annotate(tasks=Count("bound_by", distinct=True)).distinct()
