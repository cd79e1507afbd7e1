"""A visit of foreign press in the office of the tests, with a change that waits and a letter."""

from datetime import date

from nhipcau.organisations.models import Role, Unit, User
from nhipcau.registries.models import PressMail, PressVisit, ProgrammeChange
from nhipcau.registries.press_visits.changing import ask_change
from nhipcau.registries.press_visits.handling import took_place
from tests.factories.press_visits import make_permitted


def lay_press(*, unit: Unit, by: User) -> None:
    """The guide is the officer of the unit that keeps the visit."""
    guide = unit.appointments.get(role=Role.OFFICER).user
    visit = make_permitted(by=guide, kept_by=unit)
    ask_change(visit, what="Đổi sang làng khác", on=date(2024, 6, 20), by=by)
    visit.is_counted = False
    visit.save(update_fields=["is_counted"])
    took_place(visit, by=by)


def press_rows(name: str) -> dict[str, object]:
    rows = {"pressrequest_change": ProgrammeChange, "pressrequest_letter": PressMail}
    model = rows.get(name, PressVisit)
    return {"pressrequest": lambda: model.objects.order_by("pk").first()}
