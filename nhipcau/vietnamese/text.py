"""Folding Vietnamese text for comparison and search; printed words are never changed here."""

import re
import unicodedata

_MARKS = re.compile(r"[\u0300-\u036f]")
# ƣ is what old fonts left of ư; it is no Vietnamese letter.
_LETTERS = str.maketrans("đĐƣƢ", "dDuU")
_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """Lower case, no marks, đ as d, white space as one space: "Sở  Du lịch " -> "so du lich"."""
    plain = _MARKS.sub("", unicodedata.normalize("NFD", text))
    return _SPACE.sub(" ", plain.translate(_LETTERS).lower()).strip()
