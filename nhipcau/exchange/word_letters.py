"""What Word writes as elements and people read as letters: tabs, breaks, hyphens, symbols."""

import re
from typing import Final

from nhipcau.plans.importing.read.word_numbering import W

SPOKEN: Final = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
# Letters of Symbol and Wingdings that people take for bullets and ticked boxes.
_SYMBOLS: Final = {
    **dict.fromkeys(("f0b7", "f0a7"), "•"),
    **dict.fromkeys(("f0fe", "f0fd", "f078"), "☒"),
    **dict.fromkeys(("f0a8", "f06f"), "☐"),
    "f02d": "-",
    "f0fc": "✓",
}
_LETTER = re.compile(r"00[2-9a-f][0-9a-f]|0[1-9a-f][0-9a-f]{2}|[1-9a-c][0-9a-f]{3}")


def letter_of(code: str) -> str:
    """The letter of a symbol by its hexadecimal code; an empty box for one nobody can name."""
    code = code.lower()
    known = _SYMBOLS.get(code)
    return known or (chr(int(code, 16)) if _LETTER.fullmatch(code) else "□")
