"""What days a period counts, what it is called, and when its days are odd."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.organisations.calendar import Calendar
from nhipcau.reports.periods import (
    PERIODS_IN_YEAR,
    Period,
    counting_day,
    period_of,
    previous,
    round_warnings,
)

SAIGON = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.mark.parametrize(
    ("period", "title", "start", "end"),
    [
        (Period("quarter", 2024, 1), "Quý I năm 2024", (2023, 12, 15), (2024, 3, 14)),
        (Period("quarter", 2024, 2), "Quý II năm 2024", (2024, 3, 15), (2024, 6, 14)),
        (Period("quarter", 2024, 3), "Quý III năm 2024", (2024, 6, 15), (2024, 9, 14)),
        (Period("quarter", 2024, 4), "Quý IV năm 2024", (2024, 9, 15), (2024, 12, 14)),
        (Period("half_year", 2024, 1), "6 tháng đầu năm 2024", (2023, 12, 15), (2024, 6, 14)),
        (Period("half_year", 2024, 2), "6 tháng cuối năm 2024", (2024, 6, 15), (2024, 12, 14)),
        (Period("year", 2024), "Năm 2024", (2023, 12, 15), (2024, 12, 14)),
    ],
)
def test_a_period_has_its_title_and_window(period, title, start, end):
    assert (period.title, period.window) == (title, (date(*start), date(*end)))


@pytest.mark.parametrize(
    ("kind", "index"),
    [("quarter", 0), ("quarter", 5), ("half_year", 3), ("year", 1), ("month", 1)],
)
def test_a_period_that_does_not_exist_is_refused(kind, index):
    with pytest.raises(ValueError, match=kind):
        Period(kind, 2024, index)


def test_an_ad_hoc_period_has_a_title_but_no_window_and_none_before():
    period = Period("ad_hoc", 2024, 2)

    assert (period.title, previous(period)) == ("Đợt 2 năm 2024", None)
    with pytest.raises(ValueError, match="window"):
        _ = period.window


@settings(deadline=None)
@given(
    kind=st.sampled_from(sorted(PERIODS_IN_YEAR)),
    day=st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 12, 31)),
)
def test_each_day_lies_in_one_period_and_periods_follow_without_gap(kind, day):
    period = period_of(day, kind)
    start, end = period.window

    assert start <= day <= end
    assert previous(period).window[1] == start - timedelta(days=1)
    assert period_of(start, kind) == period_of(end, kind) == period


@pytest.mark.parametrize(
    ("moment", "quarter"),
    [
        (datetime(2024, 3, 14, 23, 59, tzinfo=SAIGON), 1),
        (datetime(2024, 3, 15, 0, 0, tzinfo=SAIGON), 2),
        (datetime(2024, 3, 14, 16, 59, tzinfo=UTC), 1),
        (datetime(2024, 3, 14, 17, 0, tzinfo=UTC), 2),
        (datetime(2024, 3, 14, 17, 0), 2),  # noqa: DTZ001  a moment without zone is the case
    ],
)
def test_the_day_in_vietnam_decides_the_quarter(moment, quarter):
    assert period_of(counting_day(moment), "quarter") == Period("quarter", 2024, quarter)


def days(**changes: date) -> dict[str, date]:
    usual = {
        "window_start": date(2023, 12, 15),
        "window_end": date(2024, 12, 14),
        "opens_on": date(2024, 11, 30),
        "due_on": date(2024, 12, 16),
    }
    return usual | changes


def test_an_answer_due_before_the_data_close_is_warned_of():
    assert round_warnings(**days(due_on=date(2024, 12, 9))) == [
        "Hạn nộp 09/12/2024 sớm hơn một ngày làm việc sau ngày chốt số liệu 14/12/2024; theo quy "
        "định, hạn sớm nhất là 16/12/2024. Hãy lùi hạn nộp hoặc chốt số liệu sớm hơn."
    ]


def test_the_first_working_day_after_closing_is_early_enough():
    assert round_warnings(**days()) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"plan_due_on": date(2024, 12, 9)}, "muộn hơn hạn ghi trong kế hoạch"),
        ({"due_on": date(2024, 12, 21)}, "ngày nghỉ cuối tuần"),
        ({"opens_on": date(2023, 12, 1)}, "trước ngày bắt đầu tính số liệu"),
    ],
)
def test_other_odd_days_are_warned_of(changes, words):
    (warning,) = round_warnings(**days(**changes))

    assert words in warning


LABOUR_DAY = date(2024, 5, 1)
OF_2024 = Calendar(frozenset({2024}), frozenset({LABOUR_DAY}))


def test_holidays_move_the_earliest_day_and_are_told_from_weekends():
    (early, off) = round_warnings(
        **days(window_end=date(2024, 4, 30), opens_on=date(2024, 4, 16), due_on=LABOUR_DAY),
        calendar=OF_2024,
    )

    assert "hạn sớm nhất là 02/05/2024" in early
    assert off == "Hạn nộp 01/05/2024 rơi vào ngày nghỉ lễ."


def test_a_year_without_holidays_is_told_once():
    (warning,) = round_warnings(**days(due_on=date(2025, 1, 10)), calendar=OF_2024)

    assert warning.startswith("Chưa có lịch nghỉ năm 2025, chỉ trừ thứ Bảy, Chủ nhật.")
