"""The tasks of a round as the version of the plan that it followed words them."""

from collections.abc import Collection, Iterable

from nhipcau.plans.amending.words import Row, section_of
from nhipcau.plans.models import PlanVersion, Task, TaskGroup
from nhipcau.reports.models import ReportRound


def tasks_of_round(round: ReportRound, *, mentioned: Collection[int]) -> list[Task]:
    """Tasks of that version in its order and words, then others that are `mentioned`.

    Without versions, a plan never amended, all of its tasks. The rows are for reading: what they
    say may differ from the register, so they must not be saved.
    """
    tasks = list(round.plan.tasks.select_related("group").order_by("position"))
    version = PlanVersion.objects.filter(plan=round.plan_id, number=round.plan_version).first()
    if version is None:
        return tasks
    known = {task.pk: task for task in tasks}
    sections = _sections(round.plan.groups.all())
    worded = [_worded(known[row["task"]], row, sections) for row in version.rows]
    named = {task.pk for task in worded}
    return [*worded, *(task for task in tasks if task.pk in set(mentioned) - named)]


def _sections(groups: Iterable[TaskGroup]) -> dict[tuple[str, str], TaskGroup]:
    told = [({"group_code": one.code, "group_title": one.title}, one) for one in groups]
    return {section_of(row): group for row, group in reversed(told)}


def _worded(task: Task, row: Row, sections: dict[tuple[str, str], TaskGroup]) -> Task:
    task.group = sections.get(section_of(row), task.group)
    task.number, task.title, task.timing = row["number"], row["title"], row["timing"]
    return task
