"""Where in a stretch of lines the words of a time cell stand."""

import re
from functools import lru_cache

from nhipcau.vietnamese.text import fold
from nhipcau.vietnamese.timing import is_timeframe

_FIRST = re.compile(
    r"(?:ca|trong|nam|quy|qui|thang|thuong|hang|moi|tu|truoc|sau|den|het|cham|dau|giua|cuoi|nua|"
    r"dinh|dot|khi|theo|lien|suot|giai|tuan|ngay|hoan|du|thoi|khoang|toan|xuyen|hoc|dip|"
    r"thuc|trien|6|sau|\(?\d)"
)
_GLUED = re.compile(r"(?<=\w[-/])\n")
_LONGEST = 14  # words of a time cell, as a rule


@lru_cache(maxsize=50_000)
def is_time(text: str) -> bool:
    """Whether the whole of `text` reads as the text of a time cell."""
    if len(text) > 90 or not _FIRST.match(fold(text)) or text.count(" ") > _LONGEST:
        return False
    return is_timeframe(text)


@lru_cache(maxsize=50_000)
def begins_like_time(text: str) -> bool:
    """Whether `text` begins with a word that time cells begin with, in capitals or a digit."""
    return bool(_FIRST.match(fold(text))) and (text[0].isupper() or text[0].isdigit())


def ends_with_time(texts: tuple[str, ...]) -> bool:
    """Whether the last one, two or three lines, or the tail of the last line, are a time."""
    if any(is_time(join_raw(texts[-count:])) for count in (1, 2, 3) if count <= len(texts)):
        return True
    words = texts[-1].split() if texts else []
    return any(
        words[-count][0].isupper() and is_time(" ".join(words[-count:]))
        for count in range(1, min(7, len(words)))
    )


def join_raw(texts: tuple[str, ...]) -> str:
    """Lines as one text; a hyphen or slash glued to a letter at a line end takes no space."""
    if len(texts) < 2:
        return "".join(texts)
    return _GLUED.sub("", "\n".join(texts)).replace("\n", " ")
