"""How alike two names of bodies are; only ever used to suggest, never to decide."""

from difflib import SequenceMatcher
from functools import lru_cache

from nhipcau.search.folded import words_of

_SMALL = frozenset({"va", "cua", "cac", "tinh", "nuoc"})
_WORTH_A_LOOK = 0.4


def likeness(left: str, right: str) -> float:
    """0..1: near 1 for equal folded words, 0.9 for an abbreviation, below that for shared words."""
    one, other = _words(left), _words(right)
    if not one or not other:
        return 0.0
    if one == other:
        return 0.98
    if _is_short_for(one, other) or _is_short_for(other, one):
        return 0.9
    shared = len(set(one) & set(other))
    overlap = 2 * shared / (len(set(one)) + len(set(other)))
    if overlap < _WORTH_A_LOOK:
        return 0.0
    order = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return round(0.89 * (overlap + order) / 2, 3)


def _is_short_for(short: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether `short` is `whole` with words at its end run together by their first letters.

    "so khcn" is "so khoa hoc cong nghe"; small words may be left out or kept.
    """
    if len(short) >= len(whole):
        return False
    at = next(
        (i for i, pair in enumerate(zip(short, whole, strict=False)) if len(set(pair)) > 1), 0
    )
    letters = "".join(short[at:])
    rest = whole[at:]
    initials = "".join(word[0] for word in rest)
    without = "".join(word[0] for word in rest if word not in _SMALL)
    return len(letters) > 1 and letters in {initials, without}


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(words_of(text).split())
