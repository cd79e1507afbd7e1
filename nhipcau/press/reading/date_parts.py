"""The day, the time of day and the zone in the words of a date, each found by itself."""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from nhipcau.press.reading.date_words import date_words, one_of

_BUDDHIST_ZONES = frozenset({"Asia/Bangkok", "Asia/Vientiane", "Asia/Phnom_Penh"})
_BUDDHIST_SCRIPTS = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff]|\bb\.?e\.?\b")
_BUDDHIST_YEARS = 543
_FURTHEST = timedelta(hours=14)
_OFFSET = r"([+\-\u2212\u2013])\s?(\d{1,2}:\d{2}|\d{1,4})"
_TOLD_OFFSET = re.compile(rf"(?:gmt|utc|múi giờ)\s*{_OFFSET}(?![\d/.])")
_BARE_OFFSET = re.compile(
    r"\s*\(?([+\-\u2212])(\d{2}:?\d{2}|\d{2})(?![\d/.:-])(?!\s*(?!z\b)[^\W\d_])", re.ASCII
)
_ZONE_NAME = re.compile(r"[A-Z]{2,5}\b")
_DOTTED_CLOCK = re.compile(r"(?<![\d.])([01]?\d|2[0-3])\.([0-5]\d)(?![\d.])")


class Clock(NamedTuple):
    """A time of day; `end` is where its words end in the text."""

    hour: int
    minute: int
    second: int
    end: int


class Day(NamedTuple):
    """A day; `start`, `end` are where its words stand, `is_short` says the year had two digits."""

    day: date
    start: int
    end: int
    is_short: bool = False


def find_day(text: str, zone: ZoneInfo) -> Day | None:
    """The first whole day in a text of small letters; numbers are day, month, year.

    Month, day, year is read only where nothing else is possible (11/25/2026). Years of the Buddhist
    era are turned where the script or the zone is of a country that counts so. A day without a
    month or a year is none.
    """
    buddhist = zone.key in _BUDDHIST_ZONES or bool(_BUDDHIST_SCRIPTS.search(text))
    for pattern in _day_patterns():
        for found in pattern.finditer(text):
            told = found.groupdict()
            made = _day(_year(told, buddhist), told["m"], int(told["d"]))
            if made:
                is_short = len(told["y"]) == 2 and not told.get("era")
                return Day(made, *found.span(), is_short)
    return None


def find_clock(text: str, day: Day | None = None) -> Clock | None:
    """The first time of day: 14:30:05, 14h30, 2:30 CH, 下午2時30分; None where there is none."""
    for found in _clock_pattern().finditer(text):
        half = found["before"] or found["after"] or ""
        hour = _hour(int(found["hour"]), half)
        minute = int(found["minute"] or found["after_word"] or 0)
        second = int(found["second"] or 0)
        if hour == 24 and found["minute"] and minute == second == 0:
            return Clock(24, 0, 0, found.end())
        if hour < 24 and minute < 60 and second <= 60:
            return Clock(hour, minute, min(second, 59), found.end())
    if not day:
        return None
    rest = text[: day.start] + " " * (day.end - day.start) + text[day.end :]
    dotted = _DOTTED_CLOCK.search(rest)
    return Clock(int(dotted[1]), int(dotted[2]), 0, dotted.end()) if dotted else None


def find_zone(text: str, small: str, after: int, zone: ZoneInfo) -> tzinfo:
    """The zone that the text tells, else that of the outlet.

    `small` is the text in small letters, `after` where the time of day ends. A name that several
    places use (CST, IST) is the outlet's own where that is its name there.
    """
    told = _TOLD_OFFSET.search(small) or _BARE_OFFSET.match(small, after)
    if told:
        return _offset(told[1], told[2]) or zone
    zones = date_words().zones
    if small[after : after + 1] == "z" and not small[after + 1 : after + 2].isalpha():
        return UTC
    for name in _ZONE_NAME.findall(text[after : after + 40]):
        if name in _own_names(zone):
            return zone
        if name.lower() in zones:
            return timezone(timedelta(minutes=zones[name.lower()]))
    for name, minutes in zones.items():
        if " " in name and name in small:
            return timezone(timedelta(minutes=minutes))
    return zone


@lru_cache(maxsize=256)
def _own_names(zone: ZoneInfo) -> frozenset[str]:
    winter, summer = date(2026, 1, 1), date(2026, 7, 1)
    return frozenset(
        name for day in (winter, summer) if (name := _noon(day, zone).tzname()) and name.isalpha()
    )


def _noon(day: date, zone: tzinfo) -> "datetime":
    return datetime(day.year, day.month, day.day, 12, tzinfo=zone)


