"""Two wordings side by side: which words went, which came, which stayed."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

_PIECES = re.compile(r"\s+|[^\s]+")
_MOST: Final = 2000
"""Words compared one by one; longer texts are shown whole as changed."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words in a row, changed or not."""

    text: str
    is_changed: bool


def marked(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The pieces of either wording; joined, each gives its own text again."""
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    if not old or not new or max(len(old), len(new)) > _MOST:
        return _whole(before), _whole(after)
    left: list[Piece] = []
    right: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        changed = kind != "equal"
        left += [Piece("".join(old[a:b]), changed)] if b > a else []
        right += [Piece("".join(new[c:d]), changed)] if d > c else []
    return tuple(left), tuple(right)


def _whole(text: str) -> tuple[Piece, ...]:
    return (Piece(text, True),) if text else ()
