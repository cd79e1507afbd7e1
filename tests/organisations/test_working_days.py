"""The calendar of working days: what is entered, what is refused, what is counted."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.organisations.calendar import WEEKENDS_ONLY, Calendar
from nhipcau.organisations.models import SpecialDay, WorkingYear
from nhipcau.organisations.working_days import (
    calendar_around,
    calendar_of,
    enter_year,
    load_calendar,
    remove_day,
    revise_year,
    set_day,
)
from tests.factories.organisations import make_user
from tests.factories.refusals import codes_by_field

LUNAR_NEW_YEAR = [date(2024, 2, day) for day in (8, 9, 12, 13, 14)]


def days_of(year: WorkingYear) -> list[tuple[str, str, str]]:
    return [(d.on.isoformat(), d.kind, d.name) for d in year.days.all()]


def test_working_days_pass_over_the_weekend():
    friday = date(2024, 6, 14)

    assert WEEKENDS_ONLY.after_working_days(friday, 1) == date(2024, 6, 17)
    assert WEEKENDS_ONLY.after_working_days(friday, 6) == date(2024, 6, 24)


def test_a_day_off_is_passed_over_and_a_day_made_up_for_is_counted():
    calendar = Calendar(frozenset({2024}), frozenset(LUNAR_NEW_YEAR), frozenset({date(2024, 5, 4)}))

    assert calendar.after_working_days(date(2024, 2, 7), 1) == date(2024, 2, 15)
    assert calendar.after_working_days(date(2024, 5, 3), 1) == date(2024, 5, 4)


@given(
    day=st.dates(date(2023, 12, 1), date(2025, 1, 31)),
    number=st.integers(1, 30),
    off=st.frozensets(st.dates(date(2024, 1, 1), date(2024, 12, 31)), max_size=20),
    worked=st.frozensets(st.dates(date(2024, 1, 1), date(2024, 12, 31)), max_size=20),
)
def test_the_day_counted_to_is_worked_and_as_many_days_lie_behind(day, number, off, worked):
    calendar = Calendar(frozenset({2024}), off, worked - off)

    found = calendar.after_working_days(day, number)

    passed = [day + timedelta(n) for n in range(1, (found - day).days + 1)]
    assert sum(map(calendar.is_working_day, passed)) == number
    assert calendar.is_working_day(found)
    assert calendar.from_day(found) == found


@pytest.mark.django_db
def test_shipped_years_are_loaded_once_none_of_them_verified():
    assert load_calendar() == [2024, 2025, 2026]
    assert load_calendar() == []

    assert {y.is_verified for y in WorkingYear.objects.all()} == {False}
    assert [y.days.count() for y in WorkingYear.objects.all()] == [13, 13, 15]
    calendar = calendar_of([2024, 2025, 2026])
    assert not any(map(calendar.is_working_day, LUNAR_NEW_YEAR))
    assert calendar.is_working_day(date(2024, 5, 4))


@pytest.mark.django_db
def test_a_year_that_a_person_entered_is_left_as_it_is():
    year = enter_year(2025, source="Thông báo 1", by=make_user())

    assert load_calendar() == [2024, 2026]
    assert days_of(year) == []


@pytest.mark.django_db
def test_a_year_is_known_once_it_is_entered_and_never_before():
    enter_year(2024, by=None)

    calendar = calendar_around(date(2024, 12, 30))

    assert calendar.unknown_years([date(2024, 5, 1), date(2025, 1, 2)]) == [2025]


@pytest.mark.django_db
def test_every_change_of_a_day_leaves_a_step_and_asks_for_a_check_again():
    person, year = make_user(), enter_year(2024, by=None)
    year = revise_year(year, source="Thông báo 5015", is_verified=True, by=person)

    set_day(year, on=date(2024, 4, 18), kind="off", name="Giỗ Tổ", by=person)
    day = set_day(year, on=date(2024, 4, 18), kind="off", name="Giỗ Tổ Hùng Vương", by=person)
    remove_day(day, by=person)

    year.refresh_from_db()
    assert (days_of(year), year.is_verified) == ([], False)
    assert [(s.action, s.changes) for s in year.steps.all()][2:] == [
        (
            "set_day",
            {
                "2024-04-18": [None, "Nghỉ: Giỗ Tổ"],
                "is_verified": ["đã đối chiếu", "chưa đối chiếu"],
            },
        ),
        ("set_day", {"2024-04-18": ["Nghỉ: Giỗ Tổ", "Nghỉ: Giỗ Tổ Hùng Vương"]}),
        ("remove_day", {"2024-04-18": ["Nghỉ: Giỗ Tổ Hùng Vương", None]}),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("on", "kind", "name", "refused"),
    [
        (date(2025, 1, 1), "off", "Tết", {"on": ["other_year"]}),
        (date(2024, 5, 4), "off", "Nghỉ", {"on": ["needless"]}),
        (date(2024, 5, 3), "worked", "Làm bù", {"on": ["needless"]}),
        (date(2024, 5, 1), "off", "  ", {"name": ["name"]}),
    ],
)
def test_a_day_that_says_nothing_new_is_refused(on, kind, name, refused):
    year = enter_year(2024, by=None)

    with pytest.raises(ValidationError) as caught:
        set_day(year, on=on, kind=kind, name=name, by=make_user())

    assert codes_by_field(caught) == refused
    assert not SpecialDay.objects.exists()


@pytest.mark.django_db
def test_a_year_is_entered_once_and_verified_only_against_something():
    year = enter_year(2024, by=None)

    with pytest.raises(ValidationError, match="đã có"):
        enter_year(2024, by=None)
    with pytest.raises(ValidationError, match="đã đối chiếu"):
        revise_year(year, source=" ", is_verified=True, by=make_user())
