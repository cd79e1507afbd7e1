"""Requests of foreign press for tests, as the public form brings them."""

from dataclasses import replace
from datetime import date
from typing import Any

from nhipcau.organisations.models import Role, Unit, User
from nhipcau.registries import parts
from nhipcau.registries.models import PressVisit, ProgrammeItem
from nhipcau.registries.press_visits import handling
from nhipcau.registries.press_visits.asking import Asked, Person, ask
from tests.factories.organisations import make_unit, make_user

MONDAY = date(2024, 6, 3)
ARRIVES, LEAVES = date(2024, 7, 1), date(2024, 7, 5)


def press_asked(**fields: Any) -> Asked:
    usual = Asked(
        kind="visiting",
        language="en",
        outlet_name="Sample Broadcasting",
        country="JP",
        purpose="A film about pottery villages and their kilns.",
        places="Two pottery villages",
        starts_on=ARRIVES,
        ends_on=LEAVES,
        name="Sample Person",
        email="crew@outlet.example",
        members=(Person("Sample Person", "JP"), Person("Second Person", "JP", role="crew")),
    )
    return replace(usual, **fields)


def make_request(*, unit: Unit | None = None, day: date = MONDAY, **fields: Any) -> PressVisit:
    return ask(press_asked(**fields), unit=unit or make_unit(), day=day)


def make_permitted(
    *, by: User | None = None, kept_by: Unit | None = None, **fields: Any
) -> PressVisit:
    """A visit with a permit, a guide of its unit and one approved point of programme."""
    by = by or make_user(role=Role.OFFICER)
    visit = make_request(unit=kept_by or by.appointments.get().unit, **fields)
    point = {"on": ARRIVES, "what": "Xem làm gốm", "place": "Làng gốm", "is_approved": False}
    parts.add(visit, ProgrammeItem, values=point, by=by)
    visit = handling.forward(visit, on=date(2024, 6, 4), by=by)
    visit = handling.permit(
        visit,
        number="15/GP-BNG",
        on=date(2024, 6, 12),
        valid_from=ARRIVES,
        valid_until=date(2024, 7, 10),
        by=by,
    )
    visit.guide = by
    visit.save(update_fields=["guide"])
    return visit
