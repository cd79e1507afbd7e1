"""Secrecy stamps in a text, told from ordinary words such as "bảo mật" and "bí mật nhà nước"."""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass

_EDGE_LEFT = r"(?:^|(?<=\n)|(?<=\t)|(?<=[ ]{2}))[ \t|\[(*<«“\"]*"
_EDGE_RIGHT = r"(?=[ \t|\])*>»”\".:;]*(?:$|\n|[ ]{2}|\t))"
_WORDS = (
    ("top_secret", r"TUYỆT[ ]{1,3}MẬT|T U Y Ệ T {1,3}M Ậ T"),
    ("high_secret", r"TỐI[ ]{1,3}MẬT|T Ố I {1,3}M Ậ T"),
    ("returnable", r"TÀI LIỆU THU HỒI"),
    ("secret", r"MẬT|M Ậ T"),
    ("label", r"(?:DẤU )?(?:CHỈ )?ĐỘ MẬT"),
)
_STAND_ALONE = tuple(
    (kind, re.compile(rf"{_EDGE_LEFT}(?P<stamp>{words}){_EDGE_RIGHT}")) for kind, words in _WORDS
)
_LABELLED = re.compile(
    r"(?P<stamp>độ\s+mật\s*:\s*(?P<level>tuyệt\s+mật|tối\s+mật|mật))(?!\w)", re.IGNORECASE
)
# "Số: 12(M)/BC-UBND", "05/KH-UBND (TM)": the series of secret documents.
_SERIES = re.compile(
    r"(?P<stamp>\d{1,5}\s?\((?:M|TM|TuM|TốiM|TUM|TOM)\)\s?/\s?[A-ZĐ]"
    r"|\d{1,5}(?:/\d{4})?/[A-ZĐ]{1,6}(?:-[A-ZĐ&]{1,12})*\s?\((?:M|TM|TuM|TốiM|TUM|TOM)\))"
)
_SPLIT_WORD = re.compile(r"(?:BÍ|BẢO|CƠ|TUYỆT|TỐI|ĐỘ|KÍN)\s*$", re.IGNORECASE)
_LEVELS = {"mật": "secret", "tối mật": "high_secret", "tuyệt mật": "top_secret"}


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp found: `kind` is secret, high_secret, top_secret, returnable, label or series.

    `line` counts from 1.
    """

    kind: str
    text: str
    line: int


def find_stamps(text: str) -> tuple[Stamp, ...]:
    """Every stamp in `text`, in order; () for text that merely speaks of secrecy.

    A stamp word stands alone in its line or column, in capitals. A heading such as "BẢO VỆ BÍ
    MẬT NHÀ NƯỚC" is none, also where a line break falls inside it.
    """
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\xa0", " ")
    text = re.sub(r"[ \t]{3,}", "   ", text)
    found = [
        (match.start("stamp"), kind, match["stamp"])
        for kind, pattern in _STAND_ALONE
        for match in pattern.finditer(text)
        if not _SPLIT_WORD.search(text[max(0, match.start("stamp") - 80) : match.start("stamp")])
    ]
    found += [
        (match.start(), _LEVELS[re.sub(r"\s+", " ", match["level"].lower())], match["stamp"])
        for match in _LABELLED.finditer(text)
    ]
    found += [(match.start(), "series", match["stamp"]) for match in _SERIES.finditer(text)]
    breaks = [at for at, sign in enumerate(text) if sign == "\n"]
    return tuple(
        Stamp(kind, stamp, 1 + bisect_left(breaks, start)) for start, kind, stamp in sorted(found)
    )
