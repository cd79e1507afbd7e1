"""Dates of publication in the words of many outlets; one moment, one day, or none."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.press.reading.dates import parse_published
from nhipcau.press.reading.shapes import Published, Told
from tests.press.feeds.made_feeds import DAY, HALF_PAST_TWO, NOW, ZONE


def read(text: str, now: datetime | None = NOW, zone: ZoneInfo = ZONE) -> Published | None:
    return parse_published(text, zone=zone, told=Told.FEED, now=now)


MOMENTS = """
Thu, 05 Nov 2026 14:30:00 +0700 | Thu, 5 Nov 26 14:30:00 +0700 | Thu, 05 Nov 2026 07:30:00 GMT
Thursday, 05-Nov-26 07:30:00 GMT | Thu Nov  5 07:30:00 2026 UTC | 5 Nov 2026 02:30 EST
Thu Nov 05 2026 14:30:00 GMT+0700 (Indochina Time) | Thu Nov 05 14:30:00 +0700 2026
2026-11-05T14:30:00+07:00 | 2026-11-05T07:30:00.123Z | 2026-11-05T14:30+07 | 2026-11-05t07:30:00z
20261105T073000Z | 20261105143000 | 2026-11-05 14:30 | 2026/11/05 14:30:00 | 1793863800
1793863800000 | 05/11/2026 14:30 | 5/11/2026 2:30 CH | 05/11/2026 2:30:00 PM | 05.11.2026 14:30
Thứ năm, 05/11/2026, 14:30 (GMT+7) | 14:30 - 05/11/2026 | Cập nhật lúc 14h30 ngày 05/11/2026
14 giờ 30 phút, ngày 5 tháng 11 năm 2026 | Tháng Mười Một 5, 2026 lúc 2:30 chiều | 05/11/26 14:30
5 Tháng Mười Một, 2026 14:30 | 05/11/2026 14:30 ICT | 05/11/2026 14:30 +07 | 05 Th11, 2026 14:30
THỨ NĂM, 05/11/2026 14:30 | 05/11/2026 16:30 JST | November 5th, 2026, 2:30 p.m. | 5/11/2026 14g30
jeudi 5 novembre 2026 à 14h30 | 2026年11月5日 14:30 | 2026年11月5日下午2:30 | 2026年11月5日14時30分
令和8年11月5日 14:30 | 2026년 11월 5일 오후 2:30 | 2026. 11. 5. 14:30 | ๕ พ.ย. ๒๕๖๙ ๑๔:๓๐
5 พฤศจิกายน 2569 14:30 | ໐໕/໑໑/໒໐໒໖ ໑໔:໓໐ | ៥ វិច្ឆិកា ២០២៦ ១៤:៣០ | ５/１１/２０２６　１４：３０
5 thg 11, 2026, 14:30 | Thứ Năm, 5/11/2026, 14:30 (GMT+7) | 05/11/2026 14:30 GMT+7
二〇二六年十一月五日 14:30 | 令和八年十一月五日 午後二時三十分 | 民國一一五年十一月五日 14:30
5 พฤศจิกายน พ.ศ. 2569 14:30 | ໕ ເດືອນ ພະຈິກ ປີ ໒໐໒໖, ບ່າຍ 14:30 | ទី៥ ខែវិច្ឆិកា ឆ្នាំ២០២៦ ១៤:៣០
៥ វិច្ឆិកា ២០២៦ ២:៣០ រសៀល | 05 нояб. 2026 г., 14:30 | 2026-11-05T07:30:00+00:00Z
5 ноября 2026 14:30 | Thu, 05 Nov 2026 14.30 WIB | 2026-11-05T14:30:00&#43;07:00
"""


@pytest.mark.parametrize("text", [part.strip() for part in MOMENTS.replace("\n", "|").split("|")])
def test_half_past_two_on_the_fifth_is_read_from(text: str) -> None:
    assert read(text) == (HALF_PAST_TWO if text else None)


@pytest.mark.parametrize(
    "text",
    [
        *("05/11/2026", "2026-11-05", "Thu, 05 Nov 2026", "ngày 5 tháng 11 năm 2026", "20261105"),
        *("Nov 5, 2026", "05/11/2026 GMT+7", "2026년 11월 5일", "๕ พฤศจิกายน ๒๕๖๙"),
    ],
)
def test_a_day_alone_is_its_noon_where_the_outlet_is(text: str) -> None:
    assert read(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "Thu, ", "Thu, 05", "Thu, 05 Nov", "Thu, 05 Nov 20", "Thu, 05 Nov 202", "2026"),
        *("2026-11", "11/2026", "tháng 11 năm 2026", "05/11", "05/11/20", "2026-11-0", "14:30"),
        *("31/02/2026", "99/99/9999", "0000-00-00", "0001-01-01T00:00:00Z", "1989-12-31", "0"),
        *("2027-01-01T00:00:00Z", "9999999999", "\ud800", "\x00", "null", "1" * 300),
    ],
)
def test_no_whole_day_is_no_date(text: str) -> None:
    assert read(text) is None


def test_two_days_ahead_are_believed_and_no_more() -> None:
    ahead = NOW + timedelta(days=2)

    assert read(ahead.isoformat()) == Published(ahead, Told.FEED)
    assert read((ahead + timedelta(seconds=1)).isoformat()) is None


@pytest.mark.parametrize("text", ["Thu, 05 Nov 2569 14:30:00 +0700", "5/11/69 14:30"])
def test_years_of_the_buddhist_era_are_turned_where_they_are_counted(text: str) -> None:
    bangkok = ZoneInfo("Asia/Bangkok")

    assert (read(text, zone=bangkok), read(text)) == (HALF_PAST_TWO, None)


def test_the_days_before_are_counted_in_other_languages_too() -> None:
    two_days_ago = Published(datetime(2026, 11, 21, 7, 30, tzinfo=UTC), Told.FEED)

    told = ("Hôm kia, 14:30", "前天 14:30", "позавчера в 14:30", "avant-hier à 14h30")
    assert [read(text) for text in told] == [two_days_ago] * 4
    assert read("вчера в 14:30") == read("hôm qua 14h30")
    assert read("cách đây 5 giờ") == read("5 часов назад") == read("5 giờ trước")


def test_hours_ago_need_to_know_from_when() -> None:
    assert read("5 giờ trước", now=None) is read("hôm qua, 14:30", now=None) is None
    assert read("5 giờ trước") == Published(NOW - timedelta(hours=5), Told.FEED)
    assert read("3시간 전") == read("il y a 3 heures") == read("3 hours ago")
    assert read("Hôm qua, 14:30") == Published(datetime(2026, 11, 22, 7, 30, tzinfo=UTC), Told.FEED)
    assert read("18 ngày trước") == DAY


def test_a_name_of_several_zones_is_that_of_the_outlet() -> None:
    taipei, text = ZoneInfo("Asia/Taipei"), "Thu, 05 Nov 2026 15:30:00 CST"

    assert read(text, zone=taipei) == HALF_PAST_TWO
    assert read(text) == Published(datetime(2026, 11, 5, 21, 30, tzinfo=UTC), Told.FEED)


MINUTES = int((NOW - datetime(1990, 1, 2, tzinfo=UTC)).total_seconds() // 60)


@given(st.integers(0, MINUTES).map(lambda back: NOW - timedelta(minutes=back)))
def test_every_way_to_write_a_moment_tells_that_moment(moment: datetime) -> None:
    at = moment.astimezone(ZONE)
    whole = Published(at.astimezone(UTC), Told.FEED)

    forms = ("%d/%m/%Y %H:%M", "%H:%M, %d-%m-%Y", "%Y-%m-%dT%H:%M:%S%z", "%Y年%m月%d日%H時%M分")
    assert {read(at.strftime(form)) for form in forms} == {whole}


@given(st.text(max_size=60))
def test_no_words_raise(text: str) -> None:
    found = read(text)

    assert found is None or found.at.tzinfo is UTC
