"""Foreign press of the half year: one visit in each state, one request from the public form."""

from datetime import date
from typing import Any, Final

from nhipcau.demo.registers import Desk, read
from nhipcau.organisations.models import User
from nhipcau.registries import keeping, parts
from nhipcau.registries.models import (
    Member,
    PressArticle,
    PressVisit,
    ProgrammeItem,
    Register,
)
from nhipcau.registries.press_visits.asking import Asked, Person, ask
from nhipcau.registries.press_visits.changing import answer, ask_change
from nhipcau.registries.press_visits.handling import move
from nhipcau.registries.privacy.times import keep_until

_DAYS: Final = {
    *("starts_on", "ends_on", "forwarded_on", "answered_on", "informed_on", "permit_from"),
    *("permit_until", "reported_on", "published_on", "on"),
}


def tell(desk: Desk) -> None:
    for told in read("press_visits"):
        row = _by_form(desk, told) if "form" in told else _kept(desk, told)
        desk.entries[told["key"]] = row


def _by_form(desk: Desk, told: dict[str, Any]) -> PressVisit:
    people = tuple(Person(**one) for one in told["members"])
    with desk.at(told["on"], 10):
        asked = Asked(**_read_days(told["form"]), members=people)
        return ask(asked, unit=desk.units[told["unit"]], day=date.fromisoformat(told["on"]))


def _kept(desk: Desk, told: dict[str, Any]) -> PressVisit:
    by = desk.by(told["unit"])
    values = _read_days(told["values"])
    with desk.at(told["on"]):
        row = keeping.enter(
            Register.PRESS_VISIT,
            values=values | {"received_on": date.fromisoformat(told["on"])},
            unit=desk.units[told["unit"]],
            tasks=desk.served(told["tasks"]),
            taking_part=[desk.units[code] for code in told["with"]],
            by=by,
        )
        until = keep_until("member", row.last_on)
        for one in told["members"]:
            parts.add(row, Member, values=one | {"keep_until": until}, by=by)
        for one in told["programme"]:
            point = _read_days(one) | {"is_approved": False}
            parts.add(row, ProgrammeItem, values=point, by=by)
    for one in told["moves"]:
        guide = {"guide": by} if one["to"] == PressVisit.State.PERMITTED else {}
        with desk.at(one["on"], 15):
            row = move(
                row,
                to=one["to"],
                values=_read_days(one["values"]) | guide,
                reason=one.get("reason", ""),
                by=by,
            )
    _change(desk, row, told.get("changes", ()), by)
    for one in told["articles"]:
        with desk.at(one["on"], 16):
            parts.add(row, PressArticle, values=_read_days(one["values"]), by=by)
    if row.state in PressVisit.COUNTS_IN:
        desk.begin(told["tasks"], unit=told["unit"], day=row.starts_on)
    return row


def _change(desk: Desk, row: PressVisit, changes: Any, by: User) -> None:
    """Each change asked for on its day, answered where the file says how."""
    for one in changes:
        added: list[ProgrammeItem] = []
        with desk.at(one["on"], 10):
            change = ask_change(row, what=one["what"], on=date.fromisoformat(one["on"]), by=by)
            if point := one.get("proposes"):
                values = _read_days(point) | {"is_approved": False}
                added = [parts.add(row, ProgrammeItem, values=values, by=by)]
        if told := one.get("answered"):
            with desk.at(told["on"], 14):
                answer(change, **_read_days(told), adds=added, by=by)


def _read_days(values: dict[str, Any]) -> dict[str, Any]:
    """Days are written in ISO form in the file."""
    return {
        name: date.fromisoformat(value) if name in _DAYS and value else value
        for name, value in values.items()
    }
