"""A text as the few numbers by which its reprints are found again."""

import re
import unicodedata
from functools import lru_cache
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from nhipcau.press.reading.shapes import Sketch
from nhipcau.vietnamese.text import tokens

Codes = NDArray[np.uint32]
Hashes = NDArray[np.uint64]

# Four syllables in a row survive where a third of a text is rewritten; five hardly do, and three
# are common speech.
WIDTH: Final = 4
# One row of sixteen is stored: 32 of an article of 500 syllables.
PART: Final = 16
# A brief of 50 syllables must meet the article of 150 that it was cut from in two rows, and an
# article of 200 the one that rewrites a third of it.
ROWS: Final = 32
# A whole book would otherwise fill the table; its first rows find its copies as well.
MOST_ROWS: Final = 512
# Fewer syllables are a title or a caption: their likeness says nothing.
SHORTEST: Final = 25
# Longer texts are no news; what follows is not read.
LONGEST: Final = 20_000
# Shingles for the exact comparison.
NARROW: Final = 3

_NO_WIDTH: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_THOUSANDS: Final = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")
_PIECE: Final = re.compile(r"\d+|[^\W\d_]+")
_PAIR: Final = re.compile(r"x[0-9a-f]{5}(?:[0-9a-f]{5})?")
_SPELT: Final = re.compile("x0(?:0e|17)")  # Thai, Lao, Khmer: several signs a syllable
_NUMBER: Final = 1 << 31  # the bit of a code that says: a number
_LARGE: Final = 1 << 30  # a number too large to be written out
_SIGNS: Final = 1 << 29  # no number, but a pair of signs
_LETTERS: Final = 1 << 30  # one of letters, beside _SIGNS
_KIND: Final = np.uint32(_NUMBER | _SIGNS | _LETTERS)
_PLAIN: Final = 1 << 29
# Syllables that one sign stands for, roughly.
_OF_SIGNS: Final = 0.7
_OF_LETTERS: Final = 0.35
_WORDS_BEFORE: Final = (0x9E3779B1, 0x85EBCA77)
_FACTORS: Final = tuple(
    np.uint64(factor)
    for factor in (
        0x9E3779B97F4A7C15,
        0xC2B2AE3D27D4EB4F,
        0x165667B19E3779F9,
        0xD6E8FEB86659FD93,
    )
)


def sketch(text: str) -> Sketch:
    """What is kept of a text to find its reprints: the same for accents lost, NFD and capitals.

    Texts under SHORTEST syllables (pairs of characters where a script has no spaces) have no
    hashes: titles alone never meet. Nothing in the text is an error.
    """
    return _sketch(_codes(text))


def from_trail(trail: bytes) -> Sketch:
    """The sketch whose `trail` this is, without its text. ValueError for a broken trail."""
    if len(trail) % 4:
        raise ValueError("A trail holds four bytes a syllable.")
    return _sketch(np.frombuffer(trail, dtype="<u4"))


def codes_of(trail: bytes) -> Codes:
    """The syllables of a trail as numbers, in order."""
    return np.frombuffer(trail, dtype="<u4")


def widened(codes: Codes) -> Codes:
    """The syllables of a trail with pairs of signs made longer by the next: two are too common.

    Three ideographs, or four letters of Lao, are about as rare as a syllable of Vietnamese.
    """
    return _longer(_longer(codes, _SIGNS, 1), _SIGNS | _LETTERS, 2)


def are_numbers(codes: Codes) -> NDArray[np.bool_]:
    """Which of the syllables are numbers."""
    return codes >= np.uint32(_NUMBER)


def shingles_of(codes: Codes, width: int) -> Hashes:
    """A hash for every `width` syllables in a row, in order; repeated ones are repeated."""
    count = len(codes) - width + 1
    if count < 1:
        return np.empty(0, dtype=np.uint64)
    wide = codes.astype(np.uint64)
    mixed = wide[:count] * _FACTORS[0]
    for step in range(1, width):
        mixed += wide[step : step + count] * _FACTORS[step]
        mixed ^= mixed >> np.uint64(29)
    mixed *= _FACTORS[1]
    mixed ^= mixed >> np.uint64(32)
    mixed *= _FACTORS[3]
    mixed ^= mixed >> np.uint64(29)
    return mixed


