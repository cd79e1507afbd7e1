"""What the card of an investor adds: how far it came, what happened, what was promised."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.registries.investors.silence import silent_days, silent_on
from nhipcau.registries.investors.thread import Happened, thread_of
from nhipcau.registries.models import Investor, Touch
from nhipcau.workspace.registers.access import sees_inside

KINDS = {
    "visit": gettext_lazy("Thăm, khảo sát"),
    "event": gettext_lazy("Sự kiện"),
    "delegation": gettext_lazy("Đoàn ra, đoàn vào"),
    "agreement": gettext_lazy("Thỏa thuận"),
    "material": gettext_lazy("Gửi tài liệu"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the thread as it is shown; `mark` and `words` are its kind, `copies` sent."""

    happened: Happened
    mark: str
    words: str
    copies: int = 0


def card(request: HttpRequest, row: Investor) -> dict[str, Any]:
    """The contact log only for those who see the inside of the entry."""
    inside = sees_inside(request, row)
    thread = [one for one in thread_of(row) if inside or one.kind != "touch"]
    today = timezone.localdate()
    return {
        "thread": [_line(one) for one in thread],
        "promises": _promises(row) if inside else [],
        "is_silent": silent_on(today).filter(pk=row.pk).exists(),
        "silent_days": silent_days(),
        "silent_for": _days_since(row.last_touch_on, today),
    }


def _line(one: Happened) -> Line:
    if one.kind == "stage":
        return Line(one, one.row.state, _(one.row.get_state_display()))
    if one.kind == "touch":
        return Line(one, "quiet", _(one.row.get_way_display()))
    if one.kind == "material":
        return Line(one, "sent", str(KINDS[one.kind]), copies=-one.row.quantity)
    return Line(one, one.row.state, str(KINDS[one.kind]))


def _promises(row: Investor) -> list[Touch]:
    """What was promised and not done yet, the first due first."""
    open_ones = Touch.objects.filter(entry=row.pk, taken_off_at=None, done_on=None)
    return list(open_ones.exclude(next_on=None).order_by("next_on", "pk"))


def _days_since(on: date | None, today: date) -> int | None:
    return None if on is None else (today - on).days
