"""Rows for tests: agreements that are signed, with their texts, and what was promised in them."""

from datetime import date
from typing import Any

from nhipcau.registries import keeping, parts
from nhipcau.registries.models import Agreement, Commitment, Paper, Register
from tests.factories.organisations import make_user
from tests.factories.registries import make_entry, make_partner

SIGNED_ON = date(2024, 4, 10)


def make_signed(*, to: str = "signed", **values: Any) -> Any:
    """A memorandum signed on 10/04/2024 with its Vietnamese text, in force or over where asked."""
    values = {"starts_on": SIGNED_ON, "partners": [make_partner()], **values}
    row, by = make_entry(Register.AGREEMENT, **values), make_user()
    parts.add(row, Paper, values={"kind": "text", "language": "vi", "subject": "Bản ký"}, by=by)
    states = list(Agreement.State.values)
    for state in ("signed", "in_force", to):
        if state != row.state and states.index(state) <= states.index(to):
            row = keeping.move(row, to=state, by=by, reason="Theo văn bản.")
    return row


def make_commitment(agreement: Any, **values: Any) -> Commitment:
    values = {"what": "Trao đổi đoàn cán bộ hằng năm", **values}
    return parts.add(agreement, Commitment, values=values, by=make_user())
