"""Sums as people type them are read in whole đồng, or refused with what to write."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.vietnamese.money import LARGEST, NotMoney, read_money
from nhipcau.vietnamese.numbers import format_number


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.234.567", 1_234_567),
        ("1234567", 1_234_567),
        ("1 234 567", 1_234_567),
        (" 12,5 triệu ", 12_500_000),
        ("12,5tr", 12_500_000),
        ("12,5 triệu đồng", 12_500_000),
        ("1.250 triệu", 1_250_000_000),
        ("1,2 tỷ", 1_200_000_000),
        ("2 tỉ", 2_000_000_000),
        ("500 nghìn", 500_000),
        ("450.000đ", 450_000),
        ("450.000 VNĐ", 450_000),
        ("0", 0),
    ],
)
def test_a_sum_is_read_as_people_write_it(text, amount):
    assert read_money(text) == amount


@pytest.mark.parametrize(
    "text",
    ["", "đồng", "12.5", "12.5 triệu", "1,234,567", "1.23.456", "0,5", "1,5", "năm triệu", "1e6",
     "-5", "−5 triệu", "１２３", "1.234.567 USD", "9" * 16, "1.000.000 tỷ", "1/2",
     "1.234 567", "đđ", "9" * 5000, "1," + "0" * 5000, "5" + " đ" * 5000],
)  # fmt: skip
def test_what_could_mean_something_else_is_refused(text):
    with pytest.raises(NotMoney, match=r"Số tiền|số tiền"):
        read_money(text)


@given(st.integers(0, LARGEST))
def test_every_sum_is_read_back_from_how_it_is_printed(amount):
    assert read_money(format_number(amount)) == amount


@given(st.text(max_size=30))
def test_no_words_do_more_than_be_refused(text):
    with contextlib.suppress(NotMoney):
        assert 0 <= read_money(text) <= LARGEST
