"""The clock of an investor: the first thing promised in the contact log and not done yet."""

from collections.abc import Iterator

from nhipcau.registries.models import Investor, Touch
from nhipcau.registries.rules import Due, due


def clocks(row: Investor) -> Iterator[Due]:
    promised = Touch.objects.filter(entry=row.pk, taken_off_at=None, done_on=None)
    first = promised.exclude(next_on=None).order_by("next_on").first()
    if first is not None:
        yield from due("investor_next", first.next_on)
