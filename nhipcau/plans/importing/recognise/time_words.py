"""Where in a stretch of lines the words of a time cell stand."""

import re
from functools import lru_cache

from nhipcau.vietnamese.text import fold
from nhipcau.vietnamese.timing import is_timeframe

_FIRST = re.compile(
    r"(?:ca|trong|nam|quy|qui|thang|thuong|hang|moi|tu|truoc|sau|den|het|cham|dau|giua|cuoi|nua|"
    r"dinh|dot|khi|theo|lien|suot|giai|tuan|ngay|hoan|du|thoi|khoang|toan|xuyen|hoc|dip|"
    r"thuc|trien|xong|ket|\(?\d)"
)
_GLUED = re.compile(r"(?<=\w[-/])\n")
_TORN_YEAR = re.compile(
    r"(?<=/2)\n(?=0\d\d(?!\d))|(?<=/20)\n(?=\d\d(?!\d))|(?<=/20\d)\n(?=\d(?!\d))"
)
_LONGEST = 14  # words of a time cell, as a rule


@lru_cache(maxsize=50_000)
def is_time(text: str) -> bool:
    """Whether the whole of `text` reads as the text of a time cell."""
    if len(text) > 90 or text.count(" ") > _LONGEST or not _FIRST.match(fold(text)):
        return False
    return is_timeframe(text)


@lru_cache(maxsize=50_000)
def begins_like_time(text: str) -> bool:
    """Whether `text` begins with a word that time cells begin with, in capitals or a digit."""
    return bool(_FIRST.match(fold(text))) and (text[0].isupper() or text[0].isdigit())


def time_lines(texts: tuple[str, ...]) -> int:
    """Over how many of the last lines a time stretches that ends them; 0 if none does."""
    words = texts[-1].split() if texts else []
    tails = range(1, min(7, len(words)))
    if any(words[-n][0].isupper() and is_time(" ".join(words[-n:])) for n in tails):
        return 1
    counts = range(1, min(3, len(texts)) + 1)
    return next((count for count in counts if is_time(join_raw(texts[-count:]))), 0)


def ends_with_time(texts: tuple[str, ...]) -> bool:
    """Whether the last one, two or three lines, or the tail of the last line, are a time."""
    return time_lines(texts) > 0


def join_raw(texts: tuple[str, ...]) -> str:
    """Lines as one text; a hyphen or slash glued to a letter at a line end takes no space.

    Neither does a year torn over two lines.
    """
    if not any(text[-1:] in "-/0123456789" for text in texts[:-1]):
        return " ".join(texts)
    glued = _GLUED.sub("", "\n".join(texts))
    return _TORN_YEAR.sub("", glued).replace("\n", " ")
