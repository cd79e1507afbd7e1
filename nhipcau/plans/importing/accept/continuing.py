"""Next year's plan enters the register: what it continues, and what was carried over into it."""

from collections.abc import Sequence

from nhipcau.organisations.models import User
from nhipcau.plans.importing.accept.sheet import issue_day
from nhipcau.plans.models import Plan, PlanLoad, Task, TaskStep


def continue_plan(load: PlanLoad, plan: Plan, tasks: Sequence[Task], *, by: User) -> list[int]:
    """Tie a plan drafted from the one before to it, task by task; ids of the steps left.

    `tasks` stand in the order of the rows that count. A row of the draft names the task it goes on
    with under "continues"; where "is_moved" is set, that task leaves its own year as carried over,
    if it is still unfinished.
    """
    before = load.about
    if load.purpose != PlanLoad.Purpose.NEXT_YEAR or before is None:
        return []
    items = [item for group in load.draft["groups"] for item in group["items"]]
    kept = [item for item in items if not item.get("struck")]
    named = {item["continues"]: item for item in kept if item.get("continues")}
    there = Task.objects.select_for_update(of=("self",)).filter(plan=before).in_bulk(list(named))
    for task, item in zip(tasks, kept, strict=True):
        task.continues = there.get(item.get("continues"))
    Task.objects.bulk_update(tasks, ["continues"], batch_size=500)
    plan.continues = before
    plan.save(update_fields=["continues"])
    moved = [task for pk, task in there.items() if named[pk].get("is_moved")]
    return [_carry_over(task, load, plan, by=by) for task in moved if not task.is_finished]


def _carry_over(task: Task, load: PlanLoad, plan: Plan, *, by: User) -> int:
    step = TaskStep.objects.create(
        task=task,
        from_status=task.status,
        to_status=Task.Status.CARRIED_OVER,
        on=issue_day(load.draft),
        reason=f"Chuyển sang: {plan.title}",
        by=by,
    )
    task.status = Task.Status.CARRIED_OVER
    task.save(update_fields=["status"])
    return step.pk


def give_back(steps: Sequence[int]) -> None:
    """Tasks carried over stand as before; what people have moved since stays as they left it."""
    for step in TaskStep.objects.filter(pk__in=steps).select_related("task"):
        last = step.task.steps.order_by("at", "pk").last()
        if last == step:
            step.task.status = step.from_status
            step.task.save(update_fields=["status"])
            step.delete()
