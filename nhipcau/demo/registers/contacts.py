"""People of the partners in the demo, plainly samples, and one of them who asks what is kept."""

from datetime import date
from typing import Any

from nhipcau.demo.registers import Desk, read
from nhipcau.registries.privacy import asking, entering
from nhipcau.registries.privacy.consenting import Consented


def tell(desk: Desk) -> None:
    told = read("contacts")
    for one in told["contacts"]:
        _enter(desk, one)
    for one in told["requests"]:
        _ask(desk, one)


def _enter(desk: Desk, one: dict[str, Any]) -> None:
    day = date.fromisoformat(one["on"])
    with desk.at(day, 10):
        entering.enter_contact(
            desk.partners[one["partner"]],
            values=_dated(one["values"]),
            details=[_dated(detail) for detail in one.get("details", ())],
            consented=Consented(**_dated(one["consent"])) if "consent" in one else None,
            by=desk.by(one["unit"]),
            day=day,
        )


def _ask(desk: Desk, one: dict[str, Any]) -> None:
    day, said = date.fromisoformat(one["on"]), date.fromisoformat(one["acknowledged_on"])
    names = ("kind", "who", "reach", "told", "received_on")
    with desk.at(day, 10):
        asked = asking.receive(
            values=_dated({name: one[name] for name in names}), by=desk.focal, day=day
        )
        asking.acknowledge(asked, on=said, by=desk.focal, day=day)


def _dated(told: dict[str, Any]) -> dict[str, Any]:
    """The same with days where the file has their ISO words."""
    return {
        name: date.fromisoformat(value) if name.endswith(("_on", "_until")) else value
        for name, value in told.items()
    }
