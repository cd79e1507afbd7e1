"""An event that does not take place: everybody on its list is told."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from nhipcau.organisations.models import User
from nhipcau.registries import keeping
from nhipcau.registries.events import letters
from nhipcau.registries.events.mailing import deliver
from nhipcau.registries.models import Event, RegistrationMail


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
    for one in row.registrations.standing().exclude(email=""):
        letters.letter(one, RegistrationMail.Kind.CALLED_OFF).save()
    return row


def send_letters(event: Event) -> None:
    """What waits to be sent to people of the event, at once; never inside a transaction."""
    deliver(RegistrationMail.objects.filter(registration__entry=event.pk))
