"""Delegations of the half year, in and out, from the first idea to the result report."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any, Final

from nhipcau.demo.registers import Desk, read
from nhipcau.demo.registers.agreements import dated
from nhipcau.registries import keeping, parts
from nhipcau.registries.models import (
    CostLine,
    Delegation,
    Gift,
    Member,
    ProgrammeItem,
    Register,
)
from nhipcau.registries.publishing import tick

State = Delegation.State
Told = Mapping[str, Any]
_PARTS: Final = (
    ("members", Member),
    ("programme", ProgrammeItem),
    ("gifts", Gift),
    ("costs", CostLine),
)


def tell(desk: Desk) -> None:
    for one in read("delegations"):
        desk.entries[one["key"]] = _tell(desk, one)


def _tell(desk: Desk, one: Told) -> Any:
    by = desk.by(one["unit"])
    values = {name: dated(name, told) for name, told in one["values"].items()}
    values["partners"] = [desk.partners[key] for key in one["partners"]]
    values["agreements"] = [desk.entries[key] for key in one.get("agreements", ())]
    with desk.at(one["entered"]):
        row = keeping.enter(
            Register.DELEGATION,
            values=values,
            unit=desk.units[one["unit"]],
            taking_part=[desk.units[code] for code in one.get("with", ())],
            tasks=desk.served(one["tasks"]),
            by=by,
        )
        for name, model in _PARTS:
            for position, told in enumerate(one.get(name, ())):
                parts.add(row, model, values=_part(name, position, told), by=by)
    for state in (State.APPROVED, State.TOOK_PLACE, State.REPORTED, State.CANCELLED):
        if told := one.get(state.value):
            row = _moved(desk, row, state, told, by)
    if "took_place" in one:
        desk.begin(one["tasks"], unit=one["unit"], day=one["took_place"]["on"])
    if public := one.get("public"):
        with desk.at("2024-05-03", 10):
            row = tick(row, **public, by=by)
    return row


def _moved(desk: Desk, row: Any, state: str, told: Told, by: Any) -> Any:
    on = date.fromisoformat(told["on"])
    values = {n: dated(n, said) for n, said in told.items() if n not in ("on", "reason")}
    if state == State.REPORTED:
        values["reported_on"] = on
    with desk.at(on, 15):
        return keeping.move(
            row, to=state, values=values, on=on, reason=told.get("reason", ""), by=by
        )


def _part(name: str, position: int, told: Told) -> dict[str, Any]:
    values = dict(told)
    if name == "members":
        values["position"] = position
    if name == "programme":
        values["on"] = date.fromisoformat(values["on"])
        values |= {key: time.fromisoformat(values[key]) for key in ("at", "until") if key in values}
    return values
