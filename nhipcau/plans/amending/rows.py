"""Tasks of the register, of a load and of a version, each as plain rows of printed words."""

from collections.abc import Iterable

from nhipcau.plans.amending.words import FIELDS, Row
from nhipcau.plans.importing.accept import LoadedRow, rows_of
from nhipcau.plans.models import Plan, PlanLoad, Responsibility, Task


def rows_of_plan(plan: Plan) -> list[Row]:
    """The tasks that stand in the plan now, in order; two queries."""
    tasks = plan.tasks.standing().select_related("group", "parent")
    return [row_of_task(task) for task in tasks.prefetch_related("responsibilities")]


def row_of_task(task: Task) -> Row:
    """The task with its `group`, `parent` and `responsibilities`."""
    bodies = [one for one in task.responsibilities.all() if one.valid_to is None]
    return {
        "key": f"t{task.pk}",
        "task": task.pk,
        "group_code": task.group.code,
        "group_title": task.group.title,
        "number": task.number,
        "parent": task.parent.number if task.parent else "",
        "extra": [list(pair) for pair in task.extra],
        "lead_units": _names(bodies, Responsibility.Role.LEAD),
        "coordinating_units": _names(bodies, Responsibility.Role.COORDINATE),
        **{name: getattr(task, name) for name in FIELDS},
    }


def rows_of_load(load: PlanLoad) -> list[Row]:
    """The rows of the draft that are not struck out, in order."""
    groups = {group["key"]: group for group in load.draft["groups"]}
    sources = {
        item["key"]: item.get("source") or {}
        for group in load.draft["groups"]
        for item in group["items"]
    }
    return [
        _loaded(row, str(groups[row.group]["code"]), groups[row.group]["title"])
        | {"source": sources[row.key] | {"load": load.pk, "load_row": row.key}}
        for row in rows_of(load)
        if not row.struck
    ]


def _loaded(row: LoadedRow, code: str, title: str) -> Row:
    told = row.task
    return {
        "key": row.key,
        "task": None,
        "group_code": code,
        "group_title": title,
        "number": told.number,
        "parent": told.parent,
        "title": told.title,
        "lead_text": told.lead_text,
        "coordinating_text": told.coordinating_text,
        "timing": told.timeframe_text,
        "product_text": told.product_text,
        "budget_text": told.budget_text,
        "basis_text": told.basis_text,
        "note_text": told.note_text,
        "extra": [list(pair) for pair in told.extra],
        "lead_units": list(told.lead_units),
        "coordinating_units": list(told.coordinating_units),
    }


def _names(bodies: Iterable[Responsibility], role: str) -> list[str]:
    ranked = sorted((one for one in bodies if one.role == role), key=lambda one: one.position)
    return [one.as_written for one in ranked]
