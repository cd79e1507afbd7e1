"""Who in the office hears of an entry: those who keep it, or the focal officers."""

from collections.abc import Iterable
from datetime import date

from nhipcau.organisations.heirs import whole_heirs
from nhipcau.organisations.models import Appointment, Role, User


def staff_of(unit_id: int | None, *, day: date) -> list[User]:
    """Officers and heads of the unit on `day`, or of the one that took it over whole."""
    heir = whole_heirs(day).get(unit_id) if unit_id else None
    return _people(day, (Role.OFFICER, Role.HEAD), unit=heir.pk if heir else unit_id)


def focal_officers(day: date) -> list[User]:
    return _people(day, (Role.FOCAL,))


def _people(day: date, roles: Iterable[str], *, unit: int | None = None) -> list[User]:
    held = Appointment.objects.on(day).filter(role__in=list(roles), user__is_active=True)
    if unit is not None:
        held = held.filter(unit=unit)
    people = {one.user_id: one.user for one in held.select_related("user").order_by("pk")}
    return list(people.values())
