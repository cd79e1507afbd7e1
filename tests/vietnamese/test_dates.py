from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.vietnamese.dates import format_date, month_digits, parse_date


def test_a_zero_stands_before_the_first_two_months_only():
    assert [month_digits(month) for month in (1, 2, 3, 12)] == ["01", "02", "3", "12"]


def test_the_day_comes_first():
    assert parse_date("05/12/2026") == date(2026, 12, 5)
    assert format_date(date(2026, 12, 5)) == "05/12/2026"


@given(st.dates(date(1000, 1, 1)))
def test_both_ways_of_writing_are_read_back(day):
    long = f"ngày {day.day:02d} tháng {month_digits(day.month)} năm {day.year}"

    assert (parse_date(format_date(day)), parse_date(long)) == (day, day)


@pytest.mark.parametrize("text", ["31/02/2024", "12/2024", "", "mai", "2024-12-05", "5/13/2024"])
def test_other_text_is_no_day(text):
    assert parse_date(text) is None
