"""Taking a clarification up again, leaving it, or keeping what was signed after all."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.organisations.models import User
from nhipcau.press.clarifying.content import DOSSIER, last_version
from nhipcau.press.clarifying.steps import held, leaving_to, move, told_reason
from nhipcau.press.models import Clarification

State = Clarification.State


@transaction.atomic
def reopen(row: Clarification, *, reason: str, by: User) -> Clarification:
    """A correction of our own text, or work taken up again; what was signed stays and holds.

    What was answered stays answered at its moment: the clock runs once.
    """
    reason = told_reason(reason, "Nêu lý do mở lại; lý do này được lưu.")
    found = held(row, expect=(State.SIGNED, State.CLOSED, State.DROPPED))
    found.checker = None
    return move(found, State.DRAFTING, "reopen", by=by, reason=reason)


@transaction.atomic
def drop(row: Clarification, *, reason: str, by: User) -> Clarification:
    """Nothing is to be answered after all. Refused with code "signed" once something is signed."""
    reason = told_reason(reason, "Nêu lý do không làm rõ nữa.")
    found = held(row, expect=leaving_to(State.DROPPED))
    if found.versions.exists():
        message = "Việc này đã có bản ký; chỉ có thể ký bản mới hoặc giữ nguyên bản đã ký."
        raise ValidationError(message, code="signed")
    return move(found, State.DROPPED, "drop", by=by, reason=reason)


@transaction.atomic
def keep_signed(row: Clarification, *, reason: str, by: User) -> Clarification:
    """Leave a correction: the draft becomes again what was signed last (code "unsigned")."""
    reason = told_reason(reason, "Nêu lý do giữ nguyên bản đã ký.")
    found = held(row, expect=Clarification.EDITABLE)
    version = last_version(found)
    _write_back(found, version.told)
    changes = {"version": [None, version.number]}
    return move(found, State.SIGNED, "keep_signed", by=by, reason=reason, changes=changes)


def _write_back(row: Clarification, told: Mapping[str, Any]) -> None:
    """The rows of the draft as they were signed."""
    dossier = told[DOSSIER]
    row.title, row.claim = told["title"], told["claim"]
    row.situation, row.effect = dossier["situation"], dossier["effect"]
    row.truth = dossier["truth"]
    row.sources.all().delete()
    for copy in dossier["copies"]:
        row.sources.create(clipping_id=copy["clipping"])
    row.facts.all().delete()
    pairs = zip(told["facts"], dossier["files"], strict=True)
    for place, (fact, files) in enumerate(pairs, start=1):
        kept = row.facts.create(place=place, statement=fact["statement"])
        for source, file in zip(fact["sources"], files, strict=True):
            kept.sources.create(**source, file_id=file["file"] if file else None)
