"""Agreements in the office of the tests: one signed, with a promise, under a new name."""

from typing import Any

from nhipcau.organisations.models import Unit
from nhipcau.plans.models import Task
from nhipcau.registries.models import Agreement, AgreementHeir, Commitment
from tests.factories.agreements import SIGNED_ON, make_commitment, make_signed


def lay_agreements(*, unit: Unit, task: Task) -> None:
    row = make_signed(unit=unit, authentic_languages=["vi", "lo"], countries=["LA"])
    make_commitment(row, unit=unit, tasks=[task], due_on=SIGNED_ON)
    AgreementHeir.objects.create(
        entry=row, predecessor=unit, successor=unit, effective_on=SIGNED_ON
    )


def agreement_rows(name: str) -> dict[str, Any]:
    return {
        "agreement": lambda: Agreement.objects.order_by("pk").first(),
        "agreementheir": lambda: AgreementHeir.objects.order_by("pk").first(),
        "commitment": lambda: Commitment.objects.order_by("pk").first(),
    }
