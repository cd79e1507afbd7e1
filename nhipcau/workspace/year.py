"""The year on one page: groups on track or not, what came out of it, what needs a decision."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.organisations.models import Unit
from nhipcau.outputs.models import Output
from nhipcau.plans.models import Plan, Task, TaskGroup
from nhipcau.reports.counting import count_days
from nhipcau.reports.models import ReportRound, State, UnitReport
from nhipcau.reports.periods import QUARTER, Period, period_of, previous
from nhipcau.reports.tally import Tally
from nhipcau.ui.charts import Bar, Series, Strip

SOON_DAYS = 30
MOST_UNITS = 12


@dataclass(frozen=True, slots=True)
class Span:
    """Days that are looked at together, both inclusive, under their name."""

    title: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One section of the plan: tasks with something done in the span, of all its tasks."""

    group: TaskGroup
    tasks: int
    with_outputs: int
    done: int
    overdue: int
    outputs: int
    outputs_before: int

    @property
    def is_on_track(self) -> bool:
        return self.overdue == 0 and self.with_outputs * 2 >= self.tasks


def spans_of(plan: Plan, day: date) -> list[tuple[Span, Span | None]]:
    """What may be looked at, each with what it is compared with: rounds, then the year so far."""
    rounds = [r for r in plan.rounds.order_by("-window_end", "-pk") if r.opens_on <= day]
    found = [(_of_round(r), _before(r)) for r in rounds]
    if not found:
        period = period_of(day, QUARTER)
        if period.year == plan.year:
            last = previous(period)
            found.append((_of_period(period), _of_period(last) if last else None))
    start = plan.starts_on - timedelta(days=17)  # 15 December, when the reporting year opens
    found.append((Span(_("Cả năm đến nay"), start, min(day, plan.ends_on)), None))
    return found


def _of_round(round: ReportRound) -> Span:
    return Span(round.title, round.window_start, round.window_end)


def _before(round: ReportRound) -> Span | None:
    if round.kind == ReportRound.Kind.AD_HOC:
        return None
    last = previous(Period(round.kind, round.year, round.index))
    return _of_period(last) if last else None


def _of_period(period: Period) -> Span:
    return Span(period.title, *period.window)


def group_lines(plan: Plan, now: Tally, before: Tally | None, day: date) -> list[GroupLine]:
    """Sections in the order of the plan, from two queries."""
    tasks = list(plan.tasks.all())
    return [
        _group_line(group, [t for t in tasks if t.group_id == group.pk], now, before, day)
        for group in plan.groups.all()
    ]


def _group_line(
    group: TaskGroup, tasks: list[Task], now: Tally, before: Tally | None, day: date
) -> GroupLine:
    return GroupLine(
        group=group,
        tasks=len(tasks),
        with_outputs=sum(task.pk in now.by_task for task in tasks),
        done=sum(task.status == Task.Status.DONE for task in tasks),
        overdue=sum(task.is_overdue(day) for task in tasks),
        outputs=len(now.by_group.get(group.pk, ())),
        outputs_before=len(before.by_group.get(group.pk, ())) if before else 0,
    )


def kind_bars(now: Tally, before: Tally | None, span: Span) -> list[Bar]:
    """What was done by kind, against the span before; each leads to its list."""
    base = reverse("workspace:output_list")
    days = f"first={span.start:%d/%m/%Y}&last={span.end:%d/%m/%Y}&state=recorded"
    kinds = [k for k in Output.Kind if k in now.by_kind or (before and k in before.by_kind)]
    return [
        Bar(
            label=_(str(kind.label)),
            value=len(now.by_kind.get(kind, ())),
            href=f"{base}?kind={kind.value}&{days}",
            note=_("kỳ trước %(n)s") % {"n": len(before.by_kind.get(kind, ()))} if before else "",
        )
        for kind in kinds
    ]


