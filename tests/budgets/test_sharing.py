"""A sum is split to the last đồng: nothing is lost, nothing made."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.budgets.sharing import Portion, Split, by_weights, split

amounts = st.integers(0, 10**15)
weights = st.decimals(0, 10**7, places=2)
portions = st.lists(
    st.one_of(
        st.builds(lambda w: {"weight": w}, weights),
        st.builds(lambda a: {"fixed": a}, st.integers(0, 10**12)),
    ),
    max_size=12,
).map(lambda told: [Portion(key, **one) for key, one in enumerate(told)])


@given(amounts, st.lists(weights, max_size=20))
def test_parts_add_up_to_the_sum_unless_nobody_has_a_weight(amount, shares):
    parts = by_weights(amount, shares)

    assert sum(parts) == (amount if sum(shares) else 0)


@given(amounts, st.lists(weights, min_size=1, max_size=20))
def test_no_part_is_a_whole_dong_away_from_its_proportion(amount, shares):
    total = sum(shares)

    for part, weight in zip(by_weights(amount, shares), shares, strict=True):
        exact = Decimal(amount) * weight / total if total else 0
        assert abs(part - exact) <= 1


@given(amounts, portions)
def test_parts_and_rest_are_the_sum_that_was_split(amount, given_portions):
    found = split(amount, given_portions)

    assert sum(found.parts.values()) + found.rest == amount
    assert min([found.rest, *found.parts.values()]) >= 0
    assert list(found.parts) == [one.key for one in given_portions]


@given(amounts, portions)
def test_a_fixed_portion_gets_no_more_than_it_is_and_all_of_it_where_the_sum_reaches(
    amount, given_portions
):
    fixed = {one.key: one.fixed for one in given_portions if one.fixed is not None}

    parts = split(amount, given_portions).parts

    assert all(parts[key] <= value for key, value in fixed.items())
    if sum(fixed.values()) <= amount:
        assert {key: parts[key] for key in fixed} == fixed


@pytest.mark.parametrize(
    ("amount", "told", "parts", "rest"),
    [
        (100, [{"weight": 1}, {"weight": 1}, {"weight": 1}], [34, 33, 33], 0),
        (100, [{"fixed": 40}, {"weight": 2}, {"weight": 1}], [40, 40, 20], 0),
        (100, [{"fixed": 40}], [40], 60),
        (30, [{"fixed": 40}, {"fixed": 20}, {"weight": 1}], [20, 10, 0], 0),
        (0, [{"weight": 1}], [0], 0),
        (7, [], [], 7),
    ],
)
def test_fixed_amounts_come_first_and_weights_share_what_is_left(amount, told, parts, rest):
    given_portions = [Portion(key, **one) for key, one in enumerate(told)]

    assert split(amount, given_portions) == Split(dict(enumerate(parts)), rest)


@pytest.mark.parametrize(("amount", "weight"), [(-1, 1), (1, -1)])
def test_nothing_below_zero_is_split(amount, weight):
    with pytest.raises(ValueError, match="negative"):
        split(amount, [Portion(1, weight=weight)])
