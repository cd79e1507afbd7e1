from decimal import Decimal

import pytest

from nhipcau.vietnamese.numbers import format_number, to_roman


def test_roman_numerals_subtract_what_stands_before():
    numerals = [to_roman(number) for number in (1, 4, 9, 14, 40, 49, 1990, 3999)]

    assert numerals == ["I", "IV", "IX", "XIV", "XL", "XLIX", "MCMXC", "MMMCMXCIX"]


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
