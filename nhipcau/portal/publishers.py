"""Which body publishes a page: as it was called that day, and who it is now (B-11)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import get_language

from nhipcau.organisations.heirs import now_called
from nhipcau.organisations.models import Succession, Unit
from nhipcau.portal.cache import remembered
from nhipcau.portal.noting import note, note_until


@dataclass(frozen=True, slots=True)
class Publisher:
    """`name` on the day of publication; `now` what it is called today, "" where it is the same.

    `until` is its last day under that name, if that is over.
    """

    name: str
    now: str = ""
    until: date | None = None


def publisher_of(unit_id: int, *, on: date, today: date) -> Publisher:
    asked = f"publisher {unit_id} {on} {today} {get_language()}"
    return remembered(asked, lambda: _publisher(unit_id, on, today))


def _publisher(unit_id: int, on: date, today: date) -> Publisher:
    unit = Unit.objects.prefetch_related("names").get(pk=unit_id)
    heir = now_called([unit], day=today).get(unit.pk)
    note(f"name:{unit.pk}")
    if heir:
        note(f"name:{heir.pk}")
    _note_next_change(unit, today)
    then = next((dated for dated in unit.names.all() if dated.holds_on(on)), None)
    name = called(unit, then.name if then else unit.name)
    now = called(heir, heir.name_on(today)) if heir else called(unit, unit.name_on(today))
    until = unit.valid_to if heir else (then.valid_to if then else None)
    return Publisher(name) if now == name else Publisher(name, now, until)


def called(unit: Unit, name: str) -> str:
    """Its Vietnamese name for readers of Vietnamese, for others the English one if there is one."""
    return name if get_language() == "vi" else unit.english_name or name


def midnight_before(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _note_next_change(unit: Unit, today: date) -> None:
    """The page reads otherwise from the day on which a dated name begins or ends."""
    taken_over = Succession.objects.filter(predecessor=unit, effective_on__gt=today)
    days = [name.valid_from for name in unit.names.all() if name.valid_from]
    days += [unit.valid_to + timedelta(days=1)] if unit.valid_to else []
    days += taken_over.values_list("effective_on", flat=True)
    if coming := [day for day in days if day > today]:
        note_until(midnight_before(min(coming)))
