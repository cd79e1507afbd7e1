"""Folding Vietnamese text for comparison and search; printed words are never changed here."""

import re
import unicodedata

_MARKS = re.compile(r"[\u0300-\u036f]")
_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """Lower case, without marks, đ as d, white space as one space, trimmed: "Sở Du lịch" -> "so du lich"."""
    plain = _MARKS.sub("", unicodedata.normalize("NFD", text))
    return _SPACE.sub(" ", plain.replace("đ", "d").replace("Đ", "D").lower()).strip()
