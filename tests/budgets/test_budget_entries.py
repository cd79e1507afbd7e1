"""Amounts on a line: nothing is overwritten, a correction names what it corrects."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from nhipcau.budgets.models import BudgetEntry
from nhipcau.budgets.recording import (
    Proof,
    cancel_entry,
    comes_to,
    correct_entry,
    prove_entry,
    record_entry,
)
from tests.factories.budgets import make_entry, make_line
from tests.factories.documents import make_document, make_file
from tests.factories.organisations import make_user
from tests.factories.refusals import codes_by_field, codes_of

pytestmark = pytest.mark.django_db

DAY = date(2024, 3, 1)


def correct(entry, amount, reason="Ghi nhầm"):
    return correct_entry(entry, amount=amount, day=DAY, reason=reason, by=make_user())


def test_an_amount_is_recorded_with_its_step():
    line, by = make_line(), make_user()

    entry = record_entry(line, stage="spent", amount=1_250, day=DAY, by=by)

    assert (entry.stage, entry.amount, entry.effect, entry.by) == ("spent", 1_250, 1_250, by)
    assert list(line.steps.values_list("action", "entry"))[1:] == [("recorded", entry.pk)]


@pytest.mark.parametrize(
    ("told", "refused"),
    [
        ({"amount": 0}, {"amount": ["not_positive"]}),
        ({"amount": -5}, {"amount": ["not_positive"]}),
        ({"amount": Decimal("0.5")}, {"amount": ["fraction"]}),
        ({"amount": Decimal("NaN")}, {"amount": ["fraction"]}),
        ({"amount": 10**15}, {"amount": ["too_large"]}),
        ({"stage": "promised"}, {"stage": ["stage"]}),
        ({"note": "TUYỆT MẬT"}, {"note": ["secret"]}),
        ({"number": "5(M)/QĐ-UBND"}, {"document_number": ["secret"]}),
        ({"number": "x" * 121}, {"document_number": ["too_long"]}),
    ],
)
def test_an_amount_that_does_not_fit_is_refused_at_its_fields(told, refused):
    with pytest.raises(ValidationError) as refusal:
        make_entry(make_line(), **({"amount": 5} | told))

    assert codes_by_field(refusal) == refused
    assert BudgetEntry.objects.count() == 0


def test_a_day_to_come_is_refused():
    with pytest.raises(ValidationError) as refusal:
        make_entry(make_line(), 5, day=timezone.localdate() + timedelta(days=1))

    assert codes_by_field(refusal) == {"day": ["future"]}


def test_an_integrated_line_takes_no_amount():
    with pytest.raises(ValidationError) as refusal:
        make_entry(make_line(is_integrated=True), 5)

    assert codes_of(refusal) == {"integrated"}


@pytest.mark.parametrize(("bearing", "found"), [(0, False), (1, True), (2, False)])
def test_a_number_leads_to_the_only_document_that_bears_it(bearing, found):
    for _ in range(bearing):
        make_document(number="77/QĐ-UBND")

    entry = make_entry(make_line(), 5, number=" 77/QĐ-UBND ")

    assert (entry.document_number, entry.document is not None) == ("77/QĐ-UBND", found)


@pytest.mark.parametrize(("right", "effect"), [(350, -150), (800, 300)])
def test_a_correction_is_an_entry_over_the_difference(right, effect):
    entry = make_entry(make_line(), 500)

    counter = correct(entry, right)

    entry.refresh_from_db()
    assert (counter.corrects, counter.stage, counter.effect) == (entry, entry.stage, effect)
    assert (entry.amount, comes_to(entry)) == (500, right)
    assert counter.line.steps.last().reason == "Ghi nhầm"


def test_a_second_correction_starts_from_what_the_first_made_of_it():
    entry = make_entry(make_line(), 500)
    correct(entry, 350)

    assert (correct(entry, 600).effect, comes_to(entry)) == (250, 600)


def test_a_correction_needs_a_reason_a_difference_and_an_entry_that_counts():
    entry = make_entry(make_line(), 500)
    counter = correct(entry, 350)
    cancelled = make_entry(entry.line, 9)
    cancel_entry(cancelled, reason="Trùng", by=make_user())

    codes = []
    for told in ((entry, 300, " "), (entry, 350), (entry, 0), (counter, 5), (cancelled, 5)):
        with pytest.raises(ValidationError) as refusal:
            correct(*told)
        codes += codes_of(refusal)

    assert codes == ["reason", "same", "not_positive", "correction", "cancelled"]


def test_cancelling_keeps_the_row_and_takes_its_corrections_along():
    entry, by = make_entry(make_line(), 500), make_user()
    counter = correct(entry, 350)

    cancel_entry(entry, reason="Ghi trùng", by=by)

    rows = BudgetEntry.objects.order_by("pk")
    assert [(row.pk, row.cancel_reason) for row in rows] == [
        (entry.pk, "Ghi trùng"),
        (counter.pk, "Ghi trùng"),
    ]
    assert [step.action for step in entry.line.steps.all()][-2:] == ["cancelled", "cancelled"]


@pytest.mark.parametrize(
    ("times", "reason", "code"), [(0, "", "reason"), (1, "Trùng", "cancelled")]
)
def test_an_entry_is_cancelled_once_and_with_a_reason(times, reason, code):
    entry, by = make_entry(make_line(), 500), make_user()
    for _ in range(times):
        cancel_entry(entry, reason="Trùng", by=by)

    with pytest.raises(ValidationError) as refusal:
        cancel_entry(entry, reason=reason, by=by)

    assert codes_of(refusal) == {code}


def test_a_correction_stays_while_the_entry_would_come_to_nothing_without_it():
    entry, by = make_entry(make_line(), 100), make_user()
    up = correct(entry, 300)
    correct(entry, 50)

    with pytest.raises(ValidationError) as refusal:
        cancel_entry(up, reason="Thử", by=by)

    assert codes_of(refusal) == {"nothing_left"}


def test_proof_is_any_of_number_document_and_file():
    line = make_line()

    proofs = (Proof(), Proof(document_number="1/HĐ"), Proof(document=make_document()))

    given = [make_entry(line, 5, proof=proof).has_evidence for proof in proofs]

    assert given == [False, True, True]


def test_proof_that_was_lacking_is_added_and_what_stood_there_stays():
    entry, by = make_entry(make_line(), 5, number=""), make_user()
    file = make_file()

    prove_entry(entry, proof=Proof(document_number="7/HĐ"), by=by)
    entry = prove_entry(entry, proof=Proof(file=file), by=by)

    assert (entry.document_number, entry.file) == ("7/HĐ", file)
    assert [step.action for step in entry.line.steps.all()][-2:] == ["proven", "proven"]


@pytest.mark.parametrize(
    ("number", "given", "code"),
    [("", "", "no_proof"), ("7/HĐ", "8/HĐ", "proven"), ("", "TỐI MẬT", "secret")],
)
def test_no_proof_a_second_one_and_stamped_words_are_refused(number, given, code):
    entry = make_entry(make_line(), 5, number=number)

    with pytest.raises(ValidationError) as refusal:
        prove_entry(entry, proof=Proof(document_number=given), by=make_user())

    assert codes_by_field(refusal) == {"document_number": [code]}
