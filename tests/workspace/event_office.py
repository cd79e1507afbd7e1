"""An event that takes people, in the office of the tests."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from nhipcau.organisations.models import Unit, User
from nhipcau.registries.events.opening import open_registration
from nhipcau.registries.events.registering import Person, add_person
from nhipcau.registries.models import Event, Registration
from tests.factories.events import make_event


def lay_events(*, unit: Unit, by: User) -> None:
    """In some days, with registration open; one person has a seat, another waits."""
    today = timezone.localdate()
    row = make_event(unit=unit, by=by, starts_on=today + timedelta(days=9), english_title="Fair")
    row = open_registration(row, capacity=1, first=today, last=today + timedelta(days=5), by=by)
    for number in (1, 2):
        who = Person(f"Người mẫu {number}", f"mau{number}@example.org")
        add_person(row, who, source="office", by=by, day=today)


def event_rows(name: str) -> dict[str, Callable[[], Any]]:
    return {"registration": lambda: Event.objects.order_by("pk").first()}


def ticket_code() -> str:
    return Registration.objects.order_by("pk").first().code
