"""What the office answered to wrong information, from the clipping to the letters sent."""

from datetime import date
from typing import Any

from nhipcau.demo.portal_room import answers_for
from nhipcau.demo.press.reading import read
from nhipcau.demo.registers import Desk
from nhipcau.drafting.correction_files import record_sent
from nhipcau.editorial import checking, releasing
from nhipcau.organisations.models import User
from nhipcau.press.clarifying import approving, facts, publishing, writing
from nhipcau.press.models import Clarification, Outlet


def tell(desk: Desk) -> None:
    for told in read("clarifications"):
        row = _drafted(desk, told)
        if signed := told.get("signed"):
            _signed(desk, row, signed, by=desk.by(told["unit"]))
        for sent in told.get("sent", ()):
            _sent(desk, row, sent, by=desk.by(told["unit"]))
        if public := told.get("public"):
            _published(desk, row, public, by=desk.by(told["unit"]))
        desk.entries[f"lam-ro:{told['key']}"] = Clarification.objects.get(pk=row.pk)


def _drafted(desk: Desk, told: dict[str, Any]) -> Clarification:
    by = desk.by(told["unit"])
    with desk.at(told["drafted"], 10):
        row = writing.draft(
            [desk.entries[f"tin:{key}"] for key in told["sources"]],
            values=told["values"],
            unit=desk.units[told["unit"]],
            by=by,
        )
        for fact in told["facts"]:
            kept = facts.add_fact(row, statement=fact["statement"], by=by)
            for source in fact["sources"]:
                facts.add_fact_source(kept, by=by, **source)
    return row


def _signed(desk: Desk, row: Clarification, told: dict[str, Any], *, by: User) -> None:
    on = date.fromisoformat(told["on"])
    with desk.at(on, 9):
        approving.send_to_check(row, by=by, day=on)
        approving.check(row, by=desk.focal, day=on)
        head = User.objects.get(username=told["by"])
        approving.sign(row, document_number=told["number"], documented_on=on, by=head, day=on)


def _sent(desk: Desk, row: Clarification, told: dict[str, Any], *, by: User) -> None:
    on = date.fromisoformat(told["sent_on"])
    receiver = Outlet.objects.get(code=told["outlet"]).name
    with desk.at(on, 11):
        record_sent(
            row, way=told["way"], receiver=receiver, number=told["number"], sent_on=on, by=by
        )


def _published(desk: Desk, row: Clarification, told: dict[str, Any], *, by: User) -> None:
    """Under the portal's section of the press; nowhere where the demo has no portal."""
    under = publishing.sections().first()
    if under is None:
        return
    checker = User.objects.get(username=told["by"])
    with desk.at(told["on"], 13):
        edition = publishing.prepare_page(row, under=under, by=by)
        check = checking.submit(edition, by=by)
    with desk.at(told["on"], 14):
        checking.clear(check, answers=answers_for(check), by=checker)
    with desk.at(told["on"], 15):
        releasing.release(edition, by=checker)
        publishing.note_releases()
