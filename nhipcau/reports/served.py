"""What tasks of several plans and years have brought: the view of a programme or an act."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from nhipcau.plans.models import Plan, Responsibility, Task
from nhipcau.reports.counting import rows_of_tasks
from nhipcau.reports.tally import Rows, Tally, tally


@dataclass(frozen=True, slots=True)
class ServedTask:
    """A task and the number of its outputs within the days looked at."""

    task: Task
    leads: tuple[str, ...]
    value: int


@dataclass(frozen=True, slots=True)
class ServedPlan:
    """The tasks of one plan; `rows` are their outputs, each once."""

    plan: Plan
    tasks: tuple[ServedTask, ...]
    rows: Rows


@dataclass(frozen=True, slots=True)
class Served:
    """Tasks by plan, the earliest first, and their outputs of `first`..`last`, both inclusive.

    In the tally an output counts once, however many of the tasks it serves. `statuses` are as of
    now, whatever the days.
    """

    first: date
    last: date
    plans: tuple[ServedPlan, ...]
    tally: Tally
    by_year: Mapping[int, Rows]
    statuses: Mapping[str, int]

    @property
    def task_count(self) -> int:
        return sum(len(plan.tasks) for plan in self.plans)


def served(tasks: QuerySet[Task], *, first: date, last: date) -> Served:
    """Seven queries whatever the number; tasks of plans that were withdrawn are left out."""
    counted = tasks.filter(plan__withdrawn_at=None)
    outputs = tally(rows_of_tasks(counted, first, last))
    by_plan: defaultdict[int, list[Task]] = defaultdict(list)
    for task in _in_order(counted):
        by_plan[task.plan_id].append(task)
    by_year: defaultdict[int, list[int]] = defaultdict(list)
    for place, row in enumerate(outputs.rows):
        by_year[row.on.year].append(place)
    return Served(
        first=first,
        last=last,
        plans=tuple(_plan(own, outputs) for own in by_plan.values()),
        tally=outputs,
        by_year={
            year: tuple(outputs.rows[place] for place in by_year[year]) for year in sorted(by_year)
        },
        statuses=Counter(task.status for own in by_plan.values() for task in own),
    )


def _in_order(tasks: QuerySet[Task]) -> QuerySet[Task]:
    leads = Responsibility.objects.current().filter(role=Responsibility.Role.LEAD)
    return (
        tasks.select_related("plan__document", "group")
        .prefetch_related(Prefetch("responsibilities", leads.select_related("unit")))
        .order_by("plan__year", "plan__starts_on", "plan", "position")
    )


def _plan(own: list[Task], outputs: Tally) -> ServedPlan:
    pks = {task.pk for task in own}
    return ServedPlan(
        plan=own[0].plan,
        tasks=tuple(
            ServedTask(task, _leads(task), len(outputs.by_task.get(task.pk, ()))) for task in own
        ),
        rows=tuple(row for row in outputs.rows if pks & set(row.tasks)),
    )


def _leads(task: Task) -> tuple[str, ...]:
    """Units by their short names, groups in the words of the paper."""
    return tuple(
        one.unit.label if one.unit else one.as_written for one in task.responsibilities.all()
    )
