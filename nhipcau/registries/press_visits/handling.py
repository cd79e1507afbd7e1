"""What the office does with a request, step by step; who asked by the public form is told."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.db import transaction

from nhipcau.organisations.models import User
from nhipcau.registries import keeping
from nhipcau.registries.models import PressMail, PressVisit
from nhipcau.registries.press_visits import letters
from nhipcau.registries.steps import leave_step

State = PressVisit.State
_TOLD: Final[dict[str, str]] = {
    State.FORWARDED: PressMail.Kind.FORWARDED,
    State.PERMITTED: PressMail.Kind.PERMITTED,
    State.REFUSED: PressMail.Kind.REFUSED,
    State.CANCELLED: PressMail.Kind.CANCELLED,
}
_BEFORE_THE_PERMIT: Final[tuple[str, ...]] = (State.ASKED, State.FORWARDED)


@transaction.atomic
def move(
    visit: PressVisit,
    *,
    to: str,
    by: User | None,
    values: Mapping[str, Any] | None = None,
    reason: str = "",
    on: date | None = None,
) -> PressVisit:
    """As `keeping.move`; with the permit the programme asked for becomes the approved one.

    The letter to who asked waits to be sent; going back to an earlier state writes none.
    """
    before = visit.state
    row: PressVisit = keeping.move(visit, to=to, by=by, on=on, reason=reason, values=values)
    if to == State.PERMITTED and before in _BEFORE_THE_PERMIT:
        _approve_programme(row, by=by)
    goes_on = to != State.PERMITTED or before in _BEFORE_THE_PERMIT
    said = reason if by else ""  # who withdraws knows why
    if to in _TOLD and goes_on and (letter := letters.made(row, _TOLD[to], reason=said)):
        letter.save()
    return row


def forward(visit: PressVisit, *, on: date, by: User) -> PressVisit:
    """Sent on to the ministry, or to those who decide for the province."""
    return move(visit, to=State.FORWARDED, on=on, values={"forwarded_on": on}, by=by)


def permit(
    visit: PressVisit,
    *,
    number: str,
    on: date,
    by: User,
    valid_from: date | None = None,
    valid_until: date | None = None,
) -> PressVisit:
    """`number` is that of the permit, of the written consent for a resident office."""
    told = {
        "permit_number": number,
        "answered_on": on,
        "permit_from": valid_from,
        "permit_until": valid_until,
    }
    return move(visit, to=State.PERMITTED, on=on, values=told, by=by)


def refuse(visit: PressVisit, *, reason: str, on: date, by: User) -> PressVisit:
    """Not permitted, with the reason that is told to who asked."""
    return move(visit, to=State.REFUSED, on=on, reason=reason, values={"answered_on": on}, by=by)


def took_place(visit: PressVisit, *, by: User, on: date | None = None) -> PressVisit:
    return move(visit, to=State.TOOK_PLACE, on=on, by=by)


def report(visit: PressVisit, *, on: date, by: User) -> PressVisit:
    """The report to the ministry after the programme was sent on that day."""
    return move(visit, to=State.REPORTED, on=on, values={"reported_on": on}, by=by)


def cancel(visit: PressVisit, *, reason: str, by: User) -> PressVisit:
    return move(visit, to=State.CANCELLED, reason=reason, by=by)


def _approve_programme(row: PressVisit, *, by: User | None) -> None:
    asked = row.programmeitems.filter(taken_off_at=None, is_approved=False)
    if count := asked.update(is_approved=True):
        leave_step(row, "approve_programme", by=by, changes={"": [None, f"{count} điểm"]})
