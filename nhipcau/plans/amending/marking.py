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
        same = "".join(old[a:b])
        changed = kind != "equal" or not same.strip()  # a blank between two new words is no stop
        _put(left, same, changed)
        _put(right, "".join(new[c:d]), changed)
    return tuple(left), tuple(right)


def _put(pieces: list[Piece], text: str, is_changed: bool) -> None:
    """Behind the others, or as one with the last where both are changed or both are not."""
    if pieces and pieces[-1].is_changed == is_changed:
        text = pieces.pop().text + text
    if text:
        pieces.append(Piece(text, is_changed))


def _whole(text: str) -> tuple[Piece, ...]:
    return (Piece(text, True),) if text else ()
