"""How far a commitment has come: every move says what was done, or why not."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, QuerySet

from nhipcau.organisations.models import Unit, User
from nhipcau.registries.keeping import as_typed, refresh
from nhipcau.registries.models import Commitment
from nhipcau.registries.steps import held, leave_step

State = Commitment.State
MOVABLE = {
    State.NOT_STARTED: (State.UNDER_WAY, State.DONE, State.DROPPED),
    State.UNDER_WAY: (State.UNDER_WAY, State.DONE, State.DROPPED),
    State.DONE: (State.UNDER_WAY,),
    State.DROPPED: (State.UNDER_WAY,),
}
_ASKED = {
    State.UNDER_WAY: "Ghi đang làm đến đâu.",
    State.DONE: "Ghi kết quả đã đạt được.",
    State.DROPPED: "Nêu lý do không thực hiện.",
}


@transaction.atomic
def move_commitment(
    commitment: Commitment, *, to: str, told: str, by: User, on: date | None = None
) -> Commitment:
    """Take a commitment to another state with the words of it; `on` is the day it was done.

    Under way stays under way with further words. Refused: a move that is not one of `MOVABLE`, no
    words, done without its day.
    """
    row = held(commitment.entry)
    found = Commitment.objects.get(pk=commitment.pk)
    if found.taken_off_at is not None:
        raise ValidationError("Dòng này đã bỏ, không sửa được nữa.", code="taken_off")
    if to not in MOVABLE[State(found.state)]:
        message = f"Cam kết đang “{found.get_state_display()}”, không chuyển như vậy được."
        raise ValidationError(message, code="state")
    words = as_typed(Commitment._meta.get_field("told"), told)
    _refuse_silence(to, words, on)
    before = found.state
    found.state, found.told = to, words
    found.done_on = on if to == State.DONE else None
    found.full_clean()
    found.save()
    _step(row, found, before, on, by)
    refresh(row, by=by)
    return found


def open_commitments(units: Iterable[Unit] | None = None) -> QuerySet[Commitment]:
    """Not done, of agreements that stand, the next day first; of these units, of all for None.

    A commitment without a unit of its own is that of the unit that keeps the agreement.
    """
    rows = Commitment.objects.filter(
        taken_off_at=None, state__in=Commitment.OPEN, entry__struck_at=None
    )
    if units is not None:
        of_units = list(units)
        rows = rows.filter(unit__in=of_units) | rows.filter(unit=None, entry__unit__in=of_units)
    return rows.order_by(F("due_on").asc(nulls_last=True), "pk")


def _refuse_silence(to: str, words: str, on: date | None) -> None:
    refused = {}
    if not words:
        refused["told"] = ValidationError(_ASKED[State(to)], code="told")
    if to == State.DONE and on is None:
        refused["on"] = ValidationError("Ghi ngày thực hiện xong.", code="no_day")
    if refused:
        raise ValidationError(refused)


def _step(row: Any, found: Commitment, before: str, on: date | None, by: User) -> None:
    changes: dict[str, list[Any]] = {"": [None, found.what], "state": [before, found.state]}
    leave_step(row, "change_commitment", by=by, on=on, reason=found.told, changes=changes)
