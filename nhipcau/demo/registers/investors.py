"""Sample investors of the markets that the plan names, their visits, and facts of some sites."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from nhipcau.demo.registers import Desk, read
from nhipcau.registries import keeping
from nhipcau.registries.investors import siting, staging, touching
from nhipcau.registries.investors.opening import open_investor
from nhipcau.registries.models import Event, Investor, Register

ORGANISATION = ("name", "original_name", "english_name", "country")
OWN = ("sectors", "project", "capital_usd", "needs", "source")
TOUCH = ("way", "what", "next_step")
FACT = ("site", "kind", "value", "source")

Told = Mapping[str, Any]


def tell(desk: Desk) -> None:
    told = read("investors")
    unit = told["unit"]
    desk.begin(told["tasks"], unit=unit, day=told["investors"][0]["entered"])
    for one in told["investors"]:
        _follow(desk, one, _enter(desk, one, unit, told["tasks"]), by=desk.by(unit))
    desk.begin(told["visit_tasks"], unit=unit, day=told["visits"][0]["on"])
    for one in told["visits"]:
        _visit(desk, one, unit, told["visit_tasks"])
    for one in told["facts"]:
        _state(desk, one, by=desk.by(unit))


def _enter(desk: Desk, one: Told, unit: str, tasks: list[str]) -> Investor:
    with desk.at(one["entered"]):
        row = open_investor(
            values={name: one[name] for name in OWN if name in one},
            organisation={name: one[name] for name in ORGANISATION},
            tasks=desk.served(tasks),
            unit=desk.units[unit],
            by=desk.by(unit),
        )
    desk.partners[one["key"]] = row.partner
    desk.entries[one["key"]] = row
    return row


def _follow(desk: Desk, one: Told, row: Investor, *, by: Any) -> None:
    """Contacts and stages in the order of their days."""
    happened = [*one["touches"], *one["stages"]]
    for told in sorted(happened, key=lambda each: each["on"]):
        on = _day(told["on"])
        with desk.at(on, 15):
            if "stage" in told:
                proof = {"said": told["said"], "reason": told.get("reason", "")}
                staging.reach(row, stage=told["stage"], reached_on=on, **proof, by=by, day=on)
            else:
                values = {name: told[name] for name in TOUCH if name in told} | {"on": on}
                if "next_on" in told:
                    values["next_on"] = _day(told["next_on"])
                touch = touching.record(row, values=values, by=by, day=on)
        if done := told.get("done_on"):
            with desk.at(done, 10):
                touching.done(touch, on=_day(done), by=by, day=_day(done))


def _visit(desk: Desk, one: Told, unit: str, tasks: list[str]) -> None:
    on, by = _day(one["on"]), desk.by(unit)
    values = {
        "title": one["title"],
        "kind": Event.Kind.VISIT,
        "starts_on": on,
        "venue": one["venue"],
        "country": one["country"],
        "is_international": True,
        "partners": [desk.partners[key] for key in one["partners"]],
    }
    with desk.at(on, 16):
        others = [desk.units[code] for code in one["with_units"]]
        told = {"tasks": desk.served(tasks), "taking_part": others}
        row = keeping.enter(Register.EVENT, values=values, unit=desk.units[unit], by=by, **told)
        keeping.move(row, to=Event.State.HELD, values={"attended": one["attended"]}, by=by)


def _state(desk: Desk, one: Told, *, by: Any) -> None:
    """A fact, and the newer one that took its place."""
    with desk.at(one["entered"]):
        fact = siting.state_fact(values=_fact(one), by=by, day=_day(one["entered"]))
    if "newer" in one:
        newer = {**one, **one["newer"]}
        with desk.at(newer["entered"]):
            siting.replace(fact, values=_fact(newer), by=by, day=_day(newer["entered"]))


def _fact(one: Told) -> dict[str, Any]:
    days = {name: _day(one[name]) for name in ("as_of", "review_on")}
    return {name: one[name] for name in FACT} | days


def _day(words: str) -> date:
    return date.fromisoformat(words)
