from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.vietnamese.dates import format_date, long_date, parse_date


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2024, 1, 5), "ngày 05 tháng 01 năm 2024"),
        (date(2024, 2, 15), "ngày 15 tháng 02 năm 2024"),
        (date(2024, 3, 9), "ngày 09 tháng 3 năm 2024"),
        (date(2024, 12, 10), "ngày 10 tháng 12 năm 2024"),
    ],
)
def test_a_zero_stands_before_days_below_ten_and_months_one_and_two(day, text):
    assert long_date(day) == text


def test_the_day_comes_first():
    assert parse_date("05/12/2026") == date(2026, 12, 5)
    assert format_date(date(2026, 12, 5)) == "05/12/2026"


@given(st.dates(date(1000, 1, 1)))
def test_both_ways_of_writing_are_read_back(day):
    assert parse_date(format_date(day)) == day
    assert parse_date(long_date(day)) == day


@pytest.mark.parametrize("text", ["31/02/2024", "12/2024", "", "mai", "2024-12-05", "5/13/2024"])
def test_other_text_is_no_day(text):
    assert parse_date(text) is None
