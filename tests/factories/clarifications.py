"""Clarifications for tests, in any of their states."""

from datetime import date
from typing import Any

from nhipcau.organisations.models import Role
from nhipcau.press.clarifying import approving, reopening, sending
from nhipcau.press.models import Clarification, ClarificationVersion
from tests.factories.organisations import make_user
from tests.factories.press import make_clarification

DAY = date(2024, 3, 14)
"""A day on which heads of these tests sign, two days after the claim came out."""


def make_signed(**values: Any) -> Clarification:
    """One that the head of its unit signed on DAY under the number 12/SDL-TT."""
    return sign_draft(make_clarification(**values))


def sign_draft(row: Clarification) -> Clarification:
    """Sent, checked by somebody and signed on DAY."""
    approving.send_to_check(row, by=row.drafter, day=DAY)
    approving.check(row, by=make_user(), day=DAY)
    sign(row)
    return Clarification.objects.get(pk=row.pk)


def sign(row: Clarification, *, number: str = "12/SDL-TT") -> ClarificationVersion:
    """By a new head of its unit."""
    head = make_user(role=Role.HEAD, unit=row.unit, title="Giám đốc")
    return approving.sign(row, document_number=number, documented_on=DAY, by=head, day=DAY)


def bring_clarification(state: str, **values: Any) -> Clarification:
    """One in `state`, brought there by its verbs."""
    make = make_signed if state in ("signed", "closed") else make_clarification
    row = make(**values)
    by = row.drafter
    if state in ("checking", "returned", "signing"):
        approving.send_to_check(row, by=by, day=DAY)
    if state == "signing":
        approving.check(row, by=make_user(), day=DAY)
    if state == "returned":
        approving.return_to_drafter(row, reason="Bổ sung số liệu.", by=make_user())
    if state == "dropped":
        reopening.drop(row, reason="Báo đã tự sửa.", by=by)
    if state == "closed":
        sending.record_sending(row, way="press", receiver="Họp báo", sent_on=DAY, by=by)
        sending.record_outcome(row, outcome="none", outcome_on=DAY, by=by)
        sending.close(row, by=by)
    return Clarification.objects.get(pk=row.pk)
