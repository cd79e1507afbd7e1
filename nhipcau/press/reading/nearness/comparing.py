"""Two texts side by side: how much of the shorter one stands in the other, and its numbers."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from nhipcau.press.reading.nearness.sketching import (
    NARROW,
    SHORTEST,
    Codes,
    are_numbers,
    codes_of,
    shingles_of,
    sketch,
    widened,
)
from nhipcau.press.reading.shapes import Kinship, Sketch

# Half of all shingles in common: nobody would call it another text.
COPY: Final = 0.5
# This part of the shorter text's shingles stands in the other: cut, or with lists around it.
CONTAINED: Final = 0.4
# This part of the shorter text's syllables stands in the other side by side. A third rewritten
# leaves 0.5 and more; texts on one subject share 0.15 in set phrases.
TOLD_ALIKE: Final = 0.38
# And this many syllables: half a sentence in a brief of two is a set phrase.
TOLD_SYLLABLES: Final = 20
# Fewer shared shingles are not looked at closely: unrelated news shares 0.03.
NEAR: Final = 0.06
# Two days' bulletins have other figures in equal sentences; a reprint has the same ones.
NUMBERS_AGREE: Final = 0.7
# A text this long may have one figure put right and still be a reprint.
LONG: Final = 100

# Syllables looked at on each side of a shared shingle, and how many of them must be equal: set
# phrases of three or four syllables alone prove nothing.
_AROUND: Final = 6
_EQUAL: Final = 6
# A passage is some 90 syllables whose distance in the two texts differs by less than 24: words come
# and go in rewriting. A ready-made sentence with other names in it shares fewer.
_PASSAGE: Final = 30
_SHIFT: Final = 8
_TOGETHER: Final = 17
# News is cut at its end, and lists are added there: beginnings weigh three times as much as ends.
_FIRST: Final = 1.5
_LAST: Final = 0.5

# A footer: this many syllables to the end are equal, and of what stands before, which is more than
# a quarter of each text, hardly anything is.
_FOOTER: Final = 15
_OWN: Final = 0.25
_OWN_ALIKE: Final = 0.2

Marks = NDArray[np.bool_]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Nearness:
    """How two texts are kin. `of_first` and `of_second` are the parts of each, from 0 to 1, that
    stand in the other; `shared` is that of the shorter one.
    """

    kinship: Kinship
    shared: float
    of_first: float
    of_second: float


def compare(first: Sketch | str, second: Sketch | str) -> Kinship | None:
    """How one text is a reprint of the other; nothing for two stories. Order does not matter."""
    found = nearness(first, second)
    return found.kinship if found else None


def nearness(first: Sketch | str, second: Sketch | str) -> Nearness | None:
    """`compare` with its figures. Texts under SHORTEST syllables are kin to nothing."""
    one, other = _sketched(first), _sketched(second)
    if min(one.syllables, other.syllables) < SHORTEST:
        return None
    common = len(one.shingles & other.shingles)
    fewer = min(len(one.shingles), len(other.shingles))
    if common < NEAR * fewer:
        return None
    beside = _side_by_side(codes_of(one.trail), codes_of(other.trail))
    shorter = beside.first if one.syllables <= other.syllables else beside.second
    syllables = min(one.syllables, other.syllables)
    if _weighed(shorter) < max(TOLD_ALIKE, TOLD_SYLLABLES / syllables):
        return None
    if _only_the_end(beside) or not _agree(beside, syllables):
        return None
    jaccard = common / (len(one.shingles) + len(other.shingles) - common)
    kinship = _kinship(jaccard, common / fewer)
    of_first, of_second = float(beside.first.mean()), float(beside.second.mean())
    return Nearness(kinship, float(shorter.mean()), of_first, of_second)


def _agree(beside: "_Beside", syllables: int) -> bool:
    """Whether numbers that stand in the same place are the same, for most of them."""
    met = beside.agreeing + beside.differing
    if beside.differing <= 1 and syllables >= LONG:
        return True
    return beside.agreeing >= NUMBERS_AGREE * met


def _kinship(jaccard: float, contained: float) -> Kinship:
    if jaccard >= COPY:
        return Kinship.COPY
    return Kinship.SHORTENED if contained >= CONTAINED else Kinship.POSSIBLE


def _sketched(text: Sketch | str) -> Sketch:
    return sketch(text) if isinstance(text, str) else text


@dataclass(frozen=True, slots=True)
class _Beside:
    """Which syllables of each text stand in the other, and the numbers in equal places."""

    first: Marks
    second: Marks
    agreeing: int
    differing: int


def _side_by_side(one: Codes, other: Codes) -> _Beside:
    """Look around every shared shingle for what is equal at the same distance from it."""
    wide_one, wide_other = widened(one), widened(other)
    in_one, in_other = _windows(wide_one, wide_other)
    inside = (in_one >= 0) & (in_other >= 0) & (in_one < len(one)) & (in_other < len(other))
    in_one, in_other = np.where(inside, in_one, 0), np.where(inside, in_other, 0)
    alike = inside & (wide_one[in_one] == wide_other[in_other])
    inside &= (alike.sum(axis=1) >= _EQUAL)[:, None]
    in_one, in_other = in_one[inside], in_other[inside]
    equal = one[in_one] == other[in_other]
    together = _together(in_one, in_other, equal)
    in_one, in_other, equal = in_one[together], in_other[together], equal[together]
    first, second = np.zeros(len(one), dtype=bool), np.zeros(len(other), dtype=bool)
    first[in_one[equal]] = True
    second[in_other[equal]] = True
    both = are_numbers(one[in_one]) & are_numbers(other[in_other])
    met = np.unique(in_one[both])
    agreeing = int(first[met].sum())
    return _Beside(first, second, agreeing, len(met) - agreeing)


def _together(in_one: Places, in_other: Places, equal: Marks) -> Marks:
    """Which places belong to a passage told alike: enough equal ones near by, in like distance."""
    distance = in_other - in_one
    rows = in_one // _PASSAGE
    columns = (distance - distance.min(initial=0)) // _SHIFT
    wide = int(columns.max(initial=0)) + 3
    spots = np.unique(in_one[equal] * wide + columns[equal] + 1)  # each syllable once
    counts = np.zeros((int(rows.max(initial=0)) + 3, wide), dtype=np.int64)
    np.add.at(counts, (spots // wide // _PASSAGE + 1, spots % wide), 1)
    near = counts[:-2] + counts[1:-1] + counts[2:]
    near[:, 1:-1] = near[:, :-2] + near[:, 1:-1] + near[:, 2:]
    enough: Marks = near[rows, columns + 1] >= _TOGETHER
    return enough


def _windows(one: Codes, other: Codes) -> tuple[Places, Places]:
    """The places around each shingle of the first that stands in the second, where it is first."""
    left, right = shingles_of(one, NARROW), shingles_of(other, NARROW)
    order = np.argsort(right, kind="stable")
    place = np.minimum(np.searchsorted(right, left, sorter=order), len(right) - 1)
    at_one = np.flatnonzero(right[order[place]] == left)
    steps = np.arange(-_AROUND, NARROW + _AROUND)
    return at_one[:, None] + steps, order[place[at_one]][:, None] + steps


def _only_the_end(beside: _Beside) -> bool:
    """Whether two texts that begin differently end alike: the footer of their outlet."""
    ends = [
        int(np.flatnonzero(~marks)[-1]) + 1 if not marks.all() else 0
        for marks in (beside.first, beside.second)
    ]
    if max(len(beside.first) - ends[0], len(beside.second) - ends[1]) < _FOOTER:
        return False
    return all(
        end > len(marks) * _OWN and marks[:end].mean() < _OWN_ALIKE
        for end, marks in zip(ends, (beside.first, beside.second), strict=True)
    )


def _weighed(marks: Marks) -> float:
    """The marked part of a text, from 0 to 1; its beginning weighs more than its end."""
    weights = np.linspace(_FIRST, _LAST, len(marks))
    return float((weights * marks).sum() / weights.sum())
