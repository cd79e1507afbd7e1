"""The calendar's part: a word before a clarification is due, and one once it is late."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from nhipcau.organisations.models import Role
from nhipcau.press.clarifying.clock import rule_of
from nhipcau.press.clarifying.telling import people_in, say
from nhipcau.press.models import Clarification
from nhipcau.vietnamese.dates import format_date


def mind_clarifications(*, day: date) -> int:
    """Tell the drafter and the focal officers; returns how many notices are new.

    Done again on the same day, it finds nothing left to say.
    """
    rows = Clarification.objects.under_way().exclude(due_on=None).select_related("drafter")
    told = list(_reached(rows, day))
    desk = people_in([Role.FOCAL], day=day) if told else []
    return sum(say([row.drafter, *desk], row, about, words) for row, about, words in told)


def _reached(rows: Iterable[Clarification], day: date) -> Iterator[tuple[Clarification, str, str]]:
    """Row, what is said, and its words: the closest threshold of the rule, or "late"."""
    for row in rows:
        assert row.due_on is not None
        left, due = (row.due_on - day), format_date(row.due_on)
        reached = [days for days in rule_of(row).remind if left <= timedelta(days=days)]
        about = f"late:{row.due_on.isoformat()}"
        if left < timedelta():
            yield row, about, f"Làm rõ thông tin quá hạn {due}"
        elif reached:
            about = f"soon:{row.due_on.isoformat()}:{min(reached)}"
            yield row, about, f"Làm rõ thông tin đến hạn {due}"
