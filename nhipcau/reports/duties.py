"""Who owes a report in a round, and about which tasks."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from django.db.models import Q

from nhipcau.organisations.models import Unit
from nhipcau.plans.models import Responsibility, Task
from nhipcau.plans.models.tasks import TaskQuerySet
from nhipcau.reports.models import ReportRound

Duties = Mapping[int, Mapping[int, bool]]


def duties(round: ReportRound) -> Duties:
    """Unit -> task -> whether it must be answered.

    A unit must answer for each active task it leads, by name or as a member of a leading group.
    With `include_coordinating` a unit named outright as coordinating may answer too, and need not;
    members of a group that only coordinates are not asked. External units, and units that did not
    exist on any day of the window, owe nothing.
    """
    asked = Q(role=Responsibility.Role.LEAD)
    if round.include_coordinating:
        asked |= Q(role=Responsibility.Role.COORDINATE, group=None)
    units = Unit.objects.reporting().filter(_existed(round.window_start, round.window_end))
    bound = (
        Responsibility.objects.within(round.window_start, round.window_end)
        .filter(asked, task__in=active_tasks(round), members__in=units)
        .order_by("task__position")
        .values_list("members", "task", "role")
    )
    found: defaultdict[int, dict[int, bool]] = defaultdict(dict)
    for unit, task, role in bound:
        leads = role == Responsibility.Role.LEAD
        found[unit][task] = found[unit].get(task, False) or leads
    return found


def active_tasks(round: ReportRound) -> TaskQuerySet:
    """Tasks whose days overlap the window, and older ones that are still unfinished.

    A task without a first or last day is open on that side. One that was done before the window
    opened is left out; one that was dropped is asked about, since its unit owes the reason. What an
    amendment brings in after the window, or took out by its first day, is not asked.
    """
    start, end = round.window_start, round.window_end
    lasting = Q(status__in=Task.UNFINISHED) | Q(due_on=None) | Q(due_on__gte=start)
    return Task.objects.filter(
        Q(starts_on=None) | Q(starts_on__lte=end),
        Q(completed_on__gte=start) | (Q(completed_on=None) & lasting),
        Q(joined_on=None) | Q(joined_on__lte=end),
        Q(left_on=None) | Q(left_on__gt=start),
        plan=round.plan_id,
    )


def _existed(start: date, end: date) -> Q:
    begun = Q(valid_from=None) | Q(valid_from__lte=end)
    return begun & (Q(valid_to=None) | Q(valid_to__gte=start))
