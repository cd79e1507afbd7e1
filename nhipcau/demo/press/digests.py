"""The digests of the demo: two weeks issued, a draft on a quarter, and who gets them."""

from datetime import date
from typing import Any

from nhipcau.demo.press.reading import read
from nhipcau.demo.registers import Desk
from nhipcau.drafting.digesting import issue_with_papers
from nhipcau.organisations.models import Unit
from nhipcau.press.digesting import choosing, composing
from nhipcau.press.digesting.headings import Sorting
from nhipcau.press.digesting.readers import add_reader
from nhipcau.press.models import Digest


def tell(desk: Desk) -> None:
    told = read("digests")
    with desk.at(told["listed"]):
        for reader in told["readers"]:
            add_reader(**reader, by=desk.focal)
    for one in told["digests"]:
        _digest(desk, one)


def _digest(desk: Desk, told: dict[str, Any]) -> None:
    by = desk.focal
    with desk.at(told["made"], 8):
        digest = composing.compose(
            rhythm=told["rhythm"],
            first_on=date.fromisoformat(told["first_on"]),
            last_on=date.fromisoformat(told["last_on"]),
            unit=_unit_of(desk),
            by=by,
            sorting=told.get("sorting", Sorting.ORIGIN),
            title=told.get("title", ""),
        )
        composing.revise(digest, values={"lead": told.get("lead", "")}, by=by)
        _note(desk, digest, told.get("notes", {}))
        if told.get("is_issued"):
            issue_with_papers(digest, by=by)


def _note(desk: Desk, digest: Digest, notes: dict[str, str]) -> None:
    for key, note in notes.items():
        for item in digest.items.filter(clipping=desk.entries[f"tin:{key}"]):
            choosing.word(item, heading=item.heading, note=note, by=desk.focal)


def _unit_of(desk: Desk) -> Unit:
    """Where the focal officer sits."""
    return desk.focal.appointments.select_related("unit").order_by("pk")[0].unit
