"""A plan among others: what it belongs to, what belongs to it, how its reach was changed."""

from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from nhipcau.outputs.models import Credit, Output
from nhipcau.plans.models import Plan, Task
from nhipcau.workspace.change_trail import in_words


def family_of(plan: Plan) -> dict[str, Any]:
    """Three queries: the parent, the parts with their counts, the steps."""
    return {
        "parent": plan.parent,
        "family": _parts(plan),
        "family_trail": in_words(plan.steps.select_related("by"), Plan),
    }


def _parts(plan: Plan) -> list[Plan]:
    """Plans that belong to this one, the earliest first: their tasks by state, their outputs."""
    credited = Credit.objects.filter(
        task__plan=OuterRef("pk"), output__state=Output.State.RECORDED
    ).order_by()
    outputs = credited.values("task__plan").annotate(n=Count("output", distinct=True)).values("n")
    return list(
        plan.parts.in_force()
        .annotate(
            total=Count("tasks"),
            done=Count("tasks", filter=Q(tasks__status=Task.Status.DONE)),
            under_way=Count("tasks", filter=Q(tasks__status=Task.Status.UNDER_WAY)),
            output_count=Coalesce(Subquery(outputs), 0),
        )
        .order_by("starts_on", "pk")
    )
