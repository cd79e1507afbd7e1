"""How a plan lives on: its versions, the tasks that left it, the plans before and after it."""

from dataclasses import dataclass

from nhipcau.plans.models import Amendment, Plan, PlanVersion, Task


@dataclass(frozen=True, slots=True)
class PlanLife:
    """`gone` are tasks out of the plan, each with the version it left by; `draft` is not applied.

    A plan never amended has no versions.
    """

    versions: list[PlanVersion]
    draft: Amendment | None
    gone: list[tuple[Task, PlanVersion | None]]
    later: list[Plan]


def life_of(plan: Plan) -> PlanLife:
    """In four queries, whatever the number of versions and tasks."""
    told = plan.versions.select_related("document", "amendment").defer("rows")
    versions = list(told.order_by("-number"))
    by_day = {version.in_force_from: version for version in versions}
    gone = plan.tasks.taken_out().select_related("group").order_by("left_on", "position")
    return PlanLife(
        versions=versions,
        draft=plan.amendments.filter(state=Amendment.State.DRAFT).first(),
        gone=[(task, by_day.get(task.left_on)) for task in gone],
        later=list(plan.continued_by.in_force().order_by("year")),
    )
