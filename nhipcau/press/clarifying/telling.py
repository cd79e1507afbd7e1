"""Who in the office hears of a clarification that lies with them."""

from collections.abc import Iterable
from datetime import date

from nhipcau.notices.models import Notice
from nhipcau.notices.telling import Saying, tell_all
from nhipcau.organisations.heirs import whole_heirs
from nhipcau.organisations.models import Appointment, Role, User
from nhipcau.press.models import Clarification


def people_in(roles: Iterable[str], *, day: date, unit: int | None = None) -> list[User]:
    """Those who hold one of `roles` on `day`; at `unit`, or at the one that took it over whole."""
    held = Appointment.objects.on(day).filter(role__in=list(roles), user__is_active=True)
    if unit is not None:
        heir = whole_heirs(day).get(unit)
        held = held.filter(unit=heir.pk if heir else unit)
    people = {one.user_id: one.user for one in held.select_related("user").order_by("pk")}
    return list(people.values())


def checkers_of(row: Clarification, *, day: date) -> list[User]:
    """The head of the issuing unit and the desk."""
    heads = people_in([Role.HEAD], day=day, unit=row.unit_id)
    return [*heads, *people_in([Role.FOCAL], day=day)]


def signers_of(row: Clarification, *, day: date) -> list[User]:
    """The head of the issuing unit; leaders where it has none."""
    heads = people_in([Role.HEAD], day=day, unit=row.unit_id)
    return heads or people_in([Role.LEADER], day=day)


def say(people: Iterable[User], row: Clarification, about: str, subject: str) -> int:
    """How many heard it now; saying the same again says nothing."""
    href = f"/lam-viec/diem-bao/lam-ro/{row.pk}/"
    key = f"clarification:{row.pk}:{about}"
    kind = Notice.Kind.OTHER
    hearers = {one.pk: one for one in people}
    return tell_all(Saying(one, key, kind, subject, row.title, href) for one in hearers.values())
