"""The last days of an agreement: opinions, copies, its own end, what was promised."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.organisations.working_days import load_calendar
from nhipcau.registries import keeping
from nhipcau.registries.agreements.commitments import move_commitment
from nhipcau.registries.agreements.minding import BEFORE, rung
from nhipcau.registries.models import Register
from nhipcau.registries.rules import rules
from tests.factories.agreements import make_commitment, make_signed
from tests.factories.organisations import make_user
from tests.factories.registries import make_entry

DAY = date(2024, 7, 1)


def told(row) -> dict[str, tuple[date, date | None]]:
    return {one.code: (one.due_on, one.done_on) for one in row.clocks.all()}


@pytest.mark.django_db
def test_opinions_are_awaited_seven_working_days():
    load_calendar()
    asked_on = date(2024, 5, 6)  # a Monday

    row = make_entry(Register.AGREEMENT, consulted_on=asked_on)

    assert told(row) == {"agreement_opinions": (date(2024, 5, 15), None)}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("is_departmental", "code"),
    [(False, "agreement_copy"), (True, "agreement_copy_departmental")],
)
def test_the_copy_goes_out_within_fifteen_days_of_signing(is_departmental, code):
    row = make_signed(is_departmental=is_departmental, notified_on=date(2024, 4, 20))

    assert told(row) == {code: (date(2024, 4, 25), date(2024, 4, 20))}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("renewal", "code"),
    [
        ("automatic", "agreement_renews"),
        ("consent", "agreement_renewal"),
        ("none", "agreement_ends"),
    ],
)
def test_the_end_is_minded_by_the_way_of_renewal(renewal, code):
    row = make_signed(renewal=renewal, expires_on=date(2027, 4, 9))

    assert told(row)[code] == (date(2027, 4, 9), None)
    assert rules()[code].remind == (180, 90, 30)


@pytest.mark.django_db
def test_an_amendment_and_an_end_are_reported_within_fifteen_days():
    row = make_signed(effective_on=date(2024, 4, 10), to="in_force")
    row = keeping.revise(row, values={"amended_on": date(2024, 5, 2)}, by=make_user())

    ended = {"ended_on": date(2024, 6, 1)}
    row = keeping.move(row, to="ended", by=make_user(), reason="Theo công hàm.", values=ended)

    assert told(row)["agreement_change"] == (date(2024, 5, 17), None)
    assert told(row)["agreement_end"] == (date(2024, 6, 16), None)


@pytest.mark.django_db
def test_the_next_open_promise_is_on_the_clock():
    row = make_signed()
    first = make_commitment(row, due_on=date(2024, 6, 1))
    make_commitment(row, due_on=date(2024, 9, 1))

    move_commitment(first, to="done", told="Đã đón đoàn.", on=date(2024, 5, 30), by=make_user())

    assert told(row)["agreement_commitment"] == (date(2024, 9, 1), None)


LADDERS = st.sampled_from([BEFORE, (180, 90, 30)])


@given(LADDERS, st.integers(min_value=-400, max_value=400))
def test_a_reminder_is_on_from_its_day_until_the_next_one(ladder, left):
    on = rung(DAY + timedelta(days=left), DAY, ladder)

    passed = [days for days in sorted(ladder) if left <= days]
    assert on == (-1 if left < 0 else (passed or [None])[0])


@given(LADDERS, st.integers(0, 300), st.integers(0, 300))
def test_a_later_morning_never_goes_back_to_an_earlier_reminder(ladder, one, other):
    due_on, (earlier, later) = DAY + timedelta(days=250), sorted((one, other))

    heard = [rung(due_on, DAY + timedelta(days=days), ladder) for days in (earlier, later)]

    assert heard[0] is None or heard[1] <= heard[0]
