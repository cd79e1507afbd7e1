"""What a body reports of another's work because it took the task over in the middle of a period."""

from collections.abc import Mapping
from dataclasses import dataclass
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
    heirs_of: dict[tuple[int, date], list[int]] = {}
    for one in heirs:
        heirs_of.setdefault((one.predecessor_id, one.effective_on), []).append(one.successor_id)
    if not heirs_of:
        return {}
    bound = _bound(round)
    found: dict[tuple[int, int], dict[int, date]] = {}
    for (old, day), new in heirs_of.items():
        last = day - timedelta(days=1)
        for task, parts in bound.items():
            ended = [part for part in parts if part.unit == old and part.valid_to == last]
            taker = _taker(new, parts, last) if ended else None
            if taker is not None:
                since = round.window_start if ended[-1].is_taken_over else day
                found.setdefault((taker, task), {})[old] = since
    return _followed(found)


@dataclass(frozen=True, slots=True)
class _Part:
    """What one unit has or had to do with a task, for days that are inclusive."""

    unit: int
    leads: bool
    valid_from: date | None
    valid_to: date | None
    is_taken_over: bool

    def holds_on(self, day: date) -> bool:
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or self.valid_to >= day)


def _taker(heirs: list[int], parts: list[_Part], last: date) -> int | None:
    """The one heir that tells of the old body's work: of several in the task, who came to it new.

    Among those who leads it; so that what was done is told once.
    """
    had = {part.unit for part in parts if part.holds_on(last)}
    leads = {part.unit for part in parts if part.leads and not part.holds_on(last)}
    bound = {part.unit for part in parts}
    options = sorted(unit for unit in heirs if unit in bound)
    return min(options, key=lambda unit: (unit in had, unit not in leads, unit), default=None)


def _bound(round: ReportRound) -> dict[int, list[_Part]]:
    """Task -> the parts that units have or had in it, those that ended in order of their ends."""
    rows = Responsibility.objects.filter(task__plan=round.plan_id, members__isnull=False)
    columns = ("members", "role", "valid_from", "valid_to", "is_taken_over")
    found: dict[int, list[_Part]] = {}
    for task, unit, role, *rest in rows.order_by("valid_to", "pk").values_list("task", *columns):
        part = _Part(unit, role == Responsibility.Role.LEAD, *rest)
        found.setdefault(task, []).append(part)
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
