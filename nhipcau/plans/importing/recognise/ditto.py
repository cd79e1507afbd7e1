"""Marks that stand for the words of the row above: "-nt-", "như trên", a lone quotation mark."""

import re

_DITTO = re.compile(
    r"[-–\s.(]*n\s*[./]?\s*t[-–\s.)]*"
    r"|[-–\s(]*như\s+trên[-–\s.)]*"
    r"|[-–\s]*[\"“”'’´`″]{1,2}[-–\s]*"
    r"|-?//-?",
    re.IGNORECASE,
)


def is_ditto(text: str) -> bool:
    """Whether a cell only says "as above"."""
    return bool(text.strip()) and _DITTO.fullmatch(text.strip()) is not None


def is_nothing(text: str) -> bool:
    """Whether a cell is empty or holds only a dash or dots: "-", "…", "/"."""
    return re.fullmatch(r"[-–—./…\s]*", text) is not None
