"""The contact log: what was said, what was promised, and when one spoke last."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhipcau.registries.investors import touching
from nhipcau.registries.models import Investor
from tests.factories.investors import TODAY, make_investor, make_touch
from tests.factories.organisations import make_user
from tests.factories.refusals import codes_by_field
from tests.factories.registries import make_contact

pytestmark = pytest.mark.django_db
MAY, JUNE = date(2024, 5, 6), date(2024, 6, 3)


def last(row: Investor) -> date | None:
    return Investor.objects.get(pk=row.pk).last_touch_on


def test_the_newest_day_of_the_log_is_the_last_contact_whatever_the_order_of_writing():
    row = make_investor()

    days = [last(row)]
    for on in (MAY, JUNE, date(2024, 4, 2)):
        make_touch(row, on=on)
        days.append(last(row))

    assert days == [None, MAY, JUNE, JUNE]


def test_a_contact_taken_off_or_put_on_another_day_moves_the_last_contact_back():
    row = make_investor()
    make_touch(row, on=MAY)
    newest = make_touch(row, on=JUNE)

    touching.correct(newest, values={"on": date(2024, 5, 20)}, by=make_user(), day=TODAY)
    corrected = last(row)
    touching.take_off(newest, reason="Ghi nhầm.", by=make_user())

    assert (corrected, last(row)) == (date(2024, 5, 20), MAY)


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({"on": date(2024, 6, 19)}, {"on": ["future"]}),
        ({"next_step": "Gửi hồ sơ đất"}, {"next_on": ["no_day"]}),
        ({"next_on": JUNE}, {"next_step": ["no_step"]}),
        ({"next_step": "Gửi hồ sơ", "next_on": date(2024, 5, 5)}, {"next_on": ["order"]}),
        ({"what": ""}, {"what": ["blank"]}),
    ],
)
def test_a_contact_that_does_not_hold_together_is_refused(values, codes):
    with pytest.raises(ValidationError) as refused:
        make_touch(make_investor(), **values)

    assert codes_by_field(refused) == codes


def test_only_a_person_of_the_same_partner_was_met():
    with pytest.raises(ValidationError) as refused:
        make_touch(make_investor(), contact=make_contact())

    assert codes_by_field(refused) == {"contact": ["stranger"]}


def test_who_was_met_is_named_nowhere_in_the_trail():
    row = make_investor()

    make_touch(row, contact=make_contact(partner=row.partner, name="Tanaka Hiroshi"))

    assert "Tanaka" not in str([step.changes for step in row.steps.all()])


def test_the_first_promise_not_kept_yet_is_the_clock():
    row = make_investor()
    first = make_touch(row, next_step="Gửi hồ sơ đất", next_on=JUNE)
    make_touch(row, next_step="Mời khảo sát", next_on=date(2024, 7, 1))

    clocks = [list(row.clocks.values_list("code", "due_on"))]
    touching.done(first, on=JUNE, by=make_user(), day=TODAY)
    clocks.append(list(row.clocks.values_list("code", "due_on")))

    assert clocks == [[("investor_next", JUNE)], [("investor_next", date(2024, 7, 1))]]


@pytest.mark.parametrize(
    ("on", "code"), [(date(2024, 5, 5), "order"), (date(2024, 6, 19), "order")]
)
def test_a_promise_is_kept_between_the_contact_and_today(on, code):
    touch = make_touch(make_investor(), next_step="Gửi hồ sơ", next_on=JUNE)

    with pytest.raises(ValidationError) as refused:
        touching.done(touch, on=on, by=make_user(), day=TODAY)

    assert codes_by_field(refused) == {"done_on": [code]}


def test_where_nothing_was_promised_nothing_is_done():
    touch = make_touch(make_investor())

    with pytest.raises(ValidationError) as refused:
        touching.done(touch, on=JUNE, by=make_user(), day=TODAY)

    assert codes_by_field(refused) == {"done_on": ["nothing"]}
