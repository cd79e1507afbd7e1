"""Rows for tests: lines of a budget and amounts on them, made with the verbs of the office."""

from datetime import date

from nhipcau.budgets.lines import enter_line
from nhipcau.budgets.models import BudgetEntry, BudgetLine
from nhipcau.budgets.recording import Proof, record_entry
from nhipcau.organisations.models import User
from nhipcau.plans.models import Plan
from tests.factories.organisations import make_user
from tests.factories.plans import make_plan


def make_line(
    plan: Plan | None = None,
    *,
    title: str = "In ấn phẩm đối ngoại",
    source: str = "local_career",
    by: User | None = None,
    **fields: object,
) -> BudgetLine:
    """A line of the province's own money, in a plan of its own unless told otherwise."""
    return enter_line(
        plan or make_plan(), title=title, source=source, by=by or make_user(), **fields
    )


def make_entry(
    line: BudgetLine,
    amount: int,
    *,
    stage: str = "estimate",
    day: date = date(2024, 2, 1),
    number: str = "12/QĐ-STC",
    by: User | None = None,
    **fields: object,
) -> BudgetEntry:
    """An estimate of 1 February 2024 with its number, unless told otherwise."""
    proof = fields.pop("proof", Proof(document_number=number))
    return record_entry(
        line, stage=stage, amount=amount, day=day, proof=proof, by=by or make_user(), **fields
    )
