"""Single moves: from the printer, back from somebody, lost, counted, given to one."""

from datetime import date

from django.core.exceptions import ValidationError

from nhipcau.organisations.models import User
from nhipcau.registries.models import Event, Partner, Printing, StockMove
from nhipcau.registries.stock.ledger import (
    enter_moves,
    require_past,
    require_quantity,
    stock_on,
)
from nhipcau.registries.stock.receivers import Receiver
from nhipcau.vietnamese.numbers import format_number
from nhipcau.vietnamese.typed_text import typed_line

Kind = StockMove.Kind


def take_in(
    printing: Printing,
    *,
    quantity: int,
    on: date,
    by: User,
    note: str = "",
    seen: int | None = None,
) -> StockMove:
    """Copies that came from the printer."""
    return _one(printing, Kind.PRINTED, require_quantity(quantity), on, by, note, seen)


def give(
    printing: Printing,
    *,
    quantity: int,
    on: date,
    by: User,
    partner: Partner | None = None,
    recipient: str = "",
    event: Event | None = None,
    note: str = "",
) -> StockMove:
    """Copies given to a partner, to somebody told in words, or out at an event."""
    receiver = Receiver.of(partner=partner, recipient=recipient, event=event)
    return _one(printing, Kind.GIVEN, -require_quantity(quantity), on, by, note, None, receiver)


def take_back(
    printing: Printing,
    *,
    quantity: int,
    on: date,
    by: User,
    partner: Partner | None = None,
    recipient: str = "",
    event: Event | None = None,
    note: str = "",
    seen: int | None = None,
) -> StockMove:
    """Copies that came back; from whom may stay open."""
    receiver = Receiver(partner=partner, recipient=recipient, event=event)
    return _one(printing, Kind.RETURNED, require_quantity(quantity), on, by, note, seen, receiver)


def write_off(
    printing: Printing, *, quantity: int, on: date, by: User, note: str, seen: int | None = None
) -> StockMove:
    """Copies lost, spoilt or destroyed; `note` says how."""
    _require_note(note, "Ghi rõ hỏng, mất hay hủy và theo văn bản nào.")
    return _one(printing, Kind.LOST, -require_quantity(quantity), on, by, note, seen)


def settle_count(
    printing: Printing, *, counted: int, on: date, by: User, note: str, seen: int | None = None
) -> StockMove:
    """What was counted on the shelf at the end of `on`; the difference is a move of its own."""
    _require_note(note, "Ghi ai kiểm kê, theo biên bản nào.")
    difference = require_quantity(counted, least=0) - stock_on(printing, on)
    if not difference:
        sentence = "Số đếm được đúng bằng sổ, không cần ghi chênh lệch."
        raise ValidationError({"quantity": ValidationError(sentence, code="same")})
    return _one(printing, Kind.COUNTED, difference, on, by, note, seen)


def _require_note(note: str, sentence: str) -> None:
    if not typed_line(note):
        raise ValidationError({"note": ValidationError(sentence, code="note")})


def _one(
    printing: Printing,
    kind: str,
    quantity: int,
    on: date,
    by: User,
    note: str,
    seen: int | None,
    receiver: Receiver | None = None,
) -> StockMove:
    told = receiver or Receiver()
    move = told.move(printing, kind=kind, quantity=quantity, on=require_past(on), note=note)
    what = f"{move.get_kind_display()}: {format_number(abs(quantity))} bản, {printing}"
    return enter_moves([move], by=by, what=what, seen=seen)[0]
