"""The clocks of an event: those of an international conference, and that of a press conference."""

from collections.abc import Iterator
from datetime import date

from nhipcau.registries.models import Event
from nhipcau.registries.rules import Due, due

State, Permission = Event.State, Event.Permission

_DOSSIER: dict[str, str] = {
    Permission.PRIME_MINISTER: "event_dossier_prime_minister",
    Permission.CHAIRMAN: "event_dossier_chairman",
}


def clocks(row: Event) -> Iterator[Due]:
    """None for what does not take place, and none for what somebody else holds."""
    if row.state == State.CANCELLED or not row.is_ours:
        return
    if row.kind == Event.Kind.PRESS_CONFERENCE:
        yield from due("event_press_notice", row.starts_on, row.notified_on)
    if row.permission != Permission.NONE:
        yield from _of_a_conference(row)


def _of_a_conference(row: Event) -> Iterator[Due]:
    """Decision 06/2020: opinions, dossier, report, and the list of the year by 18 December.

    A dossier counts as sent, and opinions as given, once the permission is there.
    """
    given_on = row.answered_on or row.permitted_on
    yield from due("event_opinions", row.consulted_on, given_on)
    yield from due(_DOSSIER[row.permission], row.starts_on, row.dossier_sent_on or row.permitted_on)
    if row.state in (State.HELD, State.REPORTED):
        yield from due("event_result_report", row.last_on, row.reported_on)
        if row.last_on:
            next_year = date(row.last_on.year + 1, 1, 1)
            yield from due("event_yearly_list", next_year, row.listed_on)
