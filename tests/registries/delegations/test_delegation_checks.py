"""What a delegation must be in each of its states, and what belongs to it."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError

from nhipcau.registries import keeping, parts
from nhipcau.registries.models import Delegation, Member, Paper, ProgrammeItem
from tests.factories.organisations import make_user
from tests.factories.refusals import codes_by_field
from tests.factories.registries import make_contact, make_entry

pytestmark = pytest.mark.django_db
State = Delegation.State


def received(**values: object) -> Delegation:
    row = make_entry(decision_number="12/QĐ-UBND", **values)
    row = keeping.move(row, to=State.APPROVED, by=make_user())
    return keeping.move(row, to=State.TOOK_PLACE, by=make_user())


def test_no_delegation_is_approved_without_a_decision():
    with pytest.raises(ValidationError) as refused:
        keeping.move(make_entry(), to=State.APPROVED, by=make_user())

    assert codes_by_field(refused) == {"decision_number": ["no_decision"]}


def test_one_that_took_place_has_its_country():
    row = keeping.move(
        make_entry(decision_number="12/QĐ-UBND", countries=[]), to=State.APPROVED, by=make_user()
    )

    with pytest.raises(ValidationError) as refused:
        keeping.move(row, to=State.TOOK_PLACE, by=make_user())

    assert codes_by_field(refused) == {"countries": ["no_country"]}


def test_reported_needs_the_day_and_the_result():
    with pytest.raises(ValidationError) as refused:
        keeping.move(received(), to=State.REPORTED, by=make_user())

    assert codes_by_field(refused) == {"reported_on": ["no_day"], "result": ["no_report"]}


def test_a_report_among_the_papers_stands_for_the_words_of_the_result():
    row, by = received(), make_user()
    paper = parts.add(row, Paper, values={"kind": "report", "number": "15/BC-SNgV"}, by=by)

    row = keeping.move(row, to=State.REPORTED, by=by, values={"reported_on": date(2024, 5, 20)})
    with pytest.raises(ValidationError) as refused:
        parts.take_off(paper, reason="Nhầm.", by=by)

    assert row.clocks.get().done_on == date(2024, 5, 20)
    assert codes_by_field(refused) == {"result": ["no_report"]}


@pytest.mark.parametrize("field", ["reported_on", "report_due_on"])
def test_nothing_is_reported_before_the_first_day(field):
    with pytest.raises(ValidationError) as refused:
        make_entry(**{field: date(2024, 5, 5)})

    assert codes_by_field(refused) == {field: ["order"]}


def test_the_day_of_the_decision_goes_before_the_rule():
    row = received(report_due_on=date(2024, 5, 12))

    assert row.clocks.get().due_on == date(2024, 5, 12)


@pytest.mark.parametrize(
    ("values", "codes"),
    [({"people": 0}, {"people": ["people"]}), ({"countries": ["ZZ"]}, {"countries": ["country"]})],
)
def test_no_people_and_no_such_country_are_refused(values, codes):
    with pytest.raises(ValidationError) as refused:
        make_entry(**values)

    assert codes_by_field(refused) == codes


def test_a_member_is_typed_or_a_contact_of_a_partner():
    row, by = make_entry(), make_user()

    with pytest.raises(ValidationError) as refused:
        parts.add(row, Member, values={"role": "head"}, by=by)
    parts.add(row, Member, values={"role": "head", "contact": make_contact()}, by=by)

    assert codes_by_field(refused) == {"name": ["no_name"]}
    assert row.members.count() == 1


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({"on": date(2024, 5, 10)}, {"on": ["outside"]}),
        ({"on": date(2024, 5, 9), "at": time(9), "until": time(8)}, {"until": ["order"]}),
    ],
)
def test_a_point_of_the_programme_lies_within_the_days(values, codes):
    with pytest.raises(ValidationError) as refused:
        parts.add(make_entry(), ProgrammeItem, values={"what": "Hội đàm", **values}, by=make_user())

    assert codes_by_field(refused) == codes
