"""When something came out, out of whatever words a feed or a page tells it with."""

import html
import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from nhipcau.press.reading.date_parts import find_clock, find_day, find_zone
from nhipcau.press.reading.date_words import DateWords, date_words, one_of, plain_letters
from nhipcau.press.reading.shapes import Published, Told

EARLIEST_YEAR = 1990
LATEST_YEAR = 2200
AHEAD = timedelta(days=2)
LONGEST = 200

_MONTHS = {
    name: turn
    for turn, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
# The two forms that nearly all feeds use, read without the search for parts.
_MAIL = re.compile(
    r"(?:[A-Za-z]{3}, )?(\d{1,2}) ([A-Za-z]{3}) (\d{4}) "
    r"(\d{2}):(\d{2}):(\d{2}) (?:([+-])(\d{2})(\d{2})|GMT|UTC|Z)",
    re.ASCII,
)
_ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.\d+)?"
    r"(?:([+-])(\d{2}):?(\d{2})|[Zz])",
    re.ASCII,
)
_COMPACT = re.compile(r"(\d{8})[T ]?(?:(\d{2}):?(\d{2}):?(\d{2})?)?(.*)", re.ASCII | re.DOTALL)
_EPOCH = re.compile(r"(-?\d{9,10})(?:\.\d+)?|(\d{13})|(\d{16})", re.ASCII)


def parse_published(
    text: str, *, zone: ZoneInfo, told: Told, now: datetime | None = None
) -> Published | None:
    """When the words say that something came out; None where they tell no whole day.

    Numbers are day, month, year: 05/11/2026 is 5 November whoever writes it. A time without a zone
    is of `zone`, where the outlet is. `now` (aware) is when the words were read: "5 giờ trước" is
    counted from it, and what lies more than two days after it is None, as is a day before 1990.
    Never raises, whatever the text.
    """
    text = text.strip()[: LONGEST + 1]
    if len(text) > LONGEST or not text:
        return None
    try:
        found = _fast(text) or _slow(text, zone, now)
    except (ValueError, OverflowError):
        return None
    if not found:
        return None
    at, is_day = found
    if not EARLIEST_YEAR <= at.year <= LATEST_YEAR or (now and at > now + AHEAD):
        return None
    return Published(at, told, is_day)


def _fast(text: str) -> tuple[datetime, bool] | None:
    if found := _ISO.fullmatch(text):
        year, month = int(found[1]), int(found[2])
        day = int(found[3])
    elif (found := _MAIL.fullmatch(text)) and found[2].lower() in _MONTHS:
        year, month = int(found[3]), _MONTHS[found[2].lower()]
        day = int(found[1])
    else:
        return None
    if year > LATEST_YEAR:  # of the Buddhist era, perhaps
        return None
    if found[4] > "23" or found[6] > "59" or (found[8] or "0") > "14":
        return None
    at = datetime(year, month, day, int(found[4]), int(found[5]), int(found[6]), tzinfo=UTC)
    if found[7]:
        east = timedelta(hours=int(found[8]), minutes=int(found[9]))
        at = at - east if found[7] == "+" else at + east
    return at, False


def _slow(text: str, zone: ZoneInfo, now: datetime | None) -> tuple[datetime, bool] | None:
    if not text.isascii():
        text = plain_letters(text)
    if "&" in text:
        text = html.unescape(text)
    if found := _EPOCH.fullmatch(text):
        seconds = int(found[1] or found[2] or found[3])
        return datetime.fromtimestamp(
            seconds / (1 if found[1] else 1000 if found[2] else 1_000_000), UTC
        ).replace(microsecond=0), False
    small = text.lower()
    return (
        _compact(small, zone)
        or _words(text if len(text) == len(small) else small, small, zone)
        or (_relative(small, zone, now) if now else None)
    )


def _compact(small: str, zone: ZoneInfo) -> tuple[datetime, bool] | None:
    """20261105, 20261105T143000Z, 20261105143000."""
    found = _COMPACT.fullmatch(small.upper())
    if not found or (found[5].strip() and not found[2]):
        return None
    day = datetime.strptime(found[1], "%Y%m%d").replace(tzinfo=UTC).date()
    if not found[2]:
        return _moment(day, None, zone)
    place = find_zone(found[5], found[5].lower(), 0, zone)
    return _moment(day, (int(found[2]), int(found[3]), int(found[4] or 0)), place)


def _words(text: str, small: str, zone: ZoneInfo) -> tuple[datetime, bool] | None:
    day = find_day(small, zone)
    if not day:
        return None
    clock = find_clock(small, day)
    if not clock:
        return None if day.is_short else _moment(day.day, None, zone)
    return _moment(day.day, clock[:3], find_zone(text, small, clock.end, zone))


def _moment(day: date, clock: tuple[int, int, int] | None, zone: tzinfo) -> tuple[datetime, bool]:
    """That moment in UTC, or noon of the day where no time is told."""
    hour, minute, second = clock or (12, 0, 0)
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
    if hour == 24:
        return (midnight + timedelta(days=1)).astimezone(UTC), False
    return midnight.replace(hour=hour, minute=minute, second=second).astimezone(UTC), not clock


@lru_cache(maxsize=1)
def _ago_pattern() -> re.Pattern[str]:
    units = "|".join(sorted(map(re.escape, date_words().ago), key=len, reverse=True))
    return re.compile(
        rf"(?<!\d)(\d{{1,3}}|một|an?|une?)\s*({units})\s*"
        r"(?:trước|ago|前|전|ที่แล้ว|ທີ່ຜ່ານມາ|ກ່ອນ|មុន|назад|yang lalu)"
        rf"|(?:il y a|cách đây|vor) (\d{{1,3}}|một|une?) ({units})(?![^\W\d_])"
    )


def _relative(small: str, zone: ZoneInfo, now: datetime) -> tuple[datetime, bool] | None:
    """ "5 giờ trước", "hôm qua, 14:30", counted back from `now`."""
    words = date_words()
    here = now.astimezone(zone)
    if found := _ago_pattern().search(small):
        count, unit = found[1] or found[3], found[2] or found[4]
        seconds = (int(count) if count.isdigit() else 1) * words.ago[unit]
        before = now.astimezone(UTC) - timedelta(seconds=seconds)
        if seconds % 86400 or words.ago[unit] < 86400:
            return before.replace(microsecond=0), False
        return _moment(before.astimezone(zone).date(), None, zone)
    return _day_told(small, words, here, zone)


def _day_told(
    small: str, words: DateWords, here: datetime, zone: ZoneInfo
) -> tuple[datetime, bool] | None:
    if re.search(one_of(words.just_now), small):
        return here.astimezone(UTC).replace(microsecond=0), False
    back = next(
        (
            days
            for days, names in ((2, words.two_days_ago), (1, words.yesterday), (0, words.today))
            if re.search(one_of(names), small)
        ),
        None,
    )
    if back is None:
        return None
    clock = find_clock(small)
    return _moment(here.date() - timedelta(days=back), clock[:3] if clock else None, zone)
