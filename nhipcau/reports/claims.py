"""What accepted reports say of a task becomes how the task stands: nobody enters it twice."""

from collections import defaultdict
from collections.abc import Mapping

from django.utils import timezone

from nhipcau.organisations.models import User
from nhipcau.plans.models import Task
from nhipcau.plans.progress import set_status
from nhipcau.reports.models import ReportItem, State, UnitReport


def carry_to_tasks(report: UnitReport, *, by: User) -> None:
    """Move the tasks that the unit leads, where all leading units whose reports are accepted agree.

    Where they differ, and where the task stands there already, the register is left alone. The day
    is the closing day of the round, or today if that is earlier.
    """
    required = report.items.filter(is_required=True, is_orphaned=False).values("task")
    claims = _claims(report, [row["task"] for row in required])
    tasks = Task.objects.filter(pk__in=claims).select_related("plan")
    on = min(report.round.window_end, timezone.localdate())
    for task in tasks.order_by("position"):
        said = claims[task.pk]
        if len(said) == 1 and task.status not in said and not task.plan.withdrawn_at:
            reason = f"Theo báo cáo {report.round.title} của {report.unit_name}."
            set_status(task, status=next(iter(said)), on=on, reason=reason, by=by)


def _claims(report: UnitReport, tasks: list[int]) -> Mapping[int, set[str]]:
    """Task -> the statuses that accepted reports of leading units give it in this round."""
    rows = ReportItem.objects.filter(
        task__in=tasks,
        is_required=True,
        is_orphaned=False,
        report__round=report.round_id,
        report__state=State.ACCEPTED,
    ).values_list("task", "status")
    found: defaultdict[int, set[str]] = defaultdict(set)
    for task, status in rows:
        found[task].add(status)
    return found
