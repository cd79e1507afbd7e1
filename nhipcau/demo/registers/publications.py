"""Publications of the half year: prepared, looked at, brought out, given away."""

from datetime import date
from typing import Any, Final

from nhipcau.demo.registers import Desk, read
from nhipcau.registries import keeping, parts
from nhipcau.registries.models import Printing, Publication, Register
from nhipcau.registries.partners.entering import enter_partner
from nhipcau.registries.reviewing import passing
from nhipcau.registries.reviewing.digests import digest_of
from nhipcau.registries.reviewing.questions import load_questions
from nhipcau.registries.stock import moving
from nhipcau.registries.stock.distributing import Portion, distribute

State = Publication.State
_DAYS: Final = ("starts_on", "licensed_on", "licence_until", "deposited_on", "released_on")
_OF_DEMO: Final = ("stock", "lost", "made")


def tell(desk: Desk) -> None:
    told = read("publications")
    with desk.at(told["from"], 8):
        load_questions()
    _companies(desk, told)
    for one in told["publications"]:
        _publication(desk, one)


def _companies(desk: Desk, told: dict[str, Any]) -> None:
    """Travel companies to which copies go, where the partners have not told them already."""
    unit = told["company_unit"]
    with desk.at(told["from"], 10):
        for one in told["companies"]:
            if one["key"] in desk.partners:
                continue
            values = {"name": one["name"], "kind": "enterprise", "country": "VN"}
            desk.partners[one["key"]] = enter_partner(
                values=values, unit=desk.units[unit], by=desk.by(unit)
            )


def _publication(desk: Desk, one: dict[str, Any]) -> None:
    by = desk.by(one["unit"])
    with desk.at(one["on"]):
        row = keeping.enter(
            Register.PUBLICATION,
            values=_values(one["values"]) | {"is_counted": one.get("counted", True)},
            unit=desk.units[one["unit"]],
            taking_part=[desk.units[code] for code in one.get("with", ())],
            tasks=desk.served(one["tasks"]),
            by=by,
        )
        editions = {told["language"]: (_edition(row, told, by), told) for told in one["editions"]}
        if one["until"] != State.PLANNED:
            row = keeping.move(row, to=State.PREPARING, by=by)
    if one["until"] == State.RELEASED:
        row = _brought_out(desk, row, one, editions)
    for printing, told in editions.values():
        _stock(desk, printing, told, by=by, first=one["on"])
    for given in one.get("given", ()):
        _give(desk, {code: printing for code, (printing, _told) in editions.items()}, given, by)
    desk.entries[one["key"]] = row


def _brought_out(
    desk: Desk, row: Publication, one: dict[str, Any], editions: dict[str, Any]
) -> Publication:
    """Looked at by the focal officer, then licence, deposit and release, each on its day."""
    by = desk.by(one["unit"])
    with desk.at(one.get("reviewed_on", one["on"]), 14):
        asked = passing.asks(row, day=date.fromisoformat(one.get("reviewed_on", one["on"])))
        passing.review(
            row,
            answers={ask.key: passing.Answer(passing.YES) for ask in asked},
            seen=digest_of(row),
            day=date.fromisoformat(one.get("reviewed_on", one["on"])),
            by=desk.focal,
        )
    with desk.at(one.get("reviewed_on", one["on"]), 16):
        row = keeping.move(row, to=State.CHECKED, by=by)
    last = max(one["on"], one["values"]["starts_on"])
    with desk.at(last, 17):
        for printing, told in editions.values():
            parts.change(printing, values=_values(_papers(told)), by=by)
        moved: Publication = keeping.move(row, to=State.RELEASED, by=by)
    if one.get("counted", True):
        desk.begin(one["tasks"], unit=one["unit"], day=last)
    return moved


def _edition(row: Publication, told: dict[str, Any], by: Any) -> Printing:
    """What readers see; the papers follow once it has been looked at."""
    seen = {name: value for name, value in told.items() if name not in _papers(told)}
    values = {name: value for name, value in seen.items() if name not in _OF_DEMO}
    made = {"made": told.get("made", Printing.Made.PRINT)}
    printing: Printing = parts.add(row, Printing, values=_values(values) | made, by=by)
    return printing


def _papers(told: dict[str, Any]) -> dict[str, Any]:
    names = ("licence_number", "licensed_on", "licence_until", "deposited_on", "print_run")
    return {name: told[name] for name in (*names, "released_on") if name in told}


def _stock(desk: Desk, printing: Printing, told: dict[str, Any], *, by: Any, first: str) -> None:
    """Written down on the day it came; what came before the entering, `first`, on that day."""
    for on, copies in told.get("stock", ()):
        with desk.at(max(on, first), 18):
            moving.take_in(printing, quantity=copies, on=date.fromisoformat(on), by=by)
    for on, copies, note in told.get("lost", ()):
        with desk.at(max(on, first), 18):
            moving.write_off(printing, quantity=copies, on=date.fromisoformat(on), note=note, by=by)


def _give(desk: Desk, editions: dict[str, Printing], given: dict[str, Any], by: Any) -> None:
    with desk.at(given["on"], 15):
        distribute(
            [Portion(editions[code], copies) for code, copies in given["copies"].items()],
            partners=[desk.partners[key] for key in given.get("partners", ())],
            recipients=given.get("recipients", ()),
            note=given.get("note", ""),
            on=date.fromisoformat(given["on"]),
            by=by,
        )


def _values(told: dict[str, Any]) -> dict[str, Any]:
    return {
        name: date.fromisoformat(value) if name in _DAYS else value for name, value in told.items()
    }
