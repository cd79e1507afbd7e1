"""The year on one page: groups on track or not, what came out of it, what needs a decision."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.organisations.models import Unit
from nhipcau.outputs.models import Output
from nhipcau.plans.models import Plan, Task, TaskGroup
from nhipcau.reports.counting import count_days
from nhipcau.reports.models import ReportRound
from nhipcau.reports.periods import QUARTER, Period, period_of, previous
from nhipcau.reports.tally import Tally
from nhipcau.ui.charts import Bar, Series, Strip
from nhipcau.ui.words import day_words, shortened
from nhipcau.workspace.decisions import decisions

SOON_DAYS = 30
MOST_UNITS = 12
MONTHS = tuple(str(month) for month in range(1, 13))


def page(day: date, asked: Mapping[str, str]) -> dict[str, Any]:
    """What the page shows: the plan and the days named in the address, the latest ones if odd."""
    plans = list(Plan.objects.in_force().select_related("document"))
    if not plans:
        return {"plan": None}
    shown = next((one for one in plans if str(one.pk) == asked.get("ke-hoach")), plans[0])
    spans = spans_of(shown, day)
    span = asked.get("ky", "")
    place = int(span) if span in map(str, range(len(spans))) else 0
    views = [
        (one.title, f"?ke-hoach={shown.pk}&ky={at}", at == place)
        for at, (one, _last) in enumerate(spans)
    ]
    return {"plan": shown, "views": views} | _in_span(shown, *spans[place], day)


def _in_span(plan: Plan, span: "Span", last: "Span | None", day: date) -> dict[str, Any]:
    now = count_days(plan.pk, span.start, span.end)
    before = count_days(plan.pk, last.start, last.end) if last else None
    so_far = Span(str(plan.year), plan.starts_on, min(day, plan.ends_on))
    year = count_days(plan.pk, so_far.start, so_far.end)
    return {
        "span": span,
        "last": last,
        "now": now,
        "now_href": outputs_of(plan, span),
        "before": before,
        "before_href": outputs_of(plan, last) if last else "",
        "groups": group_lines(plan, (span, now), (last, before), day),
        "decisions": decisions(plan, day),
        "due": due_soon(plan, day),
        "bars": kind_bars(plan, (span, now), (last, before)),
        "series": unit_series(plan, so_far, year),
        "strips": year_strips(plan, year),
        "months": MONTHS,
        "month_note": _("Mỗi ô là một tháng; cột cao là nhiều kết quả."),
    }


@dataclass(frozen=True, slots=True)
class Span:
    """Days that are looked at together, both inclusive, under their name."""

    title: str
    start: date
    end: date


def outputs_of(plan: Plan, span: Span, **narrowed: object) -> str:
    """The address of the list of what was counted in `span`."""
    days = {"first": day_words(span.start), "last": day_words(span.end)}
    asked = {"plan": plan.pk, **narrowed, **days, "state": Output.State.RECORDED.value}
    return f"{reverse('workspace:output_list')}?{urlencode(asked)}"


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One section of the plan: tasks with something done in the span, of all its tasks."""

    group: TaskGroup
    tasks: int
    with_outputs: int
    done: int
    overdue: int
    outputs: int
    outputs_href: str
    outputs_before: int
    before_href: str

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
    found.append((Span(_("Cả năm đến nay"), plan.counts_from, min(day, plan.ends_on)), None))
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


def group_lines(
    plan: Plan,
    now: tuple[Span, Tally],
    before: tuple[Span | None, Tally | None],
    day: date,
) -> list[GroupLine]:
    """Sections in the order of the plan, from two queries."""
    tasks = list(plan.tasks.standing())
    sections = {task.group_id for task in tasks}
    return [
        _group_line(group, [t for t in tasks if t.group_id == group.pk], now, before, day)
        for group in plan.groups.select_related("plan")
        if group.pk in sections
    ]


def _group_line(
    group: TaskGroup,
    tasks: list[Task],
    now: tuple[Span, Tally],
    before: tuple[Span | None, Tally | None],
    day: date,
) -> GroupLine:
    (span, counted), (last, counted_last) = now, before
    return GroupLine(
        group=group,
        tasks=len(tasks),
        with_outputs=sum(task.pk in counted.by_task for task in tasks),
        done=sum(task.status == Task.Status.DONE for task in tasks),
        overdue=sum(task.is_overdue(day) for task in tasks),
        outputs=len(counted.by_group.get(group.pk, ())),
        outputs_href=outputs_of(group.plan, span, group=group.pk),
        outputs_before=len(counted_last.by_group.get(group.pk, ())) if counted_last else 0,
        before_href=outputs_of(group.plan, last, group=group.pk) if last else "",
    )


def kind_bars(
    plan: Plan, now: tuple[Span, Tally], before: tuple[Span | None, Tally | None]
) -> list[Bar]:
    """What was done by kind, against the span before; each leads to its list."""
    (span, counted), (last, counted_last) = now, before
    earlier = counted_last.by_kind if counted_last else {}
    return [
        Bar(
            label=_(str(kind.label)),
            value=len(counted.by_kind.get(kind, ())),
            href=outputs_of(plan, span, kind=kind.value),
            note=_("kỳ trước %(n)s") % {"n": len(earlier.get(kind, ()))} if last else "",
            note_href=outputs_of(plan, last, kind=kind.value) if last else "",
        )
        for kind in Output.Kind
        if kind in counted.by_kind or kind in earlier
    ]


def unit_series(plan: Plan, span: Span, year: Tally) -> list[Series]:
    """The units that did most this year, month by month."""
    most = sorted(year.by_unit, key=lambda pk: -len(year.by_unit[pk]))[:MOST_UNITS]
    units = Unit.objects.in_bulk(most)
    return [
        Series(
            label=units[pk].label,
            counts=_by_month(row.on for row in year.by_unit[pk]),
            href=outputs_of(plan, span, unit=pk),
        )
        for pk in most
    ]


def year_strips(plan: Plan, year: Tally) -> list[Strip]:
    """One row a task: when it produced something."""
    return [
        Strip(
            label=f"{task.code} {shortened(task.title, 60)}",
            counts=_by_month(row.on for row in year.by_task.get(task.pk, ())),
            href=reverse("workspace:task_page", args=[task.pk]),
            group=str(task.group),
        )
        for task in plan.tasks.standing().select_related("group")
    ]


def _by_month(days: Iterable[date]) -> tuple[int, ...]:
    counts = Counter(day.month for day in days)
    return tuple(counts[month] for month in range(1, 13))


def due_soon(plan: Plan, day: date) -> Iterable[Task]:
    """Unfinished tasks with a last day in the next month or already past, the nearest first."""
    tasks = plan.tasks.all().due_by(day + timedelta(days=SOON_DAYS))
    return tasks.exclude(timing_kind="year").select_related("group").order_by("due_on")
