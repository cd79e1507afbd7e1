"""Words that dates are written with, read once from the list that everybody shares."""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_HAN_DIGITS = "零一二三四五六七八九〇"
_HAN_NUMBER = re.compile(
    "(?:[零〇一二三四五六七八九]{1,4}|[一二三四五]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?)(?=[年月日時时点點分])"
)
_FILE = Path(__file__).parents[1] / "data" / "date_words.json"


@dataclass(frozen=True, slots=True)
class DateWords:
    """Small letters, NFKC. `months` gives 1 to 12, `eras` the year before the first one,
    `zones` minutes east of Greenwich, `ago` seconds in one of a unit.
    """

    months: Mapping[str, int]
    eras: Mapping[str, int]
    morning: frozenset[str]
    afternoon: frozenset[str]
    midday: frozenset[str]
    night: frozenset[str]
    zones: Mapping[str, int]
    ago: Mapping[str, int]
    just_now: tuple[str, ...]
    today: tuple[str, ...]
    yesterday: tuple[str, ...]
    two_days_ago: tuple[str, ...]


def plain_letters(text: str) -> str:
    """NFKC with every decimal digit as 0 to 9; ideographs of numbers too where they count years,
    months, days, hours or minutes.
    """
    text = unicodedata.normalize("NFKC", text)
    text = "".join(
        str(unicodedata.decimal(sign)) if sign > "\x7f" and sign.isdecimal() else sign
        for sign in text
    )
    return _HAN_NUMBER.sub(_counted, text) if "年" in text or "月" in text else text


def _counted(found: re.Match[str]) -> str:
    """二〇二六 is 2026, 十一 is 11, 二十五 is 25."""
    signs = found[0].replace("廿", "二十").replace("卅", "三十")
    if "十" not in signs:
        return "".join(str(_HAN_DIGITS.index(sign) % 10) for sign in signs)
    tens, _, ones = signs.partition("十")
    ten = _HAN_DIGITS.index(tens) % 10 if tens else 1
    one = _HAN_DIGITS.index(ones) % 10 if ones else 0
    return str(10 * ten + one)


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, none inside a longer word."""
    listed = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return rf"(?<![^\W\d_])(?:{listed})(?![^\W\d_])"


@lru_cache(maxsize=1)
def date_words() -> DateWords:
    """The words of `press/data/date_words.json`."""
    told = json.loads(plain_letters(_FILE.read_text("utf8")))
    return DateWords(
        months={word: turn for turn, words in enumerate(told["tháng"], start=1) for word in words},
        eras=told["niên hiệu, năm không"],
        morning=frozenset(told["giờ sáng"]),
        afternoon=frozenset(told["giờ chiều"]),
        midday=frozenset(told["giờ trưa"]),
        night=frozenset(told["giờ đêm"]),
        zones=told["múi giờ, phút"],
        ago=told["bao nhiêu giây trước"],
        just_now=tuple(told["vừa xong"]),
        today=tuple(told["hôm nay"]),
        yesterday=tuple(told["hôm qua"]),
        two_days_ago=tuple(told["hôm kia"]),
    )
