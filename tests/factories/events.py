"""Events to which people come, for tests, made with the verbs."""

from datetime import date
from typing import Any

from nhipcau.registries.events.opening import open_registration
from nhipcau.registries.events.registering import Person, register
from nhipcau.registries.models import Register, Registration
from tests.factories.organisations import make_user
from tests.factories.registries import make_entry

OPENS, DEADLINE, FIRST = date(2024, 5, 2), date(2024, 5, 20), date(2024, 5, 24)
DAY = date(2024, 5, 6)  # while one may register


def make_event(**values: Any) -> Any:
    """A fair on 24/05/2024, planned."""
    return make_entry(Register.EVENT, **{"starts_on": FIRST, **values})


def open_event(*, seats: int = 2, by: Any = None, **values: Any) -> Any:
    """The public registers 02/05 to 20/05/2024."""
    by = by or make_user()
    event = make_event(by=by, **values)
    return open_registration(event, capacity=seats, first=OPENS, last=DEADLINE, by=by)


def come(event: Any, name: str = "Nguyễn Thị Mẫu", **told: Any) -> Registration:
    """The person registers by the public page; the address follows from the name."""
    email = told.pop("email", f"nguoi{abs(hash(name)) % 10**8}@example.org")
    who = Person(name=name, email=email, **told)
    return register(event, who, consent_hash="a" * 64, day=DAY)[0]
