"""The rows of the register rewritten as an amendment says: tasks in, out and changed in place."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, Final

from django.db.models import F

from nhipcau.plans.amending.binding import ROLES, bind, changed_names, words_of_bodies
from nhipcau.plans.amending.diff import ADD, CHANGE, Change
from nhipcau.plans.amending.words import FIELDS, Row, compared, section_of
from nhipcau.plans.importing.accept.bodies import Bodies
from nhipcau.plans.importing.accept.period import time_fields
from nhipcau.plans.models import Plan, Task, TaskGroup
from nhipcau.vietnamese.timing import parse_timeframe

_OUT_OF_THE_WAY: Final = 10_000
"""Added to places while they are given anew: no two rows share one, not even for a moment."""


def rewrite(
    plan: Plan, rows: Sequence[Row], changes: Sequence[Change], bodies: Bodies, *, day: date
) -> None:
    """Make the plan stand as `rows`, the result of `changes`, from `day` on."""
    sections = _sections(plan, rows)
    tasks = {f"t{task.pk}": task for task in plan.tasks.standing()}
    _move_aside(plan)
    told = {change.key: change for change in changes}
    kept = [tasks.get(row["key"]) or Task(plan=plan, joined_on=day) for row in rows]
    for place, (task, row) in enumerate(zip(kept, rows, strict=True), start=1):
        task.position = place
        if change := told.get(row["key"]):
            _write(task, change, sections[section_of(row)])
            task.save()
    Task.objects.bulk_update(kept, ["position"], batch_size=500)
    staying = {row["key"] for row in rows}
    leaving = [task for key, task in tasks.items() if key not in staying]
    _take_out(leaving, first_place=len(rows) + 1, day=day)
    _close_up(plan, first_place=len(rows) + len(leaving) + 1)
    _set_parents(kept, rows, told)
    for task, row in zip(kept, rows, strict=True):
        if change := told.get(row["key"]):
            _rebind(task, change, bodies, day=day)


def _sections(plan: Plan, rows: Sequence[Row]) -> dict[tuple[str, str], TaskGroup]:
    """Every section of `rows`, made where it is new; sections no row stands in come last."""
    known: dict[tuple[str, str], TaskGroup] = {}
    unused: list[TaskGroup] = []
    wanted = {section_of(row): row for row in rows}
    for group in plan.groups.order_by("position"):
        sign = section_of({"group_code": group.code, "group_title": group.title})
        if sign in wanted and sign not in known:
            known[sign] = group
        else:
            unused.append(group)
    plan.groups.update(position=F("position") + _OUT_OF_THE_WAY)
    for place, (sign, row) in enumerate(wanted.items(), start=1):
        group = known.get(sign) or TaskGroup(
            plan=plan, code=row["group_code"], title=row["group_title"]
        )
        group.position = place
        group.save()
        known[sign] = group
    for place, group in enumerate(unused, start=len(wanted) + 1):
        group.position = place
        group.save(update_fields=["position"])
    return known


def _move_aside(plan: Plan) -> None:
    plan.tasks.update(position=F("position") + _OUT_OF_THE_WAY)


def _write(task: Task, change: Change, group: TaskGroup) -> None:
    """The new words of a task; its days are read again where the words of its time are new."""
    row = change.row
    before: Row = change.before or {}
    for name in FIELDS:
        setattr(task, name, row[name])
    task.group, task.number, task.extra = group, row["number"], row["extra"]
    if change.kind == ADD:
        task.source = row.get("source") or {}
    if change.kind == ADD or compared(before, "timing") != compared(row, "timing"):
        for name, value in _time(row["timing"], task.plan).items():
            setattr(task, name, value)


def _time(timing: str, plan: Plan) -> dict[str, Any]:
    return time_fields(parse_timeframe(timing, plan.year) if timing else None, plan.ends_on)


def _take_out(tasks: Collection[Task], *, first_place: int, day: date) -> None:
    for place, task in enumerate(tasks, start=first_place):
        task.position, task.left_on = place, day
    Task.objects.bulk_update(tasks, ["position", "left_on"], batch_size=500)


def _close_up(plan: Plan, *, first_place: int) -> None:
    """Tasks that left with earlier versions stand behind all others, in their old order."""
    earlier = list(plan.tasks.filter(position__gt=_OUT_OF_THE_WAY).order_by("position"))
    for place, task in enumerate(earlier, start=first_place):
        task.position = place
    Task.objects.bulk_update(earlier, ["position"], batch_size=500)


def _set_parents(tasks: Sequence[Task], rows: Sequence[Row], told: dict[str, Change]) -> None:
    """A row whose numbering changed belongs to the row of its section that its number names."""
    numbered = {(task.group_id, task.number): task for task in reversed(tasks) if task.number}
    for task, row in zip(tasks, rows, strict=True):
        if row["key"] not in told:
            continue
        above = numbered.get((task.group_id, row.get("parent", ""))) if row.get("parent") else None
        if above and above.pk != task.pk and above.pk != task.parent_id:
            task.parent = above
            task.save(update_fields=["parent"])


def _rebind(task: Task, change: Change, bodies: Bodies, *, day: date) -> None:
    for role, stem in ROLES:
        field = f"{stem}_text"
        is_new = change.kind == ADD
        same = compared(change.before or {}, field) == compared(change.row, field)
        if is_new or (change.kind == CHANGE and not same):
            bind(task, role, changed_names(change, stem), bodies, day=day)
    task.unit_names = words_of_bodies(task, day=day)
    task.save(update_fields=["unit_names", "folded"])
