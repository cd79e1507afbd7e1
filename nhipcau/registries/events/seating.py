"""Seats: never more than there are, given in the order in which people asked."""

from nhipcau.organisations.models import User
from nhipcau.registries.events import letters
from nhipcau.registries.events.steps import Act, leave_step
from nhipcau.registries.models import Event, Registration, RegistrationMail


def seats_left(event: Event) -> int:
    """0 where nobody may register."""
    seated = Registration.objects.filter(entry=event.pk).seated().count()
    return max(0, (event.capacity or 0) - seated)


def fill_seats(event: Event, *, by: User | None) -> list[Registration]:
    """Give the seats that are free to those who wait, the first first; each gets a letter.

    Only while the event is held (`steps.held_event`). `by` None: somebody gave a seat back.
    """
    if event.state not in (Event.State.PLANNED, Event.State.PERMITTED):
        return []
    rows = Registration.objects.filter(entry=event.pk)
    moved = list(rows.waiting().select_for_update(of=("self",))[: seats_left(event)])
    for one in moved:
        one.state = Registration.State.CONFIRMED
        one.save(update_fields=["state"])
        leave_step(one, Act.MOVE_UP, by=by)
        if one.email and not one.restricted_on:
            letters.letter(one, RegistrationMail.Kind.MOVED_UP).save()
    return moved
