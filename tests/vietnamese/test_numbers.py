from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.vietnamese.numbers import (
    format_number,
    from_roman,
    leading_zero,
    parse_number,
    to_roman,
)


@given(st.integers(1, 3999))
def test_a_roman_numeral_is_read_back(number):
    assert from_roman(to_roman(number)) == number


@pytest.mark.parametrize("text", ["", "IIII", "VX", "iv", "ABC", "12"])
def test_other_letters_are_no_roman_numeral(text):
    assert from_roman(text) is None


@pytest.mark.parametrize("number", [0, 4000, -1])
def test_numbers_without_a_numeral_are_refused(number):
    with pytest.raises(ValueError, match="La Mã"):
        to_roman(number)


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (999, "999"), (-1234, "-1.234"), (Decimal("1234567.50"), "1.234.567,5")],
)
def test_numbers_are_written_the_vietnamese_way(value, text):
    assert format_number(value) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234", Decimal(1234)),
        ("1.234.567,5", Decimal("1234567.5")),
        ("1 234", Decimal(1234)),
        ("12,5", Decimal("12.5")),
        ("1.5", Decimal("1.5")),
        ("-7", Decimal(-7)),
    ],
)
def test_written_numbers_are_read(text, value):
    assert parse_number(text) == value


@pytest.mark.parametrize("text", ["", "mười", "1.23.456", "1,2,3", "5%"])
def test_other_text_is_no_number(text):
    assert parse_number(text) is None


@given(st.decimals(-(10**9), 10**9, places=3))
def test_a_written_number_is_read_back(value):
    assert parse_number(format_number(value)) in (value, Decimal(format_number(value) == "-0"))


def test_numbers_of_documents_below_ten_take_a_zero():
    assert [leading_zero(5), leading_zero(12), leading_zero(123)] == ["05", "12", "123"]
