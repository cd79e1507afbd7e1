"""Whether an act is in force on a day, and the sentence that warns of one that is not."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.documents.validity import Act, Validity, validity_on, warning, warnings

OLD = Act(
    "Nghị định số 13/2023/NĐ-CP",
    starts_on=date(2023, 7, 1),
    ends_on=date(2025, 12, 31),
    successor="Nghị định số 356/2025/NĐ-CP",
    successor_starts_on=date(2026, 1, 1),
)
DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))
MAYBE = st.none() | DAYS


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2023, 6, 30), Validity.NOT_YET),
        (date(2023, 7, 1), Validity.IN_FORCE),
        (date(2025, 12, 31), Validity.IN_FORCE),
        (date(2026, 1, 1), Validity.ENDED),
    ],
)
def test_both_ends_of_the_days_in_force_belong_to_them(day, state):
    assert validity_on(OLD, day) == state


def test_without_any_day_nothing_is_claimed():
    assert validity_on(Act("Thông tư số 22/2016"), date(2024, 1, 1)) == Validity.UNKNOWN


def test_an_act_ends_the_day_before_its_successor_where_no_end_is_told():
    act = Act("A", successor="B", successor_starts_on=date(2026, 7, 1))

    assert act.last_day == date(2026, 6, 30)
    assert validity_on(act, date(2026, 7, 1)) == Validity.ENDED


def test_a_dead_act_is_named_with_its_day_and_its_successor():
    assert warning(OLD, date(2026, 3, 1)) == (
        "Nghị định số 13/2023/NĐ-CP hết hiệu lực từ ngày 01/01/2026, "
        "được thay bằng Nghị định số 356/2025/NĐ-CP."
    )


def test_an_act_to_come_and_one_replaced_on_an_unknown_day_warn_too():
    unborn = Act("A", starts_on=date(2026, 7, 1))
    replaced = Act("B", successor="C")

    assert warnings([unborn, OLD, replaced, replaced], date(2024, 1, 1)) == (
        "A đến ngày 01/07/2026 mới có hiệu lực.",
        "B đã được thay bằng C, chưa rõ từ ngày nào.",
    )


@given(starts=MAYBE, length=st.none() | st.integers(0, 20_000), after=MAYBE, day=DAYS)
def test_an_act_in_force_is_never_warned_of_and_a_dead_one_always(starts, length, after, day):
    ends = None if length is None or starts is None else starts + timedelta(days=length)
    act = Act("A", starts, ends, "B" if after else "", after)

    said, state = warning(act, day), validity_on(act, day)

    assert bool(said) == (state in {Validity.ENDED, Validity.NOT_YET})
    assert said.count(".") <= 1
