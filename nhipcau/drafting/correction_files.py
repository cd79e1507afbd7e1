"""The Word files of a signed clarification, and keeping them once they were sent."""

from datetime import date
from typing import Any

from django.db import transaction

from nhipcau.documents.models import StoredFile
from nhipcau.documents.storing import store_file
from nhipcau.drafting.correction_request import (
    dossier_for_ministry,
    outlets_of,
    request_to_correct,
)
from nhipcau.drafting.decree30.build import build
from nhipcau.organisations.models import User
from nhipcau.press.clarifying.content import last_version
from nhipcau.press.clarifying.sending import record_sending
from nhipcau.press.models import Clarification, ClarificationSending, Outlet

Way = ClarificationSending.Way


def letter_file(row: Clarification, outlet: Outlet) -> bytes:
    """The letter to one outlet, by what was signed last; refused while nothing is signed."""
    return build(request_to_correct(last_version(row), outlet))


def dossier_file(row: Clarification) -> bytes:
    """The report to whoever asked, by what was signed last."""
    return build(dossier_for_ministry(last_version(row)))


@transaction.atomic
def record_sent(
    row: Clarification,
    *,
    way: str,
    by: User,
    file: StoredFile | None = None,
    **told: Any,
) -> ClarificationSending:
    """As `record_sending`; a letter or a dossier sent without a file gets ours, as it was sent.

    A letter is made for the outlet of that name; to anybody else it is kept without a file.
    """
    file = file or _made(row, way, told, by=by)
    return record_sending(row, way=way, by=by, file=file, **told)


def _made(row: Clarification, way: str, told: dict[str, Any], *, by: User) -> StoredFile | None:
    number, receiver = told.get("number", "").strip(), told.get("receiver", "").strip()
    sent_on: date | None = told.get("sent_on")
    if not (number and receiver and sent_on):
        return None
    version = last_version(row)
    if way == Way.MINISTRY:
        paper = dossier_for_ministry(version, receiver=receiver, number=number, sent_on=sent_on)
        return store_file(build(paper), name=f"ho-so-lam-ro-{row.pk}.docx", by=by)
    outlet = next((one for one in outlets_of(version) if one.name == receiver), None)
    if way != Way.LETTER or outlet is None:
        return None
    letter = request_to_correct(version, outlet, number=number, sent_on=sent_on)
    name = f"de-nghi-dinh-chinh-{row.pk}-{outlet.code}.docx"
    return store_file(build(letter), name=name, by=by)
