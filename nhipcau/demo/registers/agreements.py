"""Agreements of the half year: texts, terms that the calendar turns, promises in every state."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from nhipcau.demo.registers import Desk, read
from nhipcau.registries import keeping, parts
from nhipcau.registries.agreements.commitments import move_commitment
from nhipcau.registries.agreements.turning import turn_agreements
from nhipcau.registries.models import Agreement, Commitment, Paper, Register

State = Agreement.State
Told = Mapping[str, Any]
_CALENDAR: Final = date(2024, 6, 3)


def tell(desk: Desk) -> None:
    for one in read("agreements"):
        desk.entries[one["key"]] = _tell(desk, one)
    with desk.at(_CALENDAR, 6):
        turn_agreements(day=_CALENDAR)


def _tell(desk: Desk, one: Told) -> Any:
    by = desk.by(one["unit"])
    values = dict(one["values"])
    if "signatory" in values:
        values["signatory"] = desk.units[values["signatory"]]
    values["partners"] = [desk.partners[key] for key in one["partners"]]
    with desk.at(one["entered"]):
        row = keeping.enter(
            Register.AGREEMENT,
            values=values,
            unit=desk.units[one["unit"]],
            taking_part=[desk.units[code] for code in one.get("with", ())],
            tasks=desk.served(one["tasks"]),
            by=by,
        )
        for language, subject in one["texts"]:
            text = {"kind": Paper.Kind.TEXT, "language": language, "subject": subject}
            parts.add(row, Paper, values=text, by=by)
    row = _moved_on(desk, row, one, by)
    for promise in one["commitments"]:
        _promised(desk, row, promise, by)
    return row


def _moved_on(desk: Desk, row: Any, one: Told, by: Any) -> Any:
    """Signed where it was, else out for opinions; what was signed in the year counts."""
    if consulted := one.get("consulted_on"):
        values = {"consulted_on": date.fromisoformat(consulted)}
        with desk.at(consulted):
            return keeping.move(row, to=State.CONSULTED, values=values, by=by)
    signed = {name: dated(name, told) for name, told in one["signed"].items()}
    on: date = max(signed["starts_on"], date.fromisoformat(one["entered"]))
    with desk.at(on, 15):
        row = keeping.move(row, to=State.SIGNED, values=signed, on=signed["starts_on"], by=by)
        row = keeping.move(row, to=State.IN_FORCE, on=signed["effective_on"], by=by)
    if row.is_counted:
        desk.begin(one["tasks"], unit=one["unit"], day=on)
    return row


def _promised(desk: Desk, row: Any, told: Told, by: Any) -> None:
    values = {"what": told["what"], "due_on": date.fromisoformat(told["due_on"])}
    if "unit" in told:
        values["unit"] = desk.units[told["unit"]]
    values["tasks"] = desk.served(told.get("tasks", ()))
    with desk.at("2024-04-12"):
        one = parts.add(row, Commitment, values=values, by=by)
    for to, day, words in told.get("moves", ()):
        on = date.fromisoformat(day)
        with desk.at(on, 16):
            move_commitment(one, to=to, told=words, on=on, by=desk.by(told.get("unit", "")))


def dated(name: str, told: Any) -> Any:
    """A day where the name says that it is one, else what was told."""
    return date.fromisoformat(told) if name.endswith("_on") else told
