"""The term of an agreement: begun and ended by the calendar, renewed by a person."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from nhipcau.outputs.models import Output
from nhipcau.registries import keeping
from nhipcau.registries.agreements.turning import expiring, renew, turn_agreements
from nhipcau.registries.models import Agreement
from tests.factories.agreements import SIGNED_ON, make_signed
from tests.factories.organisations import make_user
from tests.factories.refusals import codes_by_field

pytestmark = pytest.mark.django_db
LAST = date(2024, 6, 30)
State = Agreement.State


def in_force(**values: object) -> Agreement:
    values = {"effective_on": SIGNED_ON, "expires_on": LAST, "to": "in_force", **values}
    return make_signed(**values)


@pytest.mark.parametrize(
    ("day", "state"), [(date(2024, 4, 30), State.SIGNED), (date(2024, 5, 1), State.IN_FORCE)]
)
def test_signed_comes_into_force_on_its_day(day, state):
    row = make_signed(effective_on=date(2024, 5, 1))

    turn_agreements(day=day)

    row.refresh_from_db()
    assert row.state == state


@pytest.mark.parametrize(
    ("day", "state"), [(LAST, State.IN_FORCE), (date(2024, 7, 1), State.EXPIRED)]
)
def test_the_last_day_is_inclusive(day, state):
    row = in_force()

    turn_agreements(day=day)

    row.refresh_from_db()
    assert row.state == state


def test_what_the_calendar_turned_says_so_and_is_turned_once():
    row = in_force()

    turned = [turn_agreements(day=date(2024, 7, 1)) for _morning in range(2)]

    step = row.steps.last()
    assert turned == [1, 0]
    assert (step.from_state, step.to_state, step.happened_on, step.by) == (
        "in_force",
        "expired",
        LAST,
        None,
    )
    assert Output.objects.get().state == Output.State.RECORDED


def test_one_signed_long_ago_goes_both_steps_in_one_morning():
    row = make_signed(effective_on=SIGNED_ON, expires_on=LAST)

    assert turn_agreements(day=date(2024, 9, 1)) == 2
    row.refresh_from_db()
    assert row.state == State.EXPIRED


def test_one_that_renews_itself_is_left_to_a_person_and_its_clock_runs_late():
    row = in_force(renewal="automatic")

    assert turn_agreements(day=date(2024, 9, 1)) == 0
    assert row.clocks.overdue_on(date(2024, 9, 1)).filter(code="agreement_renews").exists()


def test_one_that_its_fields_refuse_stays_and_the_others_turn():
    row, other = in_force(), in_force()
    Agreement.objects.filter(pk=row.pk).update(effective_on=None)

    assert turn_agreements(day=date(2024, 7, 1)) == 1
    other.refresh_from_db()
    assert other.state == State.EXPIRED


def test_a_renewal_leaves_a_step_and_begins_the_report_anew():
    row = keeping.revise(in_force(), values={"amended_on": date(2024, 5, 1)}, by=make_user())

    row = renew(
        row,
        until=date(2027, 6, 30),
        signed_on=date(2024, 6, 20),
        by=make_user(),
        reason="Công hàm.",
    )

    step = row.steps.last()
    assert (step.act, step.changes) == ("renew", {"expires_on": ["2024-06-30", "2027-06-30"]})
    assert row.clocks.get(code="agreement_change").due_on == date(2024, 7, 5)


def test_an_expired_one_is_in_force_again_when_renewed():
    row = in_force()
    turn_agreements(day=date(2024, 7, 1))

    row = renew(
        row, until=date(2026, 6, 30), signed_on=date(2024, 7, 10), by=make_user(), reason="Thư."
    )

    assert (row.state, row.steps.last().from_state) == (State.IN_FORCE, State.EXPIRED)


def test_a_period_that_gains_nothing_is_refused():
    with pytest.raises(ValidationError) as refused:
        renew(in_force(), until=LAST, signed_on=SIGNED_ON, by=make_user(), reason="Thư.")

    assert codes_by_field(refused) == {"until": ["no_gain"]}


def test_a_draft_is_not_renewed():
    row = make_signed()
    Agreement.objects.filter(pk=row.pk).update(state="drafting")

    with pytest.raises(ValidationError, match="không gia hạn được"):
        renew(row, until=LAST, signed_on=SIGNED_ON, by=make_user(), reason="Thư.")


def test_those_that_expire_within_ninety_days_are_listed_with_both_ends():
    day = date(2024, 6, 18)
    ends = {days: in_force(expires_on=day + timedelta(days=days)) for days in (-1, 0, 90, 91)}

    listed = list(expiring(day, day + timedelta(days=90)))

    assert listed == [ends[0], ends[90]]
