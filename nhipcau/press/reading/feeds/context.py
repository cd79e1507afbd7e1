"""What the entries of one feed have in common."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from nhipcau.press.reading.dates import parse_published
from nhipcau.press.reading.feeds.links import absolute, host_of, is_web
from nhipcau.press.reading.shapes import Published, Told

_THREE_LETTERS = {
    "vie": "vi",
    "eng": "en",
    "lao": "lo",
    "khm": "km",
    "tha": "th",
    "jpn": "ja",
    "kor": "ko",
    "zho": "zh",
    "chi": "zh",
    "fra": "fr",
    "fre": "fr",
    "rus": "ru",
    "deu": "de",
    "ger": "de",
    "spa": "es",
    "ita": "it",
    "por": "pt",
    "ind": "id",
    "msa": "ms",
    "may": "ms",
    "mya": "my",
    "bur": "my",
    "fil": "tl",
    "nld": "nl",
    "dut": "nl",
    "pol": "pl",
    "ara": "ar",
    "hin": "hi",
    "vietnamese": "vi",
    "english": "en",
    "french": "fr",
    "vn": "vi",
    "jp": "ja",
    "kr": "ko",
}

_PERIODS = {"hourly": 60, "daily": 1440, "weekly": 10080, "monthly": 43200, "yearly": 525600}
_LONGEST_PAUSE = 525_600


@dataclass(frozen=True, slots=True)
class Context:
    """`base` is what addresses are seen from, `home` the namespace of the root."""

    base: str
    zone: ZoneInfo
    now: datetime
    home: str = ""

    def address(self, told: str, base: str = "") -> str:
        return absolute(told, base or self.base)

    def published(self, told: str) -> Published | None:
        return parse_published(told, zone=self.zone, told=Told.FEED, now=self.now)


def base_of(place: str, told: str, site: str) -> str:
    """What relative addresses are seen from: what the feed says (xml:base), else where it was
    found, but the outlet's site if the feed lies at another host.
    """
    if told:
        return absolute(told, place) or place
    return site if is_web(site) and host_of(site) != host_of(place) else place


def language_code(told: str) -> str:
    """ "vi" out of "vi-VN", "vi_VN", "vie"; nothing out of what is no code."""
    first = told.strip().lower().replace("_", "-").partition("-")[0]
    first = _THREE_LETTERS.get(first, first)
    return first if 2 <= len(first) <= 3 and first.isascii() and first.isalpha() else ""


def pause_of(ttl: str, period: str, frequency: str) -> int:
    """Minutes between two visits: the longer of `ttl` and the period of `sy`, 0 for none told."""
    told = _PERIODS.get(period.strip().lower(), 0) // (_number(frequency) or 1)
    return min(max(_number(ttl), told), _LONGEST_PAUSE)


def _number(told: str) -> int:
    told = told.strip()
    return int(told) if told.isdecimal() and len(told) < 8 else 0
