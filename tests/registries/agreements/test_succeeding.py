"""Who takes an agreement over after a merger, and when the partner was told."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nhipcau.organisations.models import Succession, UnitName
from nhipcau.registries.agreements.succeeding import (
    find_heirs,
    notify_partner,
    untold,
    without_heir,
)
from nhipcau.registries.models import AgreementHeir
from tests.factories.agreements import make_signed
from tests.factories.organisations import make_unit, make_user
from tests.factories.refusals import codes_by_field

pytestmark = pytest.mark.django_db
MERGED, TODAY = date(2025, 3, 1), date(2025, 3, 5)


def ended(**fields: object):
    return make_unit(valid_to=date(2025, 2, 28), **fields)


def merged(old, *, scope: str = "", on: date = MERGED, heir=None):
    heir = heir or make_unit(valid_from=on)
    Succession.objects.create(predecessor=old, successor=heir, effective_on=on, scope=scope)
    return heir


def told(rows) -> list[tuple]:
    return [(one.predecessor, one.successor, one.effective_on) for one in rows]


def test_the_heir_of_the_keeping_unit_takes_its_agreement_over():
    old = ended()
    heir, row = merged(old), make_signed(unit=old)

    found = [find_heirs(day=TODAY) for _morning in range(2)]

    assert found == [1, 0]
    assert told(row.agreementheirs.all()) == [(old, heir, MERGED)]
    assert (row.steps.last().act, row.steps.last().by) == ("add_agreementheir", None)


def test_the_body_that_signed_goes_before_the_unit_that_keeps():
    old, keeper = ended(), make_unit()
    heir, row = merged(old), make_signed(unit=keeper, signatory=old)

    find_heirs(day=TODAY)

    assert told(row.agreementheirs.all()) == [(old, heir, MERGED)]


def test_taken_over_twice_the_last_heir_is_told_of_as_well():
    old = ended()
    first, row = merged(old), make_signed(unit=old)
    find_heirs(day=TODAY)
    first.valid_to = date(2026, 6, 30)
    first.save()
    last = merged(first, on=date(2026, 7, 1))

    find_heirs(day=date(2026, 7, 2))

    assert told(row.agreementheirs.all()) == [(old, first, MERGED), (old, last, date(2026, 7, 1))]


def test_nothing_is_taken_over_before_its_day():
    old = ended()
    merged(old)
    make_signed(unit=old)

    assert find_heirs(day=date(2025, 2, 28)) == 0


def test_a_new_name_alone_is_told_of_as_such():
    unit = make_unit(name="Sở Cũ")
    unit.names.update(valid_to=date(2025, 2, 28))
    UnitName.objects.create(unit=unit, name="Sở Mới", valid_from=MERGED)
    make_signed(unit=unit)

    find_heirs(day=TODAY)

    heir = AgreementHeir.objects.get()
    assert (heir.is_rename, heir.effective_on) == (True, MERGED)


def test_a_body_that_was_divided_is_left_to_a_person():
    old = ended()
    merged(old, scope="báo chí")
    row = make_signed(unit=old)

    assert (find_heirs(day=TODAY), without_heir(day=TODAY)) == (0, [row])


def test_the_partner_is_told_by_a_document_on_a_day():
    old, by = ended(), make_user()
    merged(old)
    make_signed(unit=old)
    find_heirs(day=TODAY)

    notify_partner(AgreementHeir.objects.get(), on=TODAY, document="15/SNgV-LTQT", by=by)

    heir = AgreementHeir.objects.get()
    assert (heir.notified_on, heir.document, list(untold())) == (TODAY, "15/SNgV-LTQT", [])
    assert heir.entry.steps.last().changes == {
        "": [None, str(heir)],
        "notified_on": [None, "2025-03-05"],
        "document": ["", "15/SNgV-LTQT"],
    }


def test_telling_needs_its_document_and_a_day_after_the_succession():
    old = ended()
    merged(old)
    make_signed(unit=old)
    find_heirs(day=TODAY)

    with pytest.raises(ValidationError) as refused:
        notify_partner(
            AgreementHeir.objects.get(), on=date(2025, 2, 1), document=" ", by=make_user()
        )

    assert codes_by_field(refused) == {"on": ["order"], "document": ["no_document"]}


def test_a_morning_asks_the_same_for_one_agreement_and_for_many():
    old = ended()
    merged(old)
    counts = []
    for _round in range(2):
        make_signed(unit=old)
        make_signed(unit=old)
        find_heirs(day=TODAY)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            find_heirs(day=TODAY)
        counts.append(len(asked))

    assert counts[0] == counts[1]