def numbers_of(codes: Codes) -> tuple[tuple[int, str], ...]:
    """Each number with the hash of the two words before it and its place in a run of numbers."""
    found: list[tuple[int, str]] = []
    listed = codes.tolist()
    run, last = 0, -2
    for at in np.flatnonzero(are_numbers(codes)).tolist():
        run = run + 1 if last == at - 1 else 1
        before = listed[max(at - run - 1, 0) : at - run + 1]
        place = sum(code * factor for code, factor in zip(before, _WORDS_BEFORE, strict=False))
        found.append(((place + run) % (1 << 61), str(listed[at] - _NUMBER)))
        last = at
    return tuple(found)


def _sketch(codes: Codes) -> Sketch:
    wide = widened(codes)
    shingles = shingles_of(wide, NARROW) >> np.uint64(32)
    kinds = codes & _KIND
    signs = int((kinds == _SIGNS).sum())
    letters = int((kinds == _SIGNS | _LETTERS).sum())
    fewer = (1 - _OF_SIGNS) * signs + (1 - _OF_LETTERS) * letters
    syllables = round(len(codes) - fewer)
    return Sketch(
        hashes=_kept(wide) if syllables >= SHORTEST else (),
        shingles=frozenset(shingles.tolist()),
        numbers=numbers_of(codes),
        syllables=syllables,
        trail=codes.astype("<u4").tobytes(),
    )


def _kept(codes: Codes) -> tuple[int, ...]:
    """Hashes in the lowest part of the range, the smallest first."""
    hashes = np.unique(shingles_of(codes, WIDTH) >> np.uint64(1))
    below = int(np.searchsorted(hashes, np.uint64((1 << 63) // PART)))
    return tuple(hashes[: min(max(below, ROWS), MOST_ROWS)].tolist())


def _codes(text: str) -> Codes:
    plain = _THOUSANDS.sub("", unicodedata.normalize("NFKC", _NO_WIDTH.sub("", text)))
    found = [code for word in tokens(plain) for code in _codes_of_word(word)]
    return np.array(found[:LONGEST], dtype=np.uint32)


def _longer(codes: Codes, kind: int, step: int) -> Codes:
    """Pairs of that kind joined with the pair `step` on."""
    of_kind = (codes & _KIND) == kind
    if len(codes) <= step or not of_kind.any():
        return codes
    follows = np.flatnonzero(of_kind[:-step] & of_kind[step:])
    wide = codes.copy()
    mixed = codes[follows] * np.uint32(31) + codes[follows + step] * np.uint32(0x9E3779B1)
    wide[follows] = ((mixed ^ (mixed >> np.uint32(15))) & np.uint32(_PLAIN - 1)) | np.uint32(kind)
    return wide


@lru_cache(maxsize=1 << 16)
def _codes_of_word(word: str) -> tuple[int, ...]:
    """A code a syllable: "25km" is a number and a word; a pair of characters is one."""
    if _PAIR.fullmatch(word):
        kind = _SIGNS | _LETTERS if _SPELT.match(word) else _SIGNS
        return (kind | _hashed(word) % _PLAIN,)
    return tuple(_code(piece) for piece in _PIECE.findall(word)) or (_hashed(word) % _PLAIN,)


def _code(piece: str) -> int:
    if not piece.isdecimal():
        return _hashed(piece) % _PLAIN
    value = int(piece) if len(piece) < 12 else _LARGE
    return _NUMBER | (value if value < _LARGE else _LARGE | _hashed(piece) % _LARGE)


def _hashed(piece: str) -> int:
    return crc32(piece.encode("utf-8", "surrogatepass"))