def unit_series(plan: Plan, day: date) -> list[Series]:
    """The units that did most this year, month by month."""
    tally = count_days(plan.pk, plan.starts_on, min(day, plan.ends_on))
    most = sorted(tally.by_unit, key=lambda pk: -len(tally.by_unit[pk]))[:MOST_UNITS]
    units = Unit.objects.in_bulk(most)
    base = reverse("workspace:output_list")
    return [
        Series(
            label=units[pk].label,
            counts=_by_month(row.on for row in tally.by_unit[pk]),
            href=f"{base}?unit={pk}",
        )
        for pk in most
    ]


def year_strips(plan: Plan, day: date) -> list[Strip]:
    """One row a task: when it produced something."""
    tally = count_days(plan.pk, plan.starts_on, min(day, plan.ends_on))
    return [
        Strip(
            label=f"{task.code} {' '.join(task.title.split())[:60]}",
            counts=_by_month(row.on for row in tally.by_task.get(task.pk, ())),
            href=reverse("workspace:task_page", args=[task.pk]),
            group=str(task.group),
        )
        for task in plan.tasks.select_related("group")
    ]


def _by_month(days: Iterable[date]) -> tuple[int, ...]:
    counts = Counter(day.month for day in days)
    return tuple(counts[month] for month in range(1, 13))


@dataclass(frozen=True, slots=True)
class Decision:
    """Something only a leader can move: one sentence, and where to look."""

    sentence: str
    href: str


def decisions(plan: Plan, day: date) -> list[Decision]:
    """At most three: late reports, overdue tasks, what units ask for."""
    found = [_late_reports(plan, day), _overdue_tasks(plan, day), *_proposals(plan)]
    return [one for one in found if one][:3]


def _late_reports(plan: Plan, day: date) -> Decision | None:
    late = UnitReport.objects.filter(round__plan=plan, items__is_required=True).late_on(day)
    first = late.select_related("round").order_by("-round__due_on").distinct().first()
    if first is None:
        return None
    count = late.filter(round=first.round).values("pk").distinct().count()
    sentence = _("%(count)s đơn vị quá hạn nộp báo cáo %(title)s (hạn %(due)s).") % {
        "count": count,
        "title": first.round.title,
        "due": f"{first.round.due_on:%d/%m/%Y}",
    }
    return Decision(sentence, reverse("workspace:round_page", args=[first.round_id]))


def _overdue_tasks(plan: Plan, day: date) -> Decision | None:
    count = plan.tasks.all().overdue_on(day).count()
    if not count:
        return None
    sentence = _("%(count)s nhiệm vụ quá hạn chưa hoàn thành.") % {"count": count}
    return Decision(sentence, f"{reverse('workspace:task_list')}?cua=tat-ca&status=overdue")


def _proposals(plan: Plan) -> list[Decision]:
    """What units propose in reports that were accepted, latest first."""
    asked = (
        UnitReport.objects.filter(round__plan=plan, state=State.ACCEPTED)
        .exclude(proposals="")
        .order_by("-round__window_end", "unit__position")[:3]
    )
    return [
        Decision(
            f"{report.unit_name}: {report.proposals}",
            reverse("workspace:report_page", args=[report.pk]),
        )
        for report in asked
    ]


def due_soon(plan: Plan, day: date) -> Iterable[Task]:
    """Unfinished tasks with a last day in the next month or already past, the nearest first."""
    last = day + timedelta(days=SOON_DAYS)
    tasks = plan.tasks.filter(due_on__lte=last, status__in=Task.UNFINISHED)
    return tasks.exclude(timing_kind="year").select_related("group").order_by("due_on")


def tallies(plan: Plan, span: Span, last: Span | None) -> tuple[Tally, Tally | None]:
    now = count_days(plan.pk, span.start, span.end)
    return now, count_days(plan.pk, last.start, last.end) if last else None


def by_status(plan: Plan) -> Mapping[str, int]:
    return Counter(plan.tasks.values_list("status", flat=True))
