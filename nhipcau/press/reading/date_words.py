"""Words that dates are written with, read once from the list that everybody shares."""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

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


def plain_letters(text: str) -> str:
    """NFKC with every decimal digit as 0 to 9."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(
        str(unicodedata.decimal(sign)) if sign > "\x7f" and sign.isdecimal() else sign
        for sign in text
    )


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
    )
