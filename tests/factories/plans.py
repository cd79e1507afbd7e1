"""Rows for tests: a plan in the register, its sections, its tasks and who answers for them."""

from datetime import date

from nhipcau.organisations.models import Unit, UnitGroup
from nhipcau.plans.models import Plan, Programme, Responsibility, Task, TaskGroup
from nhipcau.plans.programmes import create_programme
from tests.factories.documents import make_document
from tests.factories.organisations import make_user


def make_plan(*, year: int = 2024, **fields: object) -> Plan:
    """A plan of the whole `year`, in force."""
    values: dict[str, object] = {
        "title": f"Công tác thông tin đối ngoại năm {year}",
        "year": year,
        "starts_on": date(year, 1, 1),
        "ends_on": date(year, 12, 31),
    }
    if "document" not in fields:
        fields["document"] = make_document(subject=values["title"], issued_on=date(year, 1, 15))
    return Plan.objects.create(**(values | fields))


def make_section(plan: Plan, *, code: str = "I", title: str = "Tuyên truyền") -> TaskGroup:
    position = plan.groups.count() + 1
    return TaskGroup.objects.create(plan=plan, code=code, title=title, position=position)


def make_task(
    *,
    plan: Plan | None = None,
    group: TaskGroup | None = None,
    leads: tuple[Unit | UnitGroup, ...] = (),
    coordinating: tuple[Unit | UnitGroup, ...] = (),
    **fields: object,
) -> Task:
    """A task at the end of its plan; its bodies are bound as of the first day of the plan."""
    plan = plan or (group.plan if group else make_plan())
    group = group or plan.groups.first() or make_section(plan)
    position = plan.tasks.count() + 1
    values: dict[str, object] = {
        "position": position,
        "number": str(position),
        "title": f"Nhiệm vụ thứ {position}",
        "timing": "Cả năm",
        "timing_kind": "year",
        "lead_text": ", ".join(str(lead) for lead in leads),
        "coordinating_text": ", ".join(str(one) for one in coordinating),
    }
    task = Task.objects.create(plan=plan, group=group, **(values | fields))
    for role, bodies in (("lead", leads), ("coordinate", coordinating)):
        for place, body in enumerate(bodies, start=1):
            bind(task, body, role=role, position=place)
    return task


def bind(task: Task, body: Unit | UnitGroup, *, role: str, position: int) -> Responsibility:
    """One line of responsibility with its members of the plan's first day."""
    day = task.plan.starts_on
    group = body if isinstance(body, UnitGroup) else None
    bound = Responsibility.objects.create(
        task=task,
        role=role,
        position=position,
        as_written=str(body),
        unit=None if group else body,
        group=group,
        expanded_on=day,
    )
    bound.members.set(group.members_on(day) if group else [body])
    return bound


def make_programme(*, tasks: tuple[Task, ...] = (), **fields: object) -> Programme:
    """A scheme without end, made with the verb of the office."""
    values: dict[str, object] = {
        "kind": Programme.Kind.SCHEME,
        "name": f"Đề án thử nghiệm {Programme.objects.count() + 1}",
        "valid_from": date(2021, 1, 1),
    }
    return create_programme(**(values | fields), tasks=tasks, by=make_user())
