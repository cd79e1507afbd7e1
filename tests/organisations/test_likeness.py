import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.organisations.likeness import likeness


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Sở Du lịch", "so du lich", 0.98),
        ("Sở KHCN", "Sở Khoa học và Công nghệ", 0.9),
        ("Sở KHVCN", "Sở Khoa học và Công nghệ", 0.9),
        ("Báo", "Đài", 0.0),
        ("", "Sở Du lịch", 0.0),
    ],
)
def test_likeness_of_known_pairs(left, right, expected):
    assert likeness(left, right) == expected


@settings(deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_the_same_both_ways_round_and_below_certainty(left, right):
    assert 0 <= likeness(left, right) < 1
    assert (likeness(left, right) > 0) == (likeness(right, left) > 0)
