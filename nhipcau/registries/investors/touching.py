"""The contact log of an investor: when, how, about what, and what was promised."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from nhipcau.organisations.models import User
from nhipcau.registries import parts
from nhipcau.registries.models import Investor, Touch

Values = Mapping[str, Any]


@transaction.atomic
def record(investor: Investor, *, values: Values, by: User, day: date) -> Touch:
    """One more contact. `values`: on, way, what, contact, event, next_step, next_on; `day` today.

    Who was met is a contact of the investor's partner, never a name in the words.
    """
    _refuse(investor.partner_id, values, day=day)
    touch: Touch = parts.add(investor, Touch, values=values, by=by)
    _follow(investor)
    return touch


@transaction.atomic
def correct(touch: Touch, *, values: Values, by: User, day: date, reason: str = "") -> Touch:
    investor = Investor.objects.get(pk=touch.entry_id)
    _refuse(investor.partner_id, values, day=day)
    changed: Touch = parts.change(touch, values=values, by=by, reason=reason)
    _follow(investor)
    return changed


@transaction.atomic
def done(touch: Touch, *, on: date, by: User, day: date) -> Touch:
    """What was promised with this contact was done on that day."""
    if not touch.next_step:
        raise _refusal("done_on", "Lần liên hệ này không hẹn việc gì.", "nothing")
    if not touch.on <= on <= day:
        message = "Ngày làm phải từ ngày liên hệ đến hôm nay."
        raise _refusal("done_on", message, "order")
    changed: Touch = parts.change(touch, values={"done_on": on}, by=by)
    return changed


@transaction.atomic
def take_off(touch: Touch, *, reason: str, by: User) -> Touch:
    """Written down by mistake; it stays with the reason and counts for nothing."""
    gone: Touch = parts.take_off(touch, reason=reason, by=by)
    _follow(Investor.objects.get(pk=touch.entry_id))
    return gone


def _refuse(partner_id: int, values: Values, *, day: date) -> None:
    on, next_on = values.get("on"), values.get("next_on")
    if on is not None and on > day:
        raise _refusal(
            "on", "Ngày liên hệ không được sau hôm nay; việc hẹn thì ghi ở dưới.", "future"
        )
    if next_on is not None and not values.get("next_step"):
        raise _refusal("next_step", "Ghi việc phải làm trước ngày đó.", "no_step")
    if values.get("next_step") and next_on is None:
        raise _refusal("next_on", "Ghi hạn làm việc đó.", "no_day")
    if on is not None and next_on is not None and next_on < on:
        raise _refusal("next_on", "Hạn phải từ ngày liên hệ trở đi.", "order")
    contact = values.get("contact")
    if contact is not None and contact.partner_id != partner_id:
        raise _refusal("contact", "Chọn người liên hệ của chính nhà đầu tư này.", "stranger")


def _follow(investor: Investor) -> None:
    """`last_touch_on` is the newest day of the log."""
    log = Touch.objects.filter(entry=investor.pk, taken_off_at=None)
    investor.last_touch_on = log.aggregate(newest=Max("on"))["newest"]
    investor.save(update_fields=["last_touch_on"])


def _refusal(field: str, message: str, code: str) -> ValidationError:
    return ValidationError({field: ValidationError(message, code=code)})
