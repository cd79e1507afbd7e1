"""Delegations counted for a report: both ways, people, countries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nhipcau.registries import keeping, parts
from nhipcau.registries.delegations.figures import Figures, Moved, figures
from nhipcau.registries.models import Delegation, Member
from tests.factories.organisations import make_unit, make_user
from tests.factories.registries import make_entry

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2024, 4, 1), date(2024, 6, 30)


def took_place(**values: object) -> Delegation:
    row = make_entry(decision_number="12/QĐ-UBND", is_counted=False, **values)
    row = keeping.move(row, to="approved", by=make_user())
    return keeping.move(row, to="took_place", by=make_user())


def test_both_ways_are_counted_with_their_people_and_countries():
    took_place(people=8, countries=["LA"])
    took_place(people=None, countries=["LA", "KH"])
    took_place(way="out", people=5, countries=["JP"])
    make_entry(people=90)

    assert figures(FIRST, LAST) == Figures(
        came=Moved(delegations=2, people=8, uncounted=1),
        went=Moved(delegations=1, people=5),
        countries=("LA", "JP", "KH"),
    )


def test_where_no_number_was_told_the_members_are_counted():
    row, by = took_place(), make_user()
    parts.add(row, Member, values={"name": "Người mẫu A"}, by=by)
    gone = parts.add(row, Member, values={"name": "Người mẫu B"}, by=by)
    parts.take_off(gone, reason="Không đi.", by=by)

    assert figures(FIRST, LAST).came == Moved(delegations=1, people=1)


@pytest.mark.parametrize(
    ("day", "counted"),
    [(FIRST, 1), (LAST, 1), (date(2024, 3, 31), 0), (date(2024, 7, 1), 0)],
)
def test_the_first_day_decides_with_both_ends_of_the_window(day, counted):
    took_place(starts_on=day, ends_on=None)

    assert figures(FIRST, LAST).delegations == counted


def test_those_of_another_unit_and_those_struck_out_are_left_out():
    unit = make_unit()
    took_place(unit=unit)
    took_place()
    keeping.strike(took_place(unit=unit), reason="Nhập hai lần.", by=make_user())

    assert figures(FIRST, LAST, units=[unit]).delegations == 1


def test_one_question_is_asked_however_many_there_are():
    for _one in range(3):
        took_place()

    with CaptureQueriesContext(connection) as asked:
        figures(FIRST, LAST, units=[make_unit()])

    assert len([one for one in asked if "delegation" in one["sql"]]) == 1
