"""Events of the half year: held, reported, to come, with the people who register for some."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any, Final

from nhipcau.demo.registers import Desk, read
from nhipcau.registries import keeping
from nhipcau.registries.events.attending import attend, walk_in
from nhipcau.registries.events.mailing import sent_by_hand
from nhipcau.registries.events.opening import open_registration
from nhipcau.registries.events.registering import Person, cancel, register
from nhipcau.registries.models import Event, Register, Registration, RegistrationMail

State = Event.State
Told = Mapping[str, Any]
_HOURS: Final = {"starts_at", "ends_at"}
_FIRMS: Final = ("Công ty mẫu Biển Xanh", "Hợp tác xã mẫu An Phú", "Cơ quan mẫu", "")
_CONSENT: Final = sha256(b"mau").hexdigest()


def tell(desk: Desk) -> None:
    for one in read("events"):
        desk.entries[one["key"]] = _tell(desk, one)


def _tell(desk: Desk, one: Told) -> Event:
    unit, by = one["unit"], desk.by(one["unit"])
    with desk.at(one["entered"]):
        row: Event = keeping.enter(
            Register.EVENT,
            values={name: _value(name, told) for name, told in one["values"].items()},
            unit=desk.units[unit],
            taking_part=[desk.units[code] for code in one.get("with", ())],
            tasks=desk.served(one["tasks"]),
            by=by,
        )
    if permitted := one.get("permitted"):
        values = {
            "permitted_on": _day(permitted["on"]),
            "permit_number": permitted["permit_number"],
        }
        with desk.at(permitted["on"]):
            row = keeping.move(row, to=State.PERMITTED, values=values, by=by)
    if "registration" in one:
        _people(desk, row, one["registration"], by=by)
    for state in (State.HELD, State.REPORTED):
        if told := one.get(state.value):
            row = _moved(desk, row, state, told, by=by)
    if one.get("held"):
        desk.begin(one["tasks"], unit=unit, day=one["held"]["on"])
    return row


def _moved(desk: Desk, row: Event, state: str, told: Told, *, by: Any) -> Event:
    values: dict[str, Any] = {}
    if "attended" in told:
        values["attended"] = told["attended"]
    if state == State.REPORTED:
        values = {"result": told["result"], "reported_on": _day(told["on"])}
    with desk.at(told["on"], 15):
        moved: Event = keeping.move(row, to=state, values=values, by=by)
    return moved


def _people(desk: Desk, row: Event, told: Told, *, by: Any) -> None:
    """People register one a morning from the first day, some in English; some give seats back."""
    first, last = _day(told["on"]), _day(told["until"])
    with desk.at(first):
        row = open_registration(
            row, capacity=told["capacity"], first=first, last=last, words=told["words"], by=by
        )
    came: list[Registration] = []
    for number in range(told["people"]):
        day = first + timedelta(days=number % 4)
        with desk.at(day, 10):
            who = _person(number, "en" if number < told.get("english", 0) else "vi")
            came.append(register(row, who, consent_hash=_CONSENT, day=day)[0])
    with desk.at(first + timedelta(days=3), 16):
        for one in came[: told.get("cancelled", 0)]:
            cancel(one, by=None, day=first + timedelta(days=3))
        for mail in RegistrationMail.objects.filter(registration__entry=row.pk)[: told["people"]]:
            if mail.state == "none":
                sent_by_hand(mail, by=by)
    if row.starts_on and "came" in told:
        _at_the_door(desk, row, row.starts_on, told, by=by)


def _at_the_door(desk: Desk, row: Event, day: date, told: Told, *, by: Any) -> None:
    with desk.at(day, 8):
        for one in row.registrations.seated()[: told["came"]]:
            attend(one, by=by, day=day)
        for number in range(told["walked_in"]):
            walk_in(row, Person(f"Khách mẫu {number + 1}"), by=by, day=day)


def _person(number: int, language: str) -> Person:
    called = "Sample guest" if language == "en" else "Người mẫu"
    return Person(
        name=f"{called} {number + 1:02}",
        email=f"mau{number + 1:02}@mau.example",
        organisation=_FIRMS[number % len(_FIRMS)],
        country="JP" if language == "en" else "VN",
        language=language,
    )


def _value(name: str, told: Any) -> Any:
    if name.endswith("_on"):
        return _day(told)
    if name in _HOURS:
        return time.fromisoformat(told)
    return Decimal(told) if name == "hours" else told


def _day(words: str) -> date:
    return date.fromisoformat(words)
