"""Days, numbers and sizes as the office writes them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.ui.words import (
    day_words,
    left_words,
    moment_words,
    number_words,
    shortened,
    size_words,
    urgency,
)

TODAY = date(2024, 12, 6)


def test_a_day_is_written_day_first_in_both_languages():
    with translation.override("en"):
        english = day_words(date(2024, 1, 5))

    assert (day_words(date(2024, 1, 5)), english) == ("05/01/2024", "05/01/2024")


def test_a_moment_is_told_at_the_clock_of_the_office():
    assert moment_words(datetime(2024, 12, 9, 18, 30, tzinfo=UTC)) == "01:30 10/12/2024"


def test_nothing_is_said_of_no_day_no_moment_no_number():
    assert (day_words(None), moment_words(None), number_words(None)) == ("", "", "")


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        (0, "0", "0"),
        (1234567, "1.234.567", "1,234,567"),
        (Decimal("1234.50"), "1.234,5", "1,234.5"),
        (Decimal("1E+3"), "1.000", "1,000"),
        (-12, "-12", "-12"),
    ],
)
def test_numbers_are_grouped_as_the_language_does(value, vietnamese, english):
    with translation.override("en"):
        in_english = number_words(value)

    assert (number_words(value), in_english) == (vietnamese, english)


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 byte"), (1023, "1.023 byte"), (14_300, "14 KB"), (1_572_864, "1,5 MB")],
)
def test_sizes_are_said_as_people_say_them(count, said):
    assert size_words(count) == said


@pytest.mark.parametrize(
    ("days", "said", "how"),
    [
        (-3, "quá hạn 3 ngày", "late"),
        (0, "hạn hôm nay", "soon"),
        (1, "còn 1 ngày", "soon"),
        (7, "còn 7 ngày", "soon"),
        (8, "còn 8 ngày", "calm"),
    ],
)
def test_a_last_day_is_inclusive(days, said, how):
    day = TODAY + timedelta(days=days)

    assert (left_words(day, TODAY), urgency(day, TODAY)) == (said, how)


@given(st.dates(), st.dates())
def test_only_a_day_that_is_past_is_late(day, today):
    assert (urgency(day, today) == "late") == (day < today)


def test_what_is_cut_ends_after_a_whole_word():
    assert shortened("Tuyên truyền, quảng bá hình ảnh", 16) == "Tuyên truyền…"


def test_what_fits_is_left_whole_on_one_line():
    assert shortened("Xuất bản\n Bản tin", 16) == "Xuất bản Bản tin"


@given(st.text(alphabet="ab ,.", min_size=1), st.integers(min_value=2, max_value=40))
def test_what_is_cut_is_never_longer_than_asked(text, limit):
    assert len(shortened(text, limit)) <= limit
