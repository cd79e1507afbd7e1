"""Registration for an event: opening it with a number of seats and its days, closing it early."""

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.organisations.models import User
from nhipcau.registries.events.seating import fill_seats
from nhipcau.registries.events.steps import held_event
from nhipcau.registries.keeping import as_typed, refresh
from nhipcau.registries.models import Event
from nhipcau.registries.steps import differences, leave_step, require_reason, told

_LETTERS: Final = "23456789abcdefghjkmnpqrstuvwxyz"
_LENGTH: Final = 8
_NAMES = (
    *("capacity", "registers_from", "registers_until", "registration_closed_on"),
    *("public_title", "public_summary", "english_title", "english_summary", "english_venue"),
)


@transaction.atomic
def open_registration(
    event: Event,
    *,
    capacity: int,
    first: date,
    last: date,
    by: User,
    words: Mapping[str, str] | None = None,
) -> Event:
    """Let the public register `first`..`last`, both inclusive, for `capacity` seats.

    Again for one that is open, or was closed: the same address with other terms; seats that are
    new go to those who wait. `words` are the `public_*` and `english_*` fields of the page. Refused
    at `capacity`, `registers_from` or `registers_until`.
    """
    row = held_event(event)
    before = told(row, _NAMES)
    row.capacity, row.registers_from, row.registers_until = capacity, first, last
    row.registration_closed_on = None
    for name, told_words in (words or {}).items():
        setattr(row, name, as_typed(row._meta.get_field(name), told_words))
    _refuse(row)
    row.code = row.code or _new_code()
    row.full_clean(exclude=["entry_ptr"])
    row.save()
    changes = differences(before, told(row, _NAMES))
    leave_step(row, "open_registration", by=by, changes=changes)
    fill_seats(row, by=by)
    refresh(row, by=by)
    return row


@transaction.atomic
def close_registration(event: Event, *, reason: str, by: User, day: date) -> Event:
    """Nobody registers from `day` on; who is on the list stays there."""
    row = held_event(event)
    if not row.code or row.registration_closed_on is not None:
        raise ValidationError("Sự kiện này đang không nhận đăng ký.", code="closed")
    reason = require_reason(reason, "Nêu lý do đóng đăng ký sớm.")
    row.registration_closed_on = day
    row.save()
    leave_step(row, "close_registration", by=by, reason=reason)
    refresh(row, by=by)
    return row


def _refuse(row: Event) -> None:
    refused: dict[str, Any] = {}
    if row.state not in (Event.State.PLANNED, Event.State.PERMITTED):
        label = row.state_words.lower()
        message = f"Sự kiện đang ở tình trạng “{label}”, không mở đăng ký được."
        raise ValidationError(message, code="state")
    if row.starts_on is None or row.last_on is None:
        message = "Ghi ngày của sự kiện trước khi mở đăng ký."
        raise ValidationError({"registers_from": ValidationError(message, code="no_day")})
    seated = row.registrations.seated().count() if row.pk else 0
    if not row.capacity:
        refused["capacity"] = ValidationError("Số chỗ phải từ 1 trở lên.", code="capacity")
    elif row.capacity < seated:
        message = f"Đã có {seated} người có chỗ; số chỗ không được ít hơn."
        refused["capacity"] = ValidationError(message, code="capacity")
    if row.registers_from and row.registers_until:
        if row.registers_from > row.registers_until:
            message = "Ngày đóng đăng ký phải sau hoặc bằng ngày mở."
            refused["registers_until"] = ValidationError(message, code="order")
        elif row.registers_until > row.last_on:
            message = "Hạn đăng ký không được sau ngày cuối của sự kiện."
            refused["registers_until"] = ValidationError(message, code="late_day")
    if refused:
        raise ValidationError(refused)


def _new_code() -> str:
    """Short enough to be typed off a poster, of no letters that look alike."""
    return "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
