"""Licences that run out and deposits that are due, of one publication and of a series."""

from datetime import date

import pytest

from nhipcau.registries import keeping
from nhipcau.registries.models import Clock, Publication
from nhipcau.registries.publications.renewing import settle_licences
from nhipcau.registries.rules import rules
from tests.factories.organisations import make_user
from tests.factories.publications import READY, SMALL, make_issue, make_printing, make_publication
from tests.factories.registries import DAY

pytestmark = pytest.mark.django_db
LICENCE, DEPOSIT = "publication_licence", "publication_deposit"
UNTIL = date(2024, 12, 31)


def clocks_of(row):
    return list(row.clocks.order_by("code").values_list("code", "due_on", "done_on"))


def test_people_hear_of_a_licence_sixty_thirty_and_seven_days_before():
    assert rules()[LICENCE].remind == (60, 30, 7)


def test_issues_under_one_licence_have_one_clock():
    first, second = make_issue("1"), make_issue("2")
    for row in (first, second):
        make_printing(row, licence_number="7/GP", licence_until=UNTIL)

    assert clocks_of(first) == [(LICENCE, UNTIL, None)]
    assert clocks_of(second) == []


def test_the_next_licence_ends_the_clock_of_the_one_before():
    first, second = make_issue("1"), make_issue("2")
    make_printing(first, licence_number="7/GP", licence_until=UNTIL)
    longer = {"licensed_on": DAY, "licence_until": date(2025, 12, 31)}
    make_printing(second, licence_number="9/GP", **longer)

    settle_licences()

    assert clocks_of(first) == [(LICENCE, UNTIL, DAY)]
    assert clocks_of(second) == [(LICENCE, date(2025, 12, 31), None)]


def test_the_clock_moves_to_the_next_issue_when_the_first_is_struck_out():
    first, second = make_issue("1"), make_issue("2")
    for row in (first, second):
        make_printing(row, licence_number="7/GP", licence_until=UNTIL)

    keeping.strike(first, reason="Nhập hai lần.", by=make_user())
    keeping.refresh(second, by=None)

    assert [one.entry_id for one in Clock.objects.filter(code=LICENCE)] == [second.pk]


def test_a_leaflet_that_is_out_needs_its_licence_no_more():
    row = make_publication()
    edition = make_printing(row, licence_number="7/GP", licence_until=UNTIL)
    open_one = clocks_of(row)

    edition.__class__.objects.filter(pk=edition.pk).update(released_on=DAY)
    keeping.refresh(row, by=None)

    assert (open_one, clocks_of(row)) == ([(LICENCE, UNTIL, None)], [])


def test_the_deposit_is_due_ten_days_before_the_first_day_out():
    row = make_publication()
    make_printing(row)

    row = keeping.move(row, to=Publication.State.PREPARING, by=make_user())
    open_one = clocks_of(row)
    row.printings.update(deposited_on=READY["deposited_on"])
    keeping.refresh(row, by=None)

    assert open_one == [(DEPOSIT, date(2024, 4, 26), None)]
    assert clocks_of(row) == [(DEPOSIT, date(2024, 4, 26), READY["deposited_on"])]


def test_an_issue_is_deposited_by_the_day_it_is_out():
    row = make_issue()
    make_printing(row, **SMALL)

    row = keeping.move(row, to=Publication.State.PREPARING, by=make_user())

    assert clocks_of(row)[0] == ("newsletter_deposit", DAY, None)


def test_what_is_not_done_has_no_clock():
    row = make_issue()
    make_printing(row, **SMALL)

    row = keeping.move(row, to=Publication.State.CANCELLED, by=make_user(), reason="Thôi làm.")

    assert clocks_of(row) == []
