"""Days of this period, of the year so far and of a year ago; what people entered over them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.reports.indicators.entered import Entered, flow, stock
from nhipcau.reports.indicators.windows import Days, a_year_before, windows_of

QUARTER = Days(date(2024, 3, 15), date(2024, 6, 14))


def test_the_year_so_far_begins_with_the_reporting_year():
    windows = windows_of(QUARTER.first, QUARTER.last)

    assert (windows.this, windows.year, windows.last) == (
        QUARTER,
        Days(date(2023, 12, 15), date(2024, 6, 14)),
        Days(date(2023, 3, 15), date(2023, 6, 14)),
    )


@pytest.mark.parametrize(
    ("first", "last", "year", "begins"),
    [
        (date(2023, 12, 1), date(2023, 12, 14), None, date(2022, 12, 15)),
        (date(2023, 12, 1), date(2023, 12, 15), None, date(2023, 12, 1)),
        (date(2024, 10, 1), date(2024, 12, 31), 2024, date(2023, 12, 15)),
    ],
)
def test_a_period_over_the_turn_of_the_year_is_part_of_its_year(first, last, year, begins):
    assert windows_of(first, last, year=year).year == Days(begins, last)


@pytest.mark.parametrize(
    ("day", "before"),
    [(date(2024, 2, 29), date(2023, 2, 28)), (date(2024, 3, 1), date(2023, 3, 1))],
)
def test_a_year_before(day, before):
    assert a_year_before(day) == before


def value(pk: int, first: int, last: int, amount: int, *, unit: int = 1) -> Entered:
    """Days counted from the first day of the quarter."""
    day = QUARTER.first
    return Entered(
        pk, unit, day + timedelta(days=first), day + timedelta(days=last), Decimal(amount)
    )


def test_a_flow_adds_what_lies_within_and_tells_what_lies_across():
    within, across = [value(1, 0, 30, 5), value(2, 31, 91, 7)], value(3, 80, 100, 9)

    found = flow([*within, across], QUARTER)

    assert (found.value, found.counted, found.straddling) == (12, tuple(within), (across,))


def test_a_stock_takes_the_last_of_each_unit():
    values = [value(1, 0, 0, 100), value(2, 60, 60, 130), value(3, 10, 10, 40, unit=2)]

    found = stock(values, QUARTER)

    assert (found.value, [one.pk for one in found.counted]) == (170, [2, 3])


@pytest.mark.parametrize("rule", [flow, stock])
def test_nothing_measured_is_not_zero_and_zero_is(rule):
    assert rule([], QUARTER).value is None
    assert rule([value(1, 0, 0, 0)], QUARTER).value == 0


SPANS = st.tuples(st.integers(-50, 140), st.integers(0, 40))


@given(st.lists(SPANS, max_size=20))
def test_each_value_is_within_across_or_outside(spans):
    values = [value(pk, first, first + more, pk) for pk, (first, more) in enumerate(spans)]

    found = flow(values, QUARTER)

    near = {one.pk for one in values if QUARTER.meets(one.first, one.last)}
    assert {one.pk for one in (*found.counted, *found.straddling)} == near
    assert (found.value or 0) == sum(one.value for one in found.counted)
