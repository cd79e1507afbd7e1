"""Telling everybody on the list of an event: it does not take place, or otherwise than said."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.organisations.models import User
from nhipcau.registries import keeping
from nhipcau.registries.events import letters
from nhipcau.registries.events.mailing import deliver
from nhipcau.registries.events.steps import held_event
from nhipcau.registries.models import Event, RegistrationMail
from nhipcau.registries.privacy.times import keep_until
from nhipcau.registries.steps import leave_step


@transaction.atomic
def call_off(
    event: Event,
    *,
    to: str,
    by: User | None,
    on: date | None = None,
    reason: str = "",
    values: Mapping[str, Any] | None = None,
) -> Event:
    """As `keeping.move`, with a letter to each who has a seat or waits for one."""
    row: Event = keeping.move(event, to=to, by=by, on=on, reason=reason, values=values)
    for one in _written_to(row):
        letters.letter(one, RegistrationMail.Kind.CALLED_OFF).save()
    return row


@transaction.atomic
def tell_change(event: Event, *, by: User) -> int:
    """A letter with the day, the hours and the place as they are now, to all on the list.

    How long their data are kept follows the last day. Returns how many letters were written;
    refused for an event that is over or called off, with code "state".
    """
    row = held_event(event)
    if row.state not in (Event.State.PLANNED, Event.State.PERMITTED) or row.last_on is None:
        message = "Chỉ báo thay đổi của sự kiện sắp diễn ra, đã có ngày."
        raise ValidationError(message, code="state")
    row.registrations.known().update(keep_until=keep_until("registration", row.last_on))
    told = [letters.letter(one, RegistrationMail.Kind.CHANGED) for one in _written_to(row)]
    for mail in told:
        mail.save()
    leave_step(row, "tell_change", by=by)
    return len(told)


def _written_to(row: Event) -> Any:
    """Who asked that their data be used no more (`restricted_on`) gets no letter either."""
    return row.registrations.standing().filter(restricted_on=None).exclude(email="")


def send_letters(event: Event) -> None:
    """What waits to be sent to people of the event, at once; never inside a transaction."""
    deliver(RegistrationMail.objects.filter(registration__entry=event.pk))
