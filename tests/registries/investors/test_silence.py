"""Silent: nothing happened with an investor for more than sixty days."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from nhipcau.organisations.models import Role
from nhipcau.registries import keeping
from nhipcau.registries.investors.silence import remind_silent, silent_days, silent_on
from nhipcau.registries.models import Entry, Investor, Register
from tests.factories.investors import TODAY, make_investor, make_touch
from tests.factories.organisations import make_unit, make_user
from tests.factories.registries import make_entry

pytestmark = pytest.mark.django_db
LONG_AGO = TODAY - timedelta(days=61)
JUST = TODAY - timedelta(days=60)


def known_since(day: date, **values: object) -> Investor:
    row = make_investor(**values)
    moment = timezone.make_aware(datetime.combine(day, datetime.min.time()))
    Entry.objects.filter(pk=row.pk).update(created_at=moment)
    return row


@pytest.fixture
def silent():
    return known_since(LONG_AGO)


def test_sixty_days_are_what_the_data_say():
    assert silent_days() == 60


@pytest.mark.parametrize(("day", "is_silent"), [(JUST, False), (LONG_AGO, True)])
def test_an_investor_nobody_ever_spoke_to_counts_from_its_entering(day, is_silent):
    row = known_since(day)

    assert list(silent_on(TODAY)) == [row] * is_silent


@pytest.mark.parametrize(("day", "is_silent"), [(JUST, False), (LONG_AGO, True)])
def test_silence_begins_with_the_last_contact(silent, day, is_silent):
    make_touch(silent, on=day)

    assert list(silent_on(TODAY)) == [silent] * is_silent


def test_a_stage_reached_is_no_silence():
    row = known_since(LONG_AGO, stage="surveyed", on=JUST)

    assert (list(silent_on(TODAY)), list(silent_on(TODAY + timedelta(1)))) == ([], [row])


@pytest.mark.parametrize(("state", "is_silent"), [("held", False), ("planned", True)])
def test_a_visit_that_took_place_is_no_silence(silent, state, is_silent):
    visit = {"kind": "visit", "partners": [silent.partner], "starts_on": JUST}
    event = make_entry(Register.EVENT, **visit)
    if state == "held":
        keeping.move(event, to=state, by=make_user())

    assert list(silent_on(TODAY)) == [silent] * is_silent


@pytest.mark.parametrize("stage", ["invested", "lost", "paused"])
def test_where_silence_is_no_fault_it_is_not_told(silent, stage):
    Entry.objects.filter(pk=silent.pk).update(state=stage)

    assert list(silent_on(TODAY)) == []


def test_an_investor_struck_out_is_not_silent(silent):
    keeping.strike(silent, reason="Nhập nhầm.", by=make_user())

    assert list(silent_on(TODAY)) == []


def test_the_unit_hears_of_a_silent_investor_once_a_month():
    unit = make_unit()
    officer = make_user(role=Role.OFFICER, unit=unit)
    known_since(LONG_AGO, unit=unit)

    told = [remind_silent(day=TODAY + timedelta(days)) for days in (0, 1, 12, 13)]

    assert (told, officer.notices.count()) == ([1, 0, 0, 1], 2)


def test_without_people_in_the_unit_the_desk_hears(silent):
    focal = make_user(role=Role.FOCAL)

    remind_silent(day=TODAY)

    assert [one.href for one in focal.notices.all()] == [f"/lam-viec/so/muc/{silent.pk}/"]
