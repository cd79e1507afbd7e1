"""Sample cases of publications in each of their states: objects and papers only."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from nhipcau.demo.registers import Desk, read
from nhipcau.documents.legal import enter_basis
from nhipcau.documents.models import LegalBasis
from nhipcau.registries import keeping
from nhipcau.registries.models import PublicationCase, Register

State = PublicationCase.State
Told = Mapping[str, Any]


def tell(desk: Desk) -> None:
    told = read("cases")
    unit = told["unit"]
    desk.begin(told["tasks"], unit=unit, day=told["cases"][0]["on"])
    with desk.at(told["cases"][0]["on"], 8):
        ground = {"basis": _basis(desk, told["basis"]), "basis_clause": told["basis_clause"]}
    for one in told["cases"]:
        _tell(desk, one, unit, ground, told["tasks"])


def _tell(desk: Desk, one: Told, unit: str, ground: Told, tasks: list[str]) -> None:
    by = desk.by(unit)
    known = ("title", "object_kind", "what", "place", "quantity")
    values = {**{name: one[name] for name in known if name in one}, **ground}
    with desk.at(one["on"]):
        row = keeping.enter(
            Register.CASE,
            values=values | {"starts_on": _day(one["on"])},
            unit=desk.units[unit],
            tasks=desk.served(tasks),
            by=by,
        )
    if sent := one.get("sent"):
        values = {"handler": sent["handler"], "transferred_on": _day(sent["on"])}
        with desk.at(sent["on"]):
            keeping.move(row, to=State.TRANSFERRED, values=values, by=by)
    if closed := one.get("closed"):
        values = {name: closed[name] for name in ("document", "outcome", "result")}
        with desk.at(closed["on"]):
            values["closed_on"] = _day(closed["on"])
            keeping.move(row, to=State.CLOSED, values=values, by=by)
    if unfounded := one.get("unfounded"):
        with desk.at(unfounded["on"]):
            values = {"result": unfounded["result"]}
            keeping.move(row, to=State.UNFOUNDED, values=values, by=by)


def _basis(desk: Desk, told: Told) -> LegalBasis:
    found = LegalBasis.objects.filter(kind=told["kind"], number=told["number"]).first()
    days = {name: _day(told[name]) for name in ("issued_on", "in_force_from")}
    return found or enter_basis(**{**told, **days}, by=desk.focal)


def _day(words: str) -> date:
    return date.fromisoformat(words)
