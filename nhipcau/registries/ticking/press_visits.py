"""The clocks of a press visit: who has to do what by when, by its kind and how far it has come."""

from collections.abc import Iterator

from nhipcau.registries.models import PressVisit
from nhipcau.registries.rules import Due, due

State = PressVisit.State
_STANDS = (State.ASKED, State.FORWARDED, State.PERMITTED, State.TOOK_PLACE, State.REPORTED)
_WENT = (State.PERMITTED, State.TOOK_PLACE, State.REPORTED)


def clocks(row: PressVisit) -> Iterator[Due]:
    """A resident office is answered by the province, all others by the ministry.

    What was refused or not done has only the clocks that were run by then.
    """
    if row.kind == PressVisit.Kind.RESIDENT:
        yield from _of_the_province(row)
    else:
        yield from _of_the_ministry(row)
    if row.state in _WENT:
        yield from due("press_report", row.last_on, row.reported_on)
    if row.state in (State.PERMITTED, State.TOOK_PLACE):
        yield from _of_changes(row)


def _of_the_ministry(row: PressVisit) -> Iterator[Due]:
    """From the day it came to us until it was sent on, then until the ministry answered."""
    sent_on = row.forwarded_on or row.answered_on
    if row.state in _STANDS or sent_on:
        yield from due("press_apply", row.starts_on, sent_on)
        yield from due("press_forward", row.received_on, sent_on)
    if row.state in _STANDS or row.answered_on:
        yield from due("press_permit", row.forwarded_on, row.answered_on)


def _of_the_province(row: PressVisit) -> Iterator[Due]:
    if row.state in _STANDS or row.answered_on:
        yield from due("press_answer", row.received_on, row.answered_on)
        yield from due("press_inform", row.received_on, row.informed_on)


def _of_changes(row: PressVisit) -> Iterator[Due]:
    """One clock for all that wait: the first of them."""
    waiting = row.programmechanges.filter(taken_off_at=None, answered_on=None)
    first = waiting.values_list("asked_on", flat=True).first()
    yield from due("press_change", first)
