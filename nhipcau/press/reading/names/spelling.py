"""Letters folded one for one so that places are kept, and the spellings that count as a name."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from nhipcau.vietnamese.text import match_key

_SPACE, _HYPHEN, _NEVER, _GONE = 0x20, 0x2D, 0xFFFD, 0
_LETTERS = {"đ": "d", "ð": "d", "ɖ": "d", "ƣ": "u"}
_DROPPED = (*range(0x300, 0x370), 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFE0E, 0xFE0F, 0xFEFF)
_HYPHENS = (0x2010, 0x2011)
_QUOTES = (0x2018, 0x2019, 0x2BC)
_FOLDED_RANGES = ((0, 0x530), (0x1E00, 0x2000), (0xFF01, 0xFF5F))
_SPLIT_SIGNS = re.compile("[\u1100-\u11ff\u3099\u309a]")
_CLUSTER = re.compile("[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?|.[\u3099\u309a]?", re.DOTALL)
_WRONG_D = str.maketrans("ÐðƉƣƢ", "ĐđĐưƯ")
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufe0e\ufe0f\ufeff]")
_HYPHEN_OR_SPACE = re.compile("[-\u2010\u2011\\s]+")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]"
)


@dataclass(frozen=True)
class Folded:
    """`text` in small bare letters; `places[i]` is where its sign i stands in the text as given.

    `places` is None where both run alike. `size` is the length of the text as given.
    """

    text: str
    size: int
    places: NDArray[np.int64] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the text as given, end exclusive; its marks are a part of a letter."""
        if self.places is None:
            return start, end
        after = int(self.places[end]) if end < len(self.places) else self.size
        return int(self.places[start]), after


def _folded_sign(sign: str) -> str:
    small = unicodedata.normalize("NFKC" if ord(sign) > 0xFF00 else "NFC", sign).lower()
    bare = unicodedata.normalize("NFD", _LETTERS.get(small, small))
    bare = "".join(part for part in bare if not 0x300 <= ord(part) < 0x370)
    return _LETTERS.get(bare, bare)


@lru_cache(maxsize=1)
def _table() -> NDArray[np.uint32]:
    """For every code point what it is folded to; 0 for signs that fall away."""
    table = np.arange(0x110000, dtype=np.uint32)
    for first, last in _FOLDED_RANGES:
        for code in range(first, last):
            bare = _folded_sign(chr(code))
            if len(bare) == 1:
                table[code] = ord(bare)
    spaces = [code for code in range(0x3001) if chr(code).isspace()]
    table[[0, *range(0x1C, 0x20), *spaces]] = _SPACE
    table[list(_HYPHENS)] = _HYPHEN
    table[list(_QUOTES)] = ord("'")
    table[0xD800:0xE000] = _NEVER  # halves of pairs, which no automaton takes
    table[list(_DROPPED)] = _GONE
    return table


def fold_in_place(text: str) -> Folded:
    """Small letters, no marks, one space for many, a hyphen inside words as a space.

    Any text is taken: decomposed, with NUL, with halves of surrogate pairs.
    """
    if _SPLIT_SIGNS.search(text):
        return _fold_clusters(text)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    signs = _table()[codes]
    spaces = signs == _SPACE
    drop = signs == _GONE
    drop[1:] |= spaces[1:] & spaces[:-1]
    places = None
    if drop.any():
        places = np.flatnonzero(~drop)
        signs = signs[places]
    return Folded(_spaced_hyphens(signs), len(text), places)


def _spaced_hyphens(signs: NDArray[np.uint32]) -> str:
    """Hòa-Bình is read as Hòa Bình; "Hòa Bình - Định Hóa" stays apart."""
    at = np.flatnonzero(signs == _HYPHEN)
    at = at[(at > 0) & (at < len(signs) - 1)]
    inside = at[(signs[at - 1] > 0x40) & (signs[at + 1] > 0x40)]
    if len(inside):
        signs = signs.copy()
        signs[inside] = _SPACE
    return signs.tobytes().decode("utf-32-le")


def _fold_clusters(text: str) -> Folded:
    """`fold_in_place` for Hangul and kana that came in pieces."""
    whole, starts = [], []
    for cluster in _CLUSTER.finditer(text):
        whole.append(unicodedata.normalize("NFC", cluster[0]))
        starts += [cluster.start()] * len(whole[-1])
    composed = _SPLIT_SIGNS.sub(" ", "".join(whole))
    inner = fold_in_place(composed)
    places = np.array(starts, dtype=np.int64)
    chosen = places if inner.places is None else places[inner.places]
    return Folded(inner.text, len(text), chosen)


class Spelling(StrEnum):
    """How a name was written."""

    ACCENTED = "accented"
    CAPITALS = "capitals"
    BARE = "bare"
    BARE_CAPITALS = "bare_capitals"
    OTHER_SCRIPT = "other_script"


def is_unspaced(words: str) -> bool:
    """Whether words are in a script that sets no spaces round them (or ties endings on)."""
    return _UNSPACED.search(words) is not None


def joins(sign: str) -> bool:
    """Whether a sign beside a name makes it a part of a longer word."""
    return (sign.isalnum() or sign == "_") and not is_unspaced(sign)


def tidy(words: str) -> str:
    """Composed, unseen signs gone, hyphens and white space as one space, Ð as Đ."""
    plain = unicodedata.normalize("NFC", _UNSEEN.sub("", words)).translate(_WRONG_D)
    return _HYPHEN_OR_SPACE.sub(" ", plain)


@lru_cache(maxsize=100_000)
def spelling(name: str, words: str) -> Spelling | None:
    """How `words` spell `name`, or None where only the folded letters are equal.

    Syllables that bear a capital in the name must bear it; old and new places of tones are equal;
    all in capitals counts, so does bare ASCII with capitals. Other scripts need only the capital.
    """
    name, words = tidy(name), tidy(words)
    if is_unspaced(name):
        return Spelling.OTHER_SCRIPT
    if not _has_capitals(name, words):
        return None
    if not name.isascii() and not _is_latin(name):
        return Spelling.OTHER_SCRIPT
    whole = words.isupper() and len(words) > 1
    if match_key(words) == match_key(name):
        return Spelling.CAPITALS if whole else Spelling.ACCENTED
    if words.isascii():
        return Spelling.BARE_CAPITALS if whole else Spelling.BARE
    return None


def _has_capitals(name: str, words: str) -> bool:
    asked, given = name.split(), words.split()
    return len(asked) == len(given) and all(
        not one[0].isupper() or other[0].isupper() for one, other in zip(asked, given, strict=True)
    )


def _is_latin(words: str) -> bool:
    return all(ord(sign) < 0x250 or 0x1E00 <= ord(sign) < 0x1F00 for sign in words)
