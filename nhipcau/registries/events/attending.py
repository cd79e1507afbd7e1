"""Who is there: marked at the door, one by one, and unmarked where it was a slip."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from nhipcau.organisations.models import User
from nhipcau.registries.events.registering import Person, add_person
from nhipcau.registries.events.steps import Act, held_registration, leave_step
from nhipcau.registries.keeping import refresh
from nhipcau.registries.models import Event, Registration

State, Source = Registration.State, Registration.Source


@transaction.atomic
def attend(registration: Registration, *, by: User, day: date) -> Registration:
    """The person is there, from this moment; said twice, the first moment holds.

    Refused before the first day, for a registration that was cancelled, and for one taken off.
    """
    found = held_registration(registration)
    event: Event = found.entry.specific
    if found.attended_at is not None:
        return found
    _refuse_too_early(event, day)
    if found.state == State.CANCELLED or found.taken_off_at is not None:
        message = "Đăng ký này đã hủy; nếu người này vẫn dự, ghi là người đến trực tiếp."
        raise ValidationError(message, code="cancelled")
    found.attended_at = timezone.now()
    found.save(update_fields=["attended_at"])
    leave_step(found, Act.ATTEND, by=by)
    refresh(event, by=by)
    return found


@transaction.atomic
def unmark(registration: Registration, *, by: User) -> Registration:
    """Marked by mistake: the person is not there."""
    found = held_registration(registration)
    if found.attended_at is None:
        return found
    found.attended_at = None
    found.save(update_fields=["attended_at"])
    leave_step(found, Act.ABSENT, by=by)
    refresh(found.entry.specific, by=by)
    return found


@transaction.atomic
def walk_in(event: Event, who: Person, *, by: User, day: date) -> Registration:
    """Somebody came who is not on the list: entered and there."""
    _refuse_too_early(event, day)
    return attend(add_person(event, who, source=Source.WALK_IN, by=by, day=day), by=by, day=day)


def _refuse_too_early(event: Event, day: date) -> None:
    if event.starts_on is None or day < event.starts_on:
        message = "Sự kiện chưa diễn ra, chưa ghi có mặt được."
        raise ValidationError(message, code="early")