def _offset(sign: str, digits: str) -> tzinfo | None:
    if ":" in digits:
        hours, _, minutes = digits.partition(":")
    elif len(digits) <= 2:
        hours, minutes = digits, "0"
    else:
        hours, minutes = digits[:-2], digits[-2:]
    distance = timedelta(hours=int(hours), minutes=int(minutes))
    if distance > _FURTHEST or int(minutes) >= 60:
        return None
    return timezone(distance if sign == "+" else -distance)


def _hour(hour: int, half: str) -> int:
    words = date_words()
    if half in words.morning:
        return 0 if hour == 12 else hour
    if half in words.afternoon:
        return hour + 12 if hour < 12 else hour
    if half in words.midday:
        return hour + 12 if hour < 5 else hour
    if half in words.night:
        return hour + 12 if 6 < hour < 12 else hour % 12 if hour == 12 else hour
    return hour


def _year(told: dict[str, str], buddhist: bool) -> int:
    if told.get("era"):
        return date_words().eras[told["era"]] + (1 if told["y"] == "元" else int(told["y"]))
    year = int(told["y"])
    if len(told["y"]) == 2:
        if buddhist and year >= 50:
            return 2500 - _BUDDHIST_YEARS + year
        return year + (2000 if year < 50 else 1900)
    return year - _BUDDHIST_YEARS if buddhist and year >= 2400 else year


def _day(year: int, month: str, day: int) -> date | None:
    turn = int(month) if month.isdigit() else date_words().months[month]
    if month.isdigit() and turn > 12 and day <= 12:
        turn, day = day, turn
    try:
        return date(year, turn, day)
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _day_patterns() -> tuple[re.Pattern[str], ...]:
    """Ways to write a day, the surest first."""
    words, number = one_of(date_words().months), r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th|er|º|\.)?"
    era = "|".join(date_words().eras)
    year, short = r"(?P<y>\d{4})(?!\d)", r"(?P<y>\d{2})(?![\d:]|\s?[/.-]\s?\d)"
    between = r"[\s,./-]*(?:năm|de|del|of|พ\.?ศ\.?|ค\.?ศ\.?|ปี|ປີ|ឆ្នាំ)?\s*"
    month = r"(?P<m>\d{1,2})"
    named = rf"{number}[\s,/-]*(?:of\s|de\s|เดือน|ເດືອນ|ខែ)?\s*(?P<m>{words})\.?"
    clock = r"\d{1,2}:\d{2}(?::\d{2})?(?:\s+(?:[a-z]{2,5}|[+-]\d{4}))?"
    told = (
        rf"(?P<era>{era})\s?(?P<y>\d{{1,3}}|元)年\s?{month}月\s?(?P<d>\d{{1,2}})日",
        rf"(?<![\d/.-])(?P<y>\d{{4}})\s?[-/.年년]\s?{month}\s?[-/.月월]\s?(?P<d>\d{{1,2}})(?!\d)",
        rf"(?<!\d)(?P<d>\d{{1,2}})\s?[-/.\u2013]\s?{month}\s?[-/.\u2013]\s?{year}",
        rf"(?<!\d)(?P<d>\d{{1,2}})[\s,]*(?:tháng|thg\.?|th\.?|เดือน|ເດືອນ|ខែ)\s*{month}{between}{year}",
        rf"(?:tháng|thg\.?|th\.?)\s*{month}\s+(?P<d>\d{{1,2}}),?\s+(?:năm\s+)?{year}",
        rf"{named}{between}{year}",
        rf"(?P<m>{words})\.?\s*{number},?\s*(?:năm\s+)?{year}",
        rf"(?P<m>{words})\s+{number}\s+{clock}\s+{year}",
        rf"{named}{between}{short}",
        rf"(?<!\d)(?P<d>\d{{1,2}})\s?[-/.]\s?{month}\s?[-/.]\s?{short}",
    )
    return tuple(re.compile(pattern) for pattern in told)


@lru_cache(maxsize=1)
def _clock_pattern() -> re.Pattern[str]:
    words = date_words()
    halves = one_of(words.morning | words.afternoon | words.midday | words.night)
    han = "上午|午前|早上|凌晨|오전|下午|午後|晚上|오후|中午"
    return re.compile(
        rf"(?:(?P<before>{han})\s?)?(?<![\d:])(?P<hour>\d{{1,2}})"
        r"(?:\s?:\s?(?P<minute>\d{2})(?!\d)|\s?(?:giờ|heures|時|时|点|點|시|h|g)(?![^\W\d_])"
        r"\s?(?:(?P<after_word>\d{2})(?!\d))?)"
        r"(?:\s?(?::|phút|分|분)\s?(?:(?P<second>\d{2})(?!\d)(?:[.,]\d+)?)?)?"
        rf"(?:\s?(?P<after>{halves}))?"
    )
