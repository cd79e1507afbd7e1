"""The sitemaps that an index names, the newest first."""

import re
from datetime import UTC, datetime

from nhipcau.press.reading.shapes import FeedRead, Found

# Publishers keep the news of two days in one sitemap, and archives of years beside it.
_OF_NEWS = re.compile(r"news|tin-?tuc|tin-?moi|latest|recent|google", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,12}")
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def newest_first(children: tuple[Found, ...]) -> tuple[str, ...]:
    """Addresses of an index, each once: those named for news, then by the last change that is told,
    then by the numbers in the address, the greatest first (2026-11 before 2026-10, 12 before 9).
    """
    ordered = sorted(children, key=_freshness, reverse=True)
    return tuple(dict.fromkeys(child.address for child in ordered))


def latest_lines(read: FeedRead, *, since: datetime, most: int) -> tuple[Found, ...]:
    """The lines of a sitemap that came out after `since`, newest first, at most `most`.

    A sitemap without a single date tells the news where nothing else is: its first lines.
    """
    dated = [line for line in read.found if line.published]
    if not dated:
        return read.found[:most]
    fresh = [line for line in dated if _at(line) >= since]
    return tuple(sorted(fresh, key=_at, reverse=True)[:most])


def _freshness(child: Found) -> tuple[bool, datetime, tuple[int, ...]]:
    numbers = tuple(int(number) for number in _NUMBER.findall(child.address))
    return _OF_NEWS.search(child.address) is not None, _at(child), numbers


def _at(line: Found) -> datetime:
    return line.published.at if line.published else _LONG_AGO
