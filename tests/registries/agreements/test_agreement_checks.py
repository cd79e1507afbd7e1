"""What an agreement must be in each of its states."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhipcau.registries import keeping, parts
from nhipcau.registries.models import Agreement, Paper, Register
from tests.factories.agreements import SIGNED_ON, make_signed
from tests.factories.organisations import make_user
from tests.factories.refusals import codes_by_field
from tests.factories.registries import make_entry, make_partner

pytestmark = pytest.mark.django_db
State = Agreement.State


def drafted(**values: object) -> Agreement:
    return make_entry(Register.AGREEMENT, **values)


def test_signed_without_day_partner_and_vietnamese_text_is_refused_all_at_once():
    with pytest.raises(ValidationError) as refused:
        keeping.move(drafted(), to=State.SIGNED, by=make_user())

    assert codes_by_field(refused) == {
        "starts_on": ["no_day"],
        "partners": ["no_partner"],
        "__all__": ["no_vietnamese"],
    }


def test_the_partner_named_with_the_signing_is_enough():
    row, by = drafted(), make_user()
    text = {"kind": "text", "language": "vi", "subject": "Bản dịch"}
    parts.add(row, Paper, values=text, by=by)

    row = keeping.move(
        row, to=State.SIGNED, by=by, values={"starts_on": SIGNED_ON, "partners": [make_partner()]}
    )

    assert row.state == State.SIGNED


def test_a_text_in_another_language_alone_is_not_enough():
    row, by = drafted(partners=[make_partner()], starts_on=SIGNED_ON), make_user()
    parts.add(row, Paper, values={"kind": "text", "language": "lo", "subject": "Bản Lào"}, by=by)

    with pytest.raises(ValidationError) as refused:
        keeping.move(row, to=State.SIGNED, by=by)

    assert codes_by_field(refused) == {"__all__": ["no_vietnamese"]}


def test_the_vietnamese_text_of_a_signed_agreement_stays():
    row = make_signed()

    with pytest.raises(ValidationError) as refused:
        parts.take_off(row.papers.get(), reason="Nhầm.", by=make_user())

    assert codes_by_field(refused) == {"__all__": ["no_vietnamese"]}
    assert row.papers.get().taken_off_at is None


@pytest.mark.parametrize(
    ("to", "field"),
    [("consulted", "consulted_on"), ("ended", "ended_on"), ("in_force", "effective_on")],
)
def test_a_state_needs_its_day(to, field):
    row = drafted() if to == "consulted" else make_signed()

    with pytest.raises(ValidationError) as refused:
        keeping.move(row, to=to, by=make_user(), reason="Theo thông báo.")

    assert codes_by_field(refused) == {field: ["no_day"]}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"effective_on": date(2024, 4, 9)}, "effective_on"),
        ({"notified_on": date(2024, 4, 9)}, "notified_on"),
        ({"consulted_on": date(2024, 3, 2), "answered_on": date(2024, 3, 1)}, "answered_on"),
        ({"amended_on": date(2024, 1, 1)}, "amended_on"),
    ],
)
def test_days_stand_in_order(values, field):
    with pytest.raises(ValidationError) as refused:
        keeping.revise(make_signed(), values=values, by=make_user())

    assert codes_by_field(refused) == {field: ["order"]}


def test_a_country_that_is_none_is_refused():
    with pytest.raises(ValidationError) as refused:
        drafted(countries=["XX"])

    assert codes_by_field(refused) == {"countries": ["country"]}
