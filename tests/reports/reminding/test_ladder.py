"""Each rung once, the right latest one after a gap: on any clock, over whole years."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.organisations.calendar import Calendar
from nhipcau.reports.reminding.ladder import Ladder, Rung, next_rung, rung_to_give

USUAL = (-15, -7, -3, -1, 1, 3, 7)
DUE = date(2024, 6, 20)  # a Thursday


def ladder(due_on=DUE, days=USUAL, opens_on=date(2024, 1, 1), **fields) -> Ladder:
    return Ladder(due_on=due_on, days=days, opens_on=opens_on, **fields)


def run(asked: Ladder, days: list[date]) -> list[tuple[date, int, tuple[int, ...]]]:
    """(day, rung, skipped) of what is given when the calendar is run on each of `days`."""
    told: list[tuple[date, int, tuple[int, ...]]] = []
    for day in days:
        rung = rung_to_give(asked, given=[r for _day, r, _skipped in told], today=day)
        if rung:
            told.append((day, rung.rung, rung.skipped))
    return told


def every_day(year: int, times: int = 1) -> list[date]:
    days = [date(year, 1, 1) + timedelta(n) for n in range(366)]
    return [day for day in days for _ in range(times)]


@pytest.mark.parametrize("times", [1, 3])
def test_each_rung_is_given_once_on_its_day_however_often_the_calendar_runs(times):
    assert run(ladder(), every_day(2024, times)) == [
        (date(2024, 6, 5), -15, ()),
        (date(2024, 6, 13), -7, ()),
        (date(2024, 6, 17), -3, ()),
        (date(2024, 6, 19), -1, ()),
        (date(2024, 6, 21), 1, ()),
        (date(2024, 6, 24), 3, ()),  # the 23rd is a Sunday
        (date(2024, 6, 27), 7, ()),
    ]


def test_after_ten_days_without_a_run_only_the_latest_rung_is_given():
    days = [day for day in every_day(2024) if not date(2024, 6, 12) <= day <= date(2024, 6, 21)]

    assert run(ladder(), days) == [
        (date(2024, 6, 5), -15, ()),
        (date(2024, 6, 24), 3, (-7, -3, -1, 1)),  # the 22nd and 23rd are a weekend
        (date(2024, 6, 27), 7, ()),
    ]


def test_a_rung_on_a_holiday_waits_for_the_next_working_day():
    holidays = Calendar(frozenset({2024}), frozenset({DUE - timedelta(1), DUE, DUE + timedelta(1)}))

    given = run(ladder(days=(-1, 1), calendar=holidays), every_day(2024))

    assert given == [(date(2024, 6, 24), 1, (-1,))]


def test_nothing_is_given_on_a_day_off():
    sunday = date(2024, 6, 23)

    assert rung_to_give(ladder(), given=(-15, -7, -3, -1), today=sunday) is None


def test_rungs_before_the_opening_and_within_the_grace_do_not_exist():
    asked = ladder(opens_on=date(2024, 6, 14), grace_days=2)

    assert [rung for rung, _day in asked.rungs()] == [-3, -1, 3, 7]


def test_only_the_highest_rung_is_the_last():
    come = [rung_to_give(ladder(), given=(), today=DUE + timedelta(n)) for n in (-3, 7)]

    assert come == [Rung(-3, (-15, -7), False), Rung(7, USUAL[:-1], True)]


@pytest.mark.parametrize(
    ("given", "today", "expected"),
    [
        ((), date(2024, 6, 18), (-1, date(2024, 6, 19))),
        ((-1,), date(2024, 6, 19), (1, date(2024, 6, 21))),
        ((7,), date(2024, 6, 27), None),
    ],
)
def test_the_next_rung_is_told_with_its_day(given, today, expected):
    assert next_rung(ladder(), given=given, today=today) == expected


@settings(deadline=None, max_examples=200)
@given(
    due_on=st.dates(date(2024, 2, 1), date(2024, 11, 30)),
    days=st.lists(st.integers(-30, 30), unique=True, max_size=8),
    off=st.frozensets(st.dates(date(2024, 1, 1), date(2024, 12, 31)), max_size=30),
    runs=st.dictionaries(
        st.dates(date(2024, 1, 1), date(2024, 12, 31)), st.integers(1, 3), max_size=60
    ),
)
def test_on_any_clock_rungs_rise_none_twice_and_none_is_forgotten(due_on, days, off, runs):
    asked = ladder(due_on, tuple(days), calendar=Calendar(frozenset({2024}), off))

    told = run(asked, [day for day in sorted(runs) for _ in range(runs[day])])

    named = [rung for _day, rung, skipped in told for rung in (*skipped, rung)]
    worked = [day for day in runs if asked.calendar.is_working_day(day)]
    come = [rung for rung, day in asked.rungs() if day <= max(worked, default=date.min)]
    assert named == come
    for day, rung, _skipped in told:
        assert rung == max(r for r, on in asked.rungs() if on <= day)
