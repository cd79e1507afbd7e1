"""One task among the versions of its plan and the plans of other years."""

from typing import Any

from nhipcau.documents.models import StoredFile
from nhipcau.plans.models import PlanLoad, PlanVersion, Task


def task_life(task: Task) -> dict[str, Any]:
    """What brought the task in and took it out, the paper of its row, what goes on with it."""
    turned = {day for day in (task.joined_on, task.left_on) if day}
    versions = task.plan.versions.filter(in_force_from__in=turned) if turned else []
    by_day = {version.in_force_from: version for version in versions}
    return {
        "joined_by": by_day.get(task.joined_on),
        "left_by": by_day.get(task.left_on),
        "paper_file": _paper(task, by_day.get(task.joined_on)),
        "later": task.continued_by.select_related("plan", "group").filter(plan__withdrawn_at=None),
    }


def _paper(task: Task, joined_by: PlanVersion | None) -> StoredFile | None:
    """The file that the row was read out of; None for a task typed by hand."""
    if joined_by is None:
        return task.plan.document.file
    load = PlanLoad.objects.filter(pk=task.source.get("load") or 0).select_related("file").first()
    return load.file if load else None
