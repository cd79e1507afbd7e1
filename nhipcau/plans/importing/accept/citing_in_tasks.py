"""The acts that the tasks of a plan name in their own words, linked with them."""

from dataclasses import dataclass

from django.db import transaction

from nhipcau.documents.models import LegalBasis, LegalBasisStep
from nhipcau.organisations.models import User
from nhipcau.plans.importing.accept.citing import Register
from nhipcau.plans.importing.recognise.citations import acts_named_in
from nhipcau.plans.models import Plan, TaskBasis


@dataclass(frozen=True, slots=True)
class FoundBases:
    """How many links are new, and the primary keys of acts entered for them."""

    links: int
    entered: tuple[int, ...]


@transaction.atomic
def find_task_bases(plan: Plan, *, by: User) -> FoundBases:
    """Link tasks with the acts that their own words name by kind and number.

    The words are the title and the assigning document. Nothing is guessed, an act that is not in
    the register is entered, and what a person took away from a task does not come back.
    """
    named = [
        (pk, citation)
        for pk, title, told in plan.tasks.order_by("position").values_list(
            "pk", "title", "basis_text"
        )
        for citation in acts_named_in(f"{title}\n{told}")
    ]
    register = Register(citation for _, citation in named)
    found = [(pk, one, register.find(one) or register.add(one)) for pk, one in named]
    LegalBasis.objects.bulk_create(register.fresh)
    there = set(TaskBasis.objects.filter(task__plan=plan).values_list("task", "basis"))
    there |= _taken_away(plan)
    fresh = {
        (pk, basis.pk): TaskBasis(task_id=pk, basis=basis, as_written=one.raw, added_by=by)
        for pk, one, basis in found
        if (pk, basis.pk) not in there
    }
    TaskBasis.objects.bulk_create(fresh.values())
    return FoundBases(len(fresh), tuple(basis.pk for basis in register.fresh))


def _taken_away(plan: Plan) -> set[tuple[int, int]]:
    """(task, act) that people have parted; a few hundred in the life of a house."""
    tasks = set(plan.tasks.values_list("pk", flat=True))
    removed = LegalBasisStep.objects.filter(action="uncite").values_list("changes", "basis")
    parted = {(changes["task_id"][0], basis) for changes, basis in removed}
    return {(task, basis) for task, basis in parted if task in tasks}
