"""What a body reports of another's work because it took the task over in the middle of a period."""

from collections.abc import Mapping
from datetime import date, timedelta

from nhipcau.organisations.models import Succession
from nhipcau.plans.models import Responsibility
from nhipcau.reports.models import ReportRound

Inherited = Mapping[tuple[int, int], Mapping[int, date]]
"""(unit, task) -> old body -> first day whose outputs by that body the unit reports, inclusive."""

_LONGEST_LINE = 10  # successions one after another within one period; more are a ring


def inherited(round: ReportRound) -> Inherited:
    """Whose work counts for whom in a round; one query where nobody took anything over.

    From the day of the change on, an old body's outputs are told by who has the task now; where
    that body reports the whole period, those of all its days are.
    """
    heirs = Succession.objects.filter(
        effective_on__gt=round.window_start, effective_on__lte=round.window_end
    )
    lines = [(one.predecessor_id, one.successor_id, one.effective_on) for one in heirs]
    if not lines:
        return {}
    bound = _bound(round)
    found: dict[tuple[int, int], dict[int, date]] = {}
    for old, new, day in lines:
        for (unit, task), ended in bound.items():
            last = day - timedelta(days=1)
            if unit == old and last in ended and (new, task) in bound:
                since = round.window_start if ended[last] else day
                found.setdefault((new, task), {})[old] = since
    return _followed(found)


def _bound(round: ReportRound) -> dict[tuple[int, int], dict[date | None, bool]]:
    """(unit, task) -> last day of each part it had (None: none yet) -> taken over whole."""
    rows = Responsibility.objects.filter(task__plan=round.plan_id)
    found: dict[tuple[int, int], dict[date | None, bool]] = {}
    for unit, task, last, whole in rows.values_list("members", "task", "valid_to", "is_taken_over"):
        found.setdefault((unit, task), {})[last] = whole
    return found


def _followed(found: dict[tuple[int, int], dict[int, date]]) -> Inherited:
    """With the work that the old bodies had taken over themselves."""
    for _ in range(_LONGEST_LINE):
        more = {
            (unit, task, elder): max(since, first)
            for (unit, task), olds in found.items()
            for old, since in olds.items()
            for elder, first in found.get((old, task), {}).items()
            if elder != unit and elder not in olds
        }
        if not more:
            break
        for (unit, task, elder), first in more.items():
            found[unit, task][elder] = first
    return found
