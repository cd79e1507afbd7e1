"""A plan file all the way from its bytes to an open load: kept, read, understood, matched."""

from typing import Final

from django.db import transaction

from nhipcau.documents.storing import Readable, store_file
from nhipcau.organisations.models import User
from nhipcau.plans.importing.accept import begin_load
from nhipcau.plans.importing.read.as_json import blocks_to_json
from nhipcau.plans.importing.read.intake import read_bytes
from nhipcau.plans.importing.read.paper import Table, Unreadable
from nhipcau.plans.importing.recognise.plan import recognise
from nhipcau.plans.models import Plan, PlanLoad

MOST_ROWS: Final = 3_000
"""Rows that people can still look through on one page; the longest plan met has some 300."""


@transaction.atomic
def load_plan(
    upload: Readable | bytes,
    *,
    name: str,
    by: User,
    purpose: str = PlanLoad.Purpose.NEW_PLAN,
    about: Plan | None = None,
) -> PlanLoad:
    """Keep the file and open a load with what it says, or neither.

    `about` is the plan that the file amends; a new plan is about none.

    Raises `ValidationError` where the file may not be kept and `Unreadable` where it cannot be
    read as a plan; both say in one sentence what to do.
    """
    file = store_file(upload, name=name, by=by)
    with file.content.open("rb") as stored:
        paper = read_bytes(stored.read(), name)
    _refuse_longer(sum(len(block.rows) for block in paper.blocks if isinstance(block, Table)))
    draft = recognise(paper)
    _refuse_longer(sum(len(group.items) for group in draft.groups))
    return begin_load(
        file, draft, blocks_to_json(paper.blocks), by=by, purpose=purpose, about=about
    )


def _refuse_longer(rows: int) -> None:
    if rows > MOST_ROWS:
        raise Unreadable(
            "too_long",
            f"Tệp có {rows} dòng, quá mức {MOST_ROWS} dòng của một kế hoạch; "
            "hãy kiểm tra lại tệp, hoặc chia thành nhiều kế hoạch.",
        )
