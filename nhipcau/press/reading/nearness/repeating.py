"""What an outlet prints in every text, header, footer or notice, set apart from the text."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from typing import Final

import numpy as np
from numpy.typing import NDArray

from nhipcau.press.reading.nearness.comparing import Nearness, nearness
from nhipcau.press.reading.nearness.sketching import (
    SHORTEST,
    WIDTH,
    Hashes,
    codes_of,
    from_trail,
    shingles_of,
    widened,
)
from nhipcau.press.reading.shapes import Sketch

# Recent texts of one outlet that are looked at: what it repeats stands in most of them.
RECENT: Final = 24
# A passage in this many other texts that tell something else is the outlet's, not the story's.
OTHERS: Final = 2
# Texts that prove it, at most: more say the same again.
_WITNESSES: Final = 4
# Boilerplate stands word for word, so many syllables on end; less is a set phrase.
_PASSAGE: Final = 12
# Fewer shingles in common cannot hold a passage, but for one that repeats itself.
_COMMON: Final = 8

Marks = NDArray[np.bool_]


def without_repeated(text: Sketch, others: Iterable[Sketch]) -> Sketch:
    """The text without the passages that stand in OTHERS other texts of its outlet or more.

    `others` are recent texts of the same outlet, the first RECENT of which are looked at. Only
    those that tell something else beside bear witness, so that a text printed three times stays
    whole. What is left may be too short to be kin to anything.
    """
    counted = np.zeros(len(text.trail) // 4, dtype=np.int64)
    witnesses: list[Sketch] = []
    for other in islice(others, RECENT):
        if len(text.shingles & other.shingles) < _COMMON or not _differ(text, other):
            continue
        if all(_differ(known, other) for known in witnesses):
            witnesses.append(other)
            counted += _covered(text, other)
        if len(witnesses) == _WITNESSES:
            break
    return _kept(text, counted >= OTHERS)


def nearness_within_outlet(one: Sketch, other: Sketch) -> Nearness | None:
    """`nearness` of two texts of one outlet: what they share word for word may be its header.

    It counts only where one of them tells nothing beside it.
    """
    found = nearness(one, other)
    if found is None:
        return None
    own_one, own_other = _kept(one, _covered(one, other)), _kept(other, _covered(other, one))
    if min(own_one.syllables, own_other.syllables) < SHORTEST:
        return found
    return found if nearness(own_one, own_other) else None


def _differ(one: Sketch, other: Sketch) -> bool:
    """Whether each tells, on end, what the other does not."""
    return (
        _longest(~_covered(one, other)) >= SHORTEST and _longest(~_covered(other, one)) >= SHORTEST
    )


def _covered(text: Sketch, other: Sketch) -> Marks:
    """Which syllables of the text belong to a passage that stands in the other."""
    covered = np.zeros(len(text.trail) // 4, dtype=bool)
    theirs = _rows_in_order(other.trail)
    if not len(theirs):
        return covered
    mine = _rows(text.trail)
    met = theirs[np.minimum(np.searchsorted(theirs, mine), len(theirs) - 1)] == mine
    for begin, end in _runs(met):
        if end - begin + WIDTH - 1 >= _PASSAGE:
            covered[begin : end + WIDTH - 1] = True
    return covered


@lru_cache(maxsize=4096)
def _rows(trail: bytes) -> Hashes:
    return shingles_of(widened(codes_of(trail)), WIDTH)


@lru_cache(maxsize=4096)
def _rows_in_order(trail: bytes) -> Hashes:
    return np.sort(_rows(trail))


def _runs(marks: Marks) -> list[tuple[int, int]]:
    """Where marked places on end begin and stop, end exclusive."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], marks, [False])).astype(np.int8)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def _longest(marks: Marks) -> int:
    return max((end - begin for begin, end in _runs(marks)), default=0)


def _kept(text: Sketch, dropped: Marks) -> Sketch:
    """The text without those syllables."""
    if not dropped.any():
        return text
    return from_trail(codes_of(text.trail)[~dropped].astype("<u4").tobytes())
