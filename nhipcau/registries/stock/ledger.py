"""The one way by which copies come and go: under a lock, never more out than are there."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from nhipcau.organisations.models import User
from nhipcau.registries.models import Entry, Printing, StockMove
from nhipcau.registries.steps import leave_step
from nhipcau.vietnamese.dates import format_date
from nhipcau.vietnamese.numbers import format_number

MOST = 10_000_000


@transaction.atomic
def enter_moves(
    moves: Iterable[StockMove], *, by: User, what: str, seen: int | None = None
) -> list[StockMove]:
    """Write moves not saved yet, all or none; `what` is the sentence of the step.

    `seen` is the last move of these publications that the person looked at (0: none): after a
    newer one, a second click for instance, nothing is written. Neither words for search nor clocks
    nor outputs hang on the stock, so nothing else of the entry follows.
    """
    asked = list(moves)
    if not asked:
        raise ValidationError("Chọn ít nhất một bản và một nơi nhận.", code="nothing")
    entries = _hold(asked)
    _refuse_if_changed(entries, seen)
    if short := [error for pair in _by_printing(asked) if (error := _shortage_of(*pair))]:
        raise ValidationError(short)
    for one in asked:
        one.by = by
        one.clean_fields(exclude=["printing", "partner", "event", "by"])  # rows read just now
    written = StockMove.objects.bulk_create(asked)
    for entry in entries:
        leave_step(entry, "stock", by=by, on=asked[0].on, reason=what)
    return written


def stock_on(printing: Printing, day: date | None = None) -> int:
    """Copies there at the end of `day`, now where no day is given."""
    moves = printing.moves.all() if day is None else printing.moves.filter(on__lte=day)
    return int(moves.aggregate(total=Sum("quantity"))["total"] or 0)


def last_seen(entry: Entry) -> int:
    """The newest move of a publication, 0 where there is none: what a form remembers."""
    newest = StockMove.objects.filter(printing__entry=entry).order_by("-pk").first()
    return newest.pk if newest else 0


def require_quantity(quantity: int, *, field: str = "quantity", least: int = 1) -> int:
    if not least <= quantity <= MOST:
        sentence = f"Số bản phải từ {least} đến {format_number(MOST)}."
        raise ValidationError({field: ValidationError(sentence, code="quantity")})
    return quantity


def require_past(on: date) -> date:
    if on > timezone.localdate():
        sentence = "Ngày chưa tới; chỉ ghi việc đã làm."
        raise ValidationError({"on": ValidationError(sentence, code="future")})
    return on


def _hold(moves: list[StockMove]) -> list[Entry]:
    """The publications, locked in one order, so that two people never wait for one another."""
    wanted = {one.printing.entry_id for one in moves}
    rows = Entry.objects.select_for_update(of=("self",)).filter(pk__in=wanted).order_by("pk")
    entries = list(rows)
    if any(one.struck_at for one in entries):
        raise ValidationError("Ấn phẩm đã gạch bỏ; hãy khôi phục trước.", code="struck")
    gone = Printing.objects.filter(pk__in={one.printing_id for one in moves})
    if gone.exclude(taken_off_at=None).exists():
        raise ValidationError("Bản này đã bỏ khỏi ấn phẩm, không nhập xuất.", code="taken_off")
    return entries


def _refuse_if_changed(entries: list[Entry], seen: int | None) -> None:
    if seen is not None and any(last_seen(entry) > seen for entry in entries):
        sentence = "Sổ kho vừa có thay đổi sau khi mở trang; xem số còn lại rồi ghi lại nếu cần."
        raise ValidationError(sentence, code="changed")


def _by_printing(moves: list[StockMove]) -> Iterable[tuple[Printing, list[StockMove]]]:
    rows = sorted(moves, key=lambda one: one.printing_id)
    for _pk, own in groupby(rows, key=lambda one: one.printing_id):
        found = list(own)
        yield found[0].printing, found


def _shortage_of(printing: Printing, new: list[StockMove]) -> ValidationError | None:
    """No day may end with less than nothing, nor may a later one because of an earlier move."""
    if not printing.is_stocked:
        return _unstocked(printing, new)
    days: dict[date, int] = {}
    old = printing.moves.order_by().values_list("on").annotate(total=Sum("quantity"))
    for on, quantity in [*old, *((one.on, one.quantity) for one in new)]:
        days[on] = days.get(on, 0) + quantity
    left = 0
    for day in sorted(days):
        left += days[day]
        if left < 0:
            return ValidationError(_shortage(printing, new, day, -left), code="shortage")
    return None


def _shortage(printing: Printing, new: list[StockMove], day: date, lacking: int) -> str:
    out = -sum(one.quantity for one in new if one.quantity < 0)
    there = max(out - lacking, 0)
    return (
        f"“{printing}”: tính đến {format_date(day)} chỉ còn {format_number(there)} bản, "
        f"cần {format_number(out)}. Giảm số bản hoặc ghi nhập kho trước."
    )


def _unstocked(printing: Printing, new: list[StockMove]) -> ValidationError | None:
    """Files do not run out: only their sending is written down."""
    if all(one.kind == StockMove.Kind.GIVEN for one in new):
        return None
    sentence = f"“{printing}” không phải bản in nên không có tồn kho; chỉ ghi việc gửi."
    return ValidationError(sentence, code="unstocked")
