"""Taking a whole load back while nobody relies on it, throwing a draft away, ending a plan."""

from collections.abc import Iterable
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ForeignObjectRel, Model, QuerySet
from django.utils import timezone

from nhipcau.documents.models import LegalBasis, OfficialDocument
from nhipcau.organisations.grouping import take_back_group
from nhipcau.organisations.models import (
    GroupAlias,
    OrganisationStep,
    Unit,
    UnitAlias,
    UnitGroup,
    UnitName,
    UnitTrait,
    User,
)
from nhipcau.organisations.naming import take_back_unit
from nhipcau.plans.importing.accept.continuing import give_back
from nhipcau.plans.importing.accept.steps import locked, move
from nhipcau.plans.models import (
    LoadStep,
    Passage,
    Plan,
    PlanBasis,
    PlanLoad,
    PlanStep,
    Responsibility,
    Task,
    TaskBasis,
    TaskGroup,
)

_MEMBERS: Final = Responsibility.members.through
_OF_THE_PLAN: Final = frozenset[type[Model]](
    {Plan, TaskGroup, Task, Passage, PlanBasis, PlanLoad, PlanStep, Responsibility, TaskBasis}
    | {_MEMBERS}
)
_OF_A_UNIT: Final = frozenset[type[Model]]({UnitName, UnitAlias, UnitTrait, OrganisationStep})
_OF_A_GROUP: Final = frozenset[type[Model]]({GroupAlias, OrganisationStep, UnitGroup.named.through})


@transaction.atomic
def undo(load: PlanLoad, *, by: User, reason: str) -> PlanLoad:
    """Take everything that the load entered out of the register again; the load itself stays.

    Refuses when anything outside the plan points at it: an output, a report, a step of a task.
    Units and acts that came in with it stay if anything else uses them by now.
    """
    load = locked(load, expect=(PlanLoad.State.ACCEPTED,))
    if not reason.strip():
        raise ValidationError("Hãy ghi lý do rút lại.", code="reason")
    plan = load.plan
    if plan is None:
        raise ValidationError("Lượt nạp này không còn kế hoạch trong sổ.", code="state")
    if held := relied_on(plan):
        raise ValidationError(
            "Không rút lại được vì đã có dữ liệu dựa vào kế hoạch này: %(held)s.",
            code="relied_on",
            params={"held": ", ".join(held)},
        )
    load.plan = None
    move(load, PlanLoad.State.UNDONE, by=by, reason=reason.strip())
    _remove(plan)
    _remove_made(load, by=by)
    return load


@transaction.atomic
def discard(load: PlanLoad, *, by: User, reason: str = "") -> PlanLoad:
    """Throw an open draft away; it stays readable."""
    load = locked(load)
    move(load, PlanLoad.State.DISCARDED, by=by, reason=reason.strip())
    return load


@transaction.atomic
def withdraw(plan: Plan, *, by: User, reason: str) -> Plan:
    """End a plan that others rely on: it counts no more, and nothing of it is deleted."""
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    if plan.withdrawn_at:
        raise ValidationError("Kế hoạch này đã được rút.", code="withdrawn")
    if not reason.strip():
        raise ValidationError("Hãy ghi lý do rút kế hoạch.", code="reason")
    plan.withdrawn_at = timezone.now()
    plan.save(update_fields=["withdrawn_at"])
    for load in plan.loads.all():
        LoadStep.objects.create(load=load, action="withdraw", after=reason.strip(), by=by)
    return plan


def relied_on(plan: Plan) -> tuple[str, ...]:
    """What outside the plan points at it or at its parts, as "3 kết quả"; () for nothing.

    Found through the relations themselves, so that a register made later is covered as well.
    """
    parts: tuple[tuple[type[Model], Iterable[int]], ...] = (
        (Plan, [plan.pk]),
        (OfficialDocument, [plan.document_id]),
        (TaskGroup, plan.groups.values_list("pk", flat=True)),
        (Task, plan.tasks.values_list("pk", flat=True)),
        (Passage, plan.passages.values_list("pk", flat=True)),
        (PlanBasis, plan.citations.values_list("pk", flat=True)),
        (Responsibility, _responsibilities(plan).values_list("pk", flat=True)),
    )
    named_by_people = TaskBasis.objects.filter(task__plan=plan, as_written="").count()
    found: dict[str, int] = {
        "căn cứ do người ghi cho nhiệm vụ": named_by_people,
        "kế hoạch thuộc kế hoạch này": plan.parts.count(),
        "kế hoạch năm sau": plan.continued_by.count(),
    }
    for model, ids in parts:
        for label, number in _uses(model, ids, apart_from=_OF_THE_PLAN):
            found[label] = found.get(label, 0) + number
    return tuple(f"{number} {label}" for label, number in sorted(found.items()) if number)


def _uses(
    model: type[Model], ids: Iterable[int], *, apart_from: frozenset[type[Model]]
) -> Iterable[tuple[str, int]]:
    """Rows of other tables that point at these rows, by the name of the table."""
    for relation in model._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ForeignObjectRel) or relation.many_to_many:
            continue  # a many-to-many is met through its own table
        other = relation.related_model
        if not isinstance(other, type) or other in apart_from:
            continue
        lookup = {f"{relation.field.name}__in": ids}
        number = other._base_manager.filter(**lookup).count()
        if number:
            yield str(_holder(other)._meta.verbose_name), number


def _holder(model: type[Model]) -> type[Model]:
    """A bare link between two kinds of rows goes by the name of the kind that holds it."""
    made_for = model._meta.auto_created
    return made_for if isinstance(made_for, type) else model


def _responsibilities(plan: Plan) -> QuerySet[Responsibility]:
    return Responsibility.objects.filter(task__plan=plan)


def _remove(plan: Plan) -> None:
    """From the leaves to the root; what points at a task has been looked for before."""
    _responsibilities(plan).delete()
    plan.tasks.update(parent=None)
    plan.tasks.all().delete()
    document = plan.document
    plan.delete()
    document.delete()


def _remove_made(load: PlanLoad, *, by: User) -> None:
    made = {key: list(ids) for key, ids in load.made.items()}
    give_back(made.get("carried", []))
    UnitAlias.objects.filter(pk__in=made["unit_aliases"]).delete()
    GroupAlias.objects.filter(pk__in=made["group_aliases"]).delete()
    for unit in Unit.objects.filter(pk__in=made["units"]):
        if not any(_uses(Unit, [unit.pk], apart_from=_OF_A_UNIT)):
            take_back_unit(unit, by=by)
    for group in UnitGroup.objects.filter(pk__in=made["groups"]):
        if not any(_uses(UnitGroup, [group.pk], apart_from=_OF_A_GROUP)):
            take_back_group(group, by=by)
    for basis in LegalBasis.objects.filter(pk__in=made["bases"]):
        if not any(_uses(LegalBasis, [basis.pk], apart_from=frozenset())):
            basis.delete()
