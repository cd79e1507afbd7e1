"""What the card and the list of events show beside facts: seats, who came, hours of training."""

from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.registries.events.figures import attendance_of, training_between
from nhipcau.registries.events.letters import LANGUAGES
from nhipcau.registries.models import Event
from nhipcau.ui.charts import Bar
from nhipcau.workspace.registers.access import may_keep, sees_inside


def more(request: HttpRequest, row: Event) -> dict[str, Any]:
    """Numbers of the list for everybody in office; the way to the names for those inside."""
    told = attendance_of(row)
    day = timezone.localdate()
    return {
        "attendance": told,
        "attendance_bars": _bars(row, told),
        "people": told.came or row.attended or 0,
        "person_hours": (told.came or row.attended or 0) * row.hours if row.hours else None,
        "is_open": row.is_open_on(day),
        "public_addresses": public_addresses(row),
        "sees_names": sees_inside(request, row),
        "may_register": may_keep(request, row) and row.struck_at is None,
        "may_open": row.state in (Event.State.PLANNED, Event.State.PERMITTED),
    }


def public_addresses(row: Event) -> list[tuple[str, str]]:
    """(language, whole address) of the pages of registration, none before it was first opened."""
    if not row.code:
        return []
    base = settings.NHIPCAU_BASE_URL.rstrip("/")
    return [
        (language, f"{base}{reverse('portal:event_register', args=[language, row.code])}")
        for language in LANGUAGES
    ]


def people_words(row: Event) -> int | str:
    """Those who came; counted one by one they are in the output, so that no row asks for them."""
    if row.output is not None and row.output.quantity is not None:
        return int(row.output.quantity)
    return row.attended or ""


def told(request: HttpRequest) -> dict[str, Any]:
    """Classes, people and hours of training of the year, on the list."""
    asked = request.GET.get("year", "")
    is_year = asked.isascii() and asked.isdecimal() and len(asked) == 4 and asked > "0000"
    year = int(asked) if is_year else timezone.localdate().year
    counted = training_between(date(year, 1, 1), date(year, 12, 31))
    return {"training": counted, "training_year": year}


def _bars(row: Event, told: Any) -> list[Bar]:
    if row.capacity is None or not row.code:
        return []
    return [
        Bar(_("Có chỗ"), told.registered, of=row.capacity),
        Bar(_("Chờ có chỗ"), told.waiting),
        Bar(_("Đã có mặt"), told.came),
    ]
