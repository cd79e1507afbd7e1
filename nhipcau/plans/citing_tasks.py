"""Which acts a task carries out: named or taken away by a person."""

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.documents.models import LegalBasis, LegalBasisStep
from nhipcau.organisations.models import User
from nhipcau.plans.models import Task, TaskBasis


@transaction.atomic
def cite(task: Task, *, basis: LegalBasis, by: User) -> TaskBasis:
    """Say that the task carries out the act. Refuses what has been said already."""
    task = (
        Task.objects.select_for_update(of=("self",)).select_related("group", "plan").get(pk=task.pk)
    )
    if task.plan.withdrawn_at:
        raise ValidationError("Kế hoạch của nhiệm vụ này đã được rút.", code="withdrawn")
    if task.bases.filter(basis=basis).exists():
        raise ValidationError(
            {"basis": ValidationError("Nhiệm vụ đã có căn cứ này.", code="twice")}
        )
    link = TaskBasis.objects.create(task=task, basis=basis, added_by=by)
    _leave_step(link, "cite", by=by)
    return link


@transaction.atomic
def uncite(link: TaskBasis, *, by: User) -> None:
    """The task does not carry out the act after all; the step of the act keeps that it was said."""
    _leave_step(link, "uncite", by=by)
    link.delete()


def _leave_step(link: TaskBasis, action: str, *, by: User) -> None:
    told: list[object] = [None, link.task_id]
    words = ["", f"{link.task.code}, {link.task.plan}"]
    if action == "uncite":
        told, words = told[::-1], words[::-1]
    LegalBasisStep.objects.create(
        basis=link.basis, action=action, changes={"task": words, "task_id": told}, by=by
    )
