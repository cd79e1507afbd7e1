"""The term of an agreement: begun and ended by the calendar, renewed by a person alone."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from nhipcau.organisations.models import User
from nhipcau.registries.keeping import move, refresh
from nhipcau.registries.models import Agreement
from nhipcau.registries.steps import held, leave_step, require_reason
from nhipcau.vietnamese.dates import format_date

State = Agreement.State
_OVER = "Kỳ hiệu lực đã ghi đã hết."
_LIVING = (State.SIGNED, State.IN_FORCE, State.EXPIRED)


def turn_agreements(*, day: date) -> int:
    """Signed comes into force on its day; in force expires after its last day. How many turned.

    One that renews itself stays in force: whether it went on, and until when, a person says
    (`renew`). One that its own fields refuse stays as it is, for people to put right.
    """
    begun = [_turned(row, State.IN_FORCE, row.effective_on) for row in _beginning(day)]
    over = [_turned(row, State.EXPIRED, row.expires_on, _OVER) for row in _over(day)]
    return sum(begun) + sum(over)


@transaction.atomic
def renew(
    agreement: Agreement, *, until: date, signed_on: date, by: User, reason: str
) -> Agreement:
    """A further period, `until` inclusive, agreed or begun by itself on `signed_on`.

    It is in force again where it had expired; the 15 days of the report begin anew.
    """
    row: Agreement = held(agreement)
    if row.state not in _LIVING:
        message = f"Thỏa thuận đang ở tình trạng “{row.state_words}”, không gia hạn được."
        raise ValidationError(message, code="state")
    before, old = row.state, row.expires_on
    words = require_reason(reason, "Ghi theo văn bản nào, vì sao.")
    _refuse_no_gain(until, old)
    row.expires_on, row.amended_on, row.amended_notified_on = until, signed_on, None
    if row.state == State.EXPIRED:
        row.state = State.IN_FORCE
    row.full_clean(exclude=["entry_ptr"])
    row.save()
    changes = {"expires_on": [old.isoformat() if old else None, until.isoformat()]}
    leave_step(row, "renew", by=by, before=before, on=signed_on, reason=words, changes=changes)
    refresh(row, by=by)
    return row


def expiring(first: date, last: date) -> QuerySet[Agreement]:
    """In force, with the last day in `first`..`last`, both inclusive, the next one first."""
    living = _standing().filter(state__in=(State.SIGNED, State.IN_FORCE))
    return living.filter(expires_on__range=(first, last)).order_by("expires_on", "pk")


def _beginning(day: date) -> QuerySet[Agreement]:
    return _standing().filter(state=State.SIGNED, effective_on__lte=day).order_by("pk")


def _over(day: date) -> QuerySet[Agreement]:
    over = _standing().filter(state=State.IN_FORCE, expires_on__lt=day)
    return over.exclude(renewal=Agreement.Renewal.AUTOMATIC).order_by("pk")


def _standing() -> QuerySet[Agreement]:
    rows: Any = Agreement.objects.standing()
    found: QuerySet[Agreement] = rows
    return found


def _turned(row: Agreement, to: str, on: date | None, reason: str = "") -> bool:
    try:
        with transaction.atomic():
            move(row, to=to, by=None, on=on, reason=reason)
    except ValidationError:
        return False
    return True


def _refuse_no_gain(until: date, old: date | None) -> None:
    if old and until <= old:
        sentence = f"Kỳ mới phải kéo dài quá {format_date(old)}."
        raise ValidationError({"until": ValidationError(sentence, code="no_gain")})
