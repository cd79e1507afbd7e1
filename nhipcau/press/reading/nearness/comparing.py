"""Two texts side by side: how much of the shorter one stands in the other, and its numbers."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from nhipcau.press.reading.nearness.sketching import (
    NARROW,
    SHORTEST,
    Codes,
    codes_of,
    shingles_of,
    sketch,
)
from nhipcau.press.reading.shapes import Kinship, Sketch

# Half of all shingles in common: nobody would call it another text.
COPY: Final = 0.5
# This part of the shorter text's shingles stands in the other: cut, or with lists around it.
CONTAINED: Final = 0.4
# This part of the shorter text's syllables stands in the other side by side. A third rewritten
# leaves 0.5 and more; texts on one subject share 0.15 in set phrases.
TOLD_ALIKE: Final = 0.38
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
# News is cut at its end, and lists are added there: beginnings weigh three times as much as ends.
_FIRST: Final = 1.5
_LAST: Final = 0.5

Marks = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Nearness:
    """How two texts are kin. `of_first` and `of_second` are the parts of each, from 0 to 1, that
    stand in the other; `shared` is that of the shorter one, its beginning weighing more.
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
    first_marks, second_marks = _told_alike(codes_of(one.trail), codes_of(other.trail))
    of_first, of_second = float(first_marks.mean()), float(second_marks.mean())
    shared = _weighed(first_marks if one.syllables <= other.syllables else second_marks)
    if shared < TOLD_ALIKE or not numbers_agree(one, other):
        return None
    jaccard = common / (len(one.shingles) + len(other.shingles) - common)
    return Nearness(_kinship(jaccard, common / fewer), shared, of_first, of_second)


def numbers_agree(one: Sketch, other: Sketch) -> bool:
    """Whether numbers in equal contexts are equal in both, for NUMBERS_AGREE of them or more."""
    right = Counter(other.numbers)
    equal = sum((Counter(one.numbers) & right).values())
    places = Counter(place for place, _ in one.numbers) & Counter(place for place, _ in right.elements())
    met = sum(places.values())
    if met - equal <= 1 and min(one.syllables, other.syllables) >= LONG:
        return True
    return equal >= NUMBERS_AGREE * met


def _kinship(jaccard: float, contained: float) -> Kinship:
    if jaccard >= COPY:
        return Kinship.COPY
    return Kinship.SHORTENED if contained >= CONTAINED else Kinship.POSSIBLE


def _sketched(text: Sketch | str) -> Sketch:
    return sketch(text) if isinstance(text, str) else text


def _told_alike(one: Codes, other: Codes) -> tuple[Marks, Marks]:
    """Which syllables of each stand in the other beside a shared shingle, in equal distance."""
    left, right = shingles_of(one, NARROW), shingles_of(other, NARROW)
    order = np.argsort(right, kind="stable")
    place = np.minimum(np.searchsorted(right, left, sorter=order), len(right) - 1)
    at_one = np.flatnonzero(right[order[place]] == left)
    at_other = order[place[at_one]]
    steps = np.arange(-_AROUND, NARROW + _AROUND)
    in_one, in_other = at_one[:, None] + steps, at_other[:, None] + steps
    inside = (in_one >= 0) & (in_other >= 0) & (in_one < len(one)) & (in_other < len(other))
    in_one, in_other = np.where(inside, in_one, 0), np.where(inside, in_other, 0)
    equal = inside & (one[in_one] == other[in_other])
    equal &= (equal.sum(axis=1) >= _EQUAL)[:, None]
    first, second = np.zeros(len(one), dtype=bool), np.zeros(len(other), dtype=bool)
    first[in_one[equal]] = True
    second[in_other[equal]] = True
    return first, second


def _weighed(marks: Marks) -> float:
    """The marked part of a text, from 0 to 1; its beginning weighs more than its end."""
    weights = np.linspace(_FIRST, _LAST, len(marks))
    return float((weights * marks).sum() / weights.sum())
