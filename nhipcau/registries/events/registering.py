"""Registering for an event: a seat or a place in the queue, given back, entered by the office."""

import secrets
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.documents.secrecy import bears_stamp
from nhipcau.organisations.models import User
from nhipcau.registries.events import letters
from nhipcau.registries.events.seating import fill_seats, seats_left
from nhipcau.registries.events.steps import (
    Act,
    held_event,
    held_registration,
    leave_step,
    require_reason_when_late,
)
from nhipcau.registries.keeping import refresh
from nhipcau.registries.models import Event, Ground, Registration, RegistrationMail
from nhipcau.registries.privacy.times import keep_until
from nhipcau.vietnamese.typed_text import typed_line

State, Source = Registration.State, Registration.Source
Kind = RegistrationMail.Kind
LONGEST: Final = {"name": 200, "title": 200, "organisation": 300, "phone": 40, "note": 500}
_SELDOM: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Person:
    """Who would like to come, as typed. `language` is that of the letters, `country` a code."""

    name: str
    email: str = ""
    title: str = ""
    organisation: str = ""
    country: str = ""
    phone: str = ""
    note: str = ""
    language: str = "vi"


@transaction.atomic
def register(
    event: Event, who: Person, *, consent_hash: str, day: date
) -> tuple[Registration, bool]:
    """A person registers by the public page: a seat while there is one, else the queue.

    The second value says whether the row is new: who is on the list already, by address, is that
    registration again and gets the letter again, once an hour at most. `consent_hash` is the
    fingerprint of the words that were agreed to (`privacy.words`). Refused: code "closed" outside
    the days of registration; at a field "consent", "required", "email", "long", "secret".
    """
    row = held_event(event)
    if not row.is_open_on(day):
        raise ValidationError(_("Sự kiện này hiện không nhận đăng ký."), code="closed")
    if not consent_hash:
        message = _("Chưa đồng ý thì chúng tôi không được giữ dữ liệu, nên chưa nhận đăng ký.")
        raise ValidationError({"consent": ValidationError(message, code="consent")})
    who = _cleaned(who, needs_mail=True)
    standing = Registration.objects.filter(entry=row.pk).standing()
    if there := standing.filter(email__iexact=who.email).first():
        _send_again(there)
        return there, False
    found = _enter(row, who, source=Source.PUBLIC, ground=Ground.CONSENT, consent=consent_hash)
    leave_step(found, Act.REGISTER, by=None)
    letters.of_its_state(found).save()
    return found, True


@transaction.atomic
def add_person(
    event: Event,
    who: Person,
    *,
    source: str,
    by: User,
    day: date,
    reason: str = "",
) -> Registration:
    """The office enters somebody: invited, from a file, or come to the door (`Source.WALK_IN`).

    They stand on the list by the duties of the office, with a seat while there is one; who came to
    the door takes none and is there from the first moment. After the deadline with a reason.
    """
    row = held_event(event)
    if row.state == Event.State.CANCELLED:
        raise ValidationError("Sự kiện không tổ chức, không ghi người dự.", code="state")
    at_the_door = source == Source.WALK_IN
    if not at_the_door:
        require_reason_when_late(row, reason, by=by, day=day)
    who = _cleaned(who, needs_mail=False)
    if who.email:
        standing = Registration.objects.filter(entry=row.pk).standing()
        if standing.filter(email__iexact=who.email).exists():
            message = "Địa chỉ thư này đã có trong danh sách."
            raise ValidationError({"email": ValidationError(message, code="twice")})
    found = _enter(row, who, source=source, ground=Ground.DUTY)
    leave_step(found, Act.REGISTER, by=by, reason=reason)
    if who.email and not at_the_door and row.code:
        letters.of_its_state(found).save()
    refresh(row, by=by)
    return found


@transaction.atomic
def cancel(
    registration: Registration, *, by: User | None, day: date, reason: str = ""
) -> Registration:
    """The seat is given back, the first who waits moves up; `by` None is the person.

    A person may do so until the first day of the event, staff after the deadline with a reason.
    """
    found = held_registration(registration)
    event: Event = found.entry.specific
    if found.state == State.CANCELLED:
        return found
    if found.attended_at is not None:
        raise ValidationError(_("Người này đã có mặt, không hủy được."), code="attended")
    if by is None and event.starts_on and day > event.starts_on:
        raise ValidationError(_("Sự kiện đã diễn ra, không hủy được nữa."), code="over")
    require_reason_when_late(event, reason, by=by, day=day)
    found.state = State.CANCELLED
    found.save(update_fields=["state"])
    leave_step(found, Act.CANCEL, by=by, reason=reason)
    if found.email:
        letters.letter(found, Kind.CANCELLED).save()
    fill_seats(event, by=by)
    refresh(event, by=by)
    return found


def _enter(
    event: Event, who: Person, *, source: str, ground: str, consent: str = ""
) -> Registration:
    """The row, with a seat where one is free. The event is held.

    How long personal data are kept is counted from its last day, so there must be one.
    """
    if event.last_on is None:
        raise ValidationError("Ghi ngày của sự kiện trước khi ghi người dự.", code="no_day")
    has_seat = source == Source.WALK_IN or event.capacity is None or seats_left(event) > 0
    found = Registration(
        entry_id=event.pk,
        code=secrets.token_hex(10),
        key=secrets.token_urlsafe(24),
        state=State.CONFIRMED if has_seat else State.WAITING,
        source=source,
        ground=ground,
        consent_hash=consent,
        keep_until=keep_until("registration", event.last_on),
        **{one.name: getattr(who, one.name) for one in fields(who)},
    )
    found.full_clean(exclude=["entry"])
    found.save()
    return found


def _send_again(there: Registration) -> None:
    """Whoever types an address may not have its owner flooded with letters."""
    if not there.mails.filter(made_at__gte=timezone.now() - _SELDOM).exists():
        letters.of_its_state(there).save()


def _cleaned(who: Person, *, needs_mail: bool) -> Person:
    told = {one.name: typed_line(getattr(who, one.name)) for one in fields(who)}
    refused: dict[str, ValidationError] = {}
    if not told["name"]:
        refused["name"] = ValidationError(_("Ghi họ tên."), code="required")
    for name, most in LONGEST.items():
        if len(told[name]) > most:
            refused[name] = ValidationError(_("Ô này dài quá. Hãy rút gọn."), code="long")
        if bears_stamp(told[name]):
            message = _("Nội dung này có dấu độ mật; không ghi bí mật nhà nước ở đây.")
            refused[name] = ValidationError(message, code="secret")
    if told["email"] or needs_mail:
        try:
            validate_email(told["email"])
        except ValidationError:
            message = _("Địa chỉ thư chưa đúng. Ghi dạng ten@noi-nao.vn; vé gửi về đó.")
            refused["email"] = ValidationError(message, code="email")
    if refused:
        raise ValidationError(refused)
    return Person(**told)
