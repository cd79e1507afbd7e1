"""What the public may see of the plan: how many tasks of each group stand where, and no words."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone

from nhipcau.outputs.models import Output
from nhipcau.plans.models import Plan, Task
from nhipcau.portal.noting import note_until
from nhipcau.reports.models import ReportItem

A_MINUTE = timedelta(minutes=1)
Status = Task.Status


@dataclass(slots=True)
class Tally:
    """Tasks of one group. `late` ones are among `running` and `waiting`, beyond their last day."""

    title: str = ""
    total: int = 0
    done: int = 0
    running: int = 0
    waiting: int = 0
    late: int = 0
    moved: int = 0
    outputs: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """The newest yearly plan that `as_of` lies in. `outputs` counts public ones by period."""

    plan_title: str
    year: int
    as_of: date
    groups: list[Tally]
    totals: Tally
    outputs: dict[str, int] = field(default_factory=dict)
    kinds: list[tuple[str, int]] = field(default_factory=list)


def progress(today: date) -> Progress | None:
    """None where no plan is in force. Figures are at most a minute old when read from the cache."""
    note_until(timezone.now() + A_MINUTE)
    plan = _plan_of(today)
    if plan is None:
        return None
    groups = _groups(plan, today)
    public = Output.objects.counted().filter(is_public=True)
    in_plan = public.in_window(plan.starts_on, plan.ends_on)
    return Progress(
        plan_title=plan.title,
        year=plan.year,
        as_of=today,
        groups=groups,
        totals=_sum(groups),
        outputs={
            "total": in_plan.count(),
            "quarter": in_plan.filter(happened_on__gte=_quarter(today)).count(),
            "year": in_plan.filter(happened_on__year=today.year).count(),
        },
        kinds=_by_kind(in_plan),
    )


def _plan_of(today: date) -> Plan | None:
    """The yearly plan of the day, else the newest that has begun."""
    begun = Plan.objects.in_force().filter(starts_on__lte=today)
    yearly = begun.filter(horizon=Plan.Horizon.YEARLY)
    return (
        yearly.filter(ends_on__gte=today).order_by("-year", "-accepted_at").first()
        or yearly.order_by("-year", "-accepted_at").first()
    )


def open_tasks(plan: Plan) -> QuerySet[Task]:
    """Tasks that still stand in the plan and of which nothing is dealt with outside the system."""
    outside = ReportItem.objects.exclude(outside_number="").values("task")
    return plan.tasks.standing().exclude(pk__in=outside)


def _groups(plan: Plan, today: date) -> list[Tally]:
    tasks = open_tasks(plan)
    counted = {group.pk: Tally(title=str(group)) for group in plan.groups.all()}
    for group, status, due_on in tasks.values_list("group", "status", "due_on"):
        _count(counted[group], status, is_late=bool(due_on and due_on < today))
    public = Output.objects.counted().filter(is_public=True, credits__task__in=tasks)
    told = public.values_list("credits__task__group").annotate(n=Count("pk", distinct=True))
    for group, number in told.order_by():
        if group in counted:
            counted[group].outputs = number
    return [tally for tally in counted.values() if tally.total]


def _count(tally: Tally, status: str, *, is_late: bool) -> None:
    tally.total += 1
    if status == Status.DONE:
        tally.done += 1
    elif status == Status.UNDER_WAY:
        tally.running += 1
    elif status == Status.NOT_STARTED:
        tally.waiting += 1
    else:
        tally.moved += 1
    tally.late += is_late and status in Task.UNFINISHED


def _sum(groups: list[Tally]) -> Tally:
    names = ("total", "done", "running", "waiting", "late", "moved", "outputs")
    return Tally(**{name: sum(getattr(tally, name) for tally in groups) for name in names})


def _by_kind(public: QuerySet[Output]) -> list[tuple[str, int]]:
    """Kinds of public outputs with their number, the most first."""
    found: Counter[str] = Counter(public.values_list("kind", flat=True))
    return [(str(Output.Kind(kind).label), number) for kind, number in found.most_common()]


def _quarter(day: date) -> date:
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)


def as_plain(found: Progress) -> dict[str, Any]:
    """For the read-only data address."""
    return {
        "plan": found.plan_title,
        "year": found.year,
        "as_of": found.as_of.isoformat(),
        "totals": _plain(found.totals),
        "groups": [_plain(tally) for tally in found.groups],
        "outputs": found.outputs,
    }


def _plain(tally: Tally) -> dict[str, Any]:
    names = ("title", "total", "done", "running", "waiting", "late", "moved", "outputs")
    return {name: getattr(tally, name) for name in names}
