"""Clarifications in the office of the tests: one that is signed, with its papers."""

from typing import Any

from nhipcau.organisations.models import Unit, User
from nhipcau.press.clarifying.content import digest_of, told_of
from nhipcau.press.models import Clarification
from tests.factories.clarifications import DAY
from tests.factories.press import make_clarification, make_confirmed


def lay_clarify(*, unit: Unit, by: User) -> None:
    """Signed, so that every paper of it may be asked for."""
    source = make_confirmed(unit=unit, by=by)
    row = make_clarification(unit=unit, drafter=by, source=source, state="signed")
    paper = {"document_number": "12/SDL-TT", "documented_on": DAY, "signer_title": "Giám đốc"}
    told = told_of(row, unit=unit, **paper)
    row.versions.create(
        number=1, told=told, digest=digest_of(told), unit_name=unit.name, signer=by, **paper
    )


def clarify_rows(name: str) -> dict[str, Any]:
    """Subject of an address -> the row it takes."""
    return {"clarification": lambda: Clarification.objects.order_by("pk").first()}
