"""Several editions to several receivers at once: one move each, all or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError

from nhipcau.organisations.models import User
from nhipcau.registries.models import Event, Partner, Printing, StockMove
from nhipcau.registries.stock.ledger import enter_moves, require_past, require_quantity
from nhipcau.registries.stock.receivers import Receiver
from nhipcau.vietnamese.numbers import format_number
from nhipcau.vietnamese.typed_text import typed_line

MOST_RECEIVERS = 300


@dataclass(frozen=True, slots=True)
class Portion:
    """`quantity` copies of an edition for each receiver."""

    printing: Printing
    quantity: int


def distribute(
    portions: Iterable[Portion],
    *,
    partners: Iterable[Partner] = (),
    recipients: Iterable[str] = (),
    event: Event | None = None,
    on: date,
    by: User,
    note: str = "",
    seen: int | None = None,
) -> list[StockMove]:
    """Each receiver gets each portion. An event alone is a receiver too.

    Refused whole: a portion of nothing, no receiver, an edition that does not reach for all.
    """
    wanted = list(portions)
    if not wanted:
        sentence = "Ghi số bản cho ít nhất một bản tiếng."
        raise ValidationError({"quantity": ValidationError(sentence, code="nothing")})
    for one in wanted:
        require_quantity(one.quantity)
    receivers = _receivers(partners, recipients, event)
    moves = [
        receiver.move(
            one.printing,
            kind=StockMove.Kind.GIVEN,
            quantity=-one.quantity,
            on=require_past(on),
            note=note,
        )
        for receiver in receivers
        for one in wanted
    ]
    copies = -sum(move.quantity for move in moves)
    what = f"Phát {format_number(copies)} bản cho {format_number(len(receivers))} nơi"
    return enter_moves(moves, by=by, what=what, seen=seen)


def _receivers(
    partners: Iterable[Partner], recipients: Iterable[str], event: Event | None
) -> list[Receiver]:
    known = list(dict.fromkeys(partners))
    words = list(dict.fromkeys(typed_line(one) for one in recipients if typed_line(one)))
    if too_long := [one for one in words if len(one) > 300]:
        sentence = f"Nơi nhận dài hơn 300 ký tự: “{too_long[0][:40]}…”. Mỗi dòng một nơi."
        raise ValidationError({"recipients": ValidationError(sentence, code="too_long")})
    found = [Receiver(partner=one, event=event) for one in known]
    found += [Receiver(recipient=one, event=event) for one in words]
    if len(found) > MOST_RECEIVERS:
        sentence = f"Một lần phát tối đa {MOST_RECEIVERS} nơi; chia thành nhiều lần."
        raise ValidationError({"partners": ValidationError(sentence, code="too_many")})
    if not found and event is None:
        sentence = "Chọn ít nhất một đối tác, hoặc ghi nơi nhận."
        raise ValidationError({"partners": ValidationError(sentence, code="nobody")})
    return found or [Receiver(event=event)]
