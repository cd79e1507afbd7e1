"""Which row of one list is which row of another, though numbers and some words may differ."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from nhipcau.plans.amending.words import Row, compared
from nhipcau.vietnamese.text import tokens

# Dice's coefficient of the words of two titles; the thresholds are our own.
_SAME_PLACE: Final = 0.4
_ANYWHERE: Final = 0.65

Signs = Callable[[Row], Hashable]


def pair_rows(old: Sequence[Row], new: Sequence[Row]) -> dict[int, int]:
    """Index in `new` -> index in `old`, each used once; rows that are nobody's stay out.

    Surest first: the same key, the same title in the same place, the same title anywhere, a
    likely title in the same place, the likeliest title of all that are left.
    """
    pairs: dict[int, int] = {}
    for sign in (_key, _place_and_title, _title):
        pairs |= _by_sign(old, new, pairs, sign)
    pairs |= _alike_in_place(old, new, pairs)
    pairs |= _likeliest(old, new, pairs)
    return pairs


def likeness(one: Row, other: Row) -> float:
    """0..1 by the words that both titles have."""
    left, right = _words(str(one.get("title", ""))), _words(str(other.get("title", "")))
    if not left or not right:
        return 0.0
    return 2 * len(left & right) / (len(left) + len(right))


def _key(row: Row) -> Hashable:
    return row.get("key") or None


def _place(row: Row) -> Hashable:
    return compared(row, "group_code"), compared(row, "number")


def _title(row: Row) -> Hashable:
    return compared(row, "title").casefold() or None


def _place_and_title(row: Row) -> Hashable:
    return (_place(row), title) if (title := _title(row)) else None


@lru_cache(maxsize=8192)
def _words(title: str) -> frozenset[str]:
    return frozenset(tokens(title))


def _by_sign(
    old: Sequence[Row], new: Sequence[Row], pairs: dict[int, int], sign: Signs
) -> Iterator[tuple[int, int]]:
    """Rows with the same sign, the first with the first and so on."""
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    for at in _free(old, pairs.values()):
        waiting[sign(old[at])].append(at)
    for ranks in waiting.values():
        ranks.reverse()
    found = []
    for at in _free(new, pairs):
        told = sign(new[at])
        if told is not None and waiting.get(told):
            found.append((at, waiting[told].pop()))
    return iter(found)


def _alike_in_place(
    old: Sequence[Row], new: Sequence[Row], pairs: dict[int, int]
) -> Iterator[tuple[int, int]]:
    there = {_place(old[at]): at for at in _free(old, pairs.values())}
    found = []
    for at in _free(new, pairs):
        other = there.get(_place(new[at]))
        if other is not None and likeness(old[other], new[at]) >= _SAME_PLACE:
            found.append((at, other))
            del there[_place(new[at])]
    return iter(found)


def _likeliest(
    old: Sequence[Row], new: Sequence[Row], pairs: dict[int, int]
) -> Iterator[tuple[int, int]]:
    left, right = _free(old, pairs.values()), _free(new, pairs)
    scored = sorted(
        (-score, abs(one - other), other, one)
        for one, other in _worth_comparing(old, left, new, right)
        if (score := likeness(old[one], new[other])) >= _ANYWHERE
    )
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    found = []
    for _score, _far, other, one in scored:
        if one not in taken_old and other not in taken_new:
            taken_old.add(one)
            taken_new.add(other)
            found.append((other, one))
    return iter(found)


def _worth_comparing(
    old: Sequence[Row], left: Sequence[int], new: Sequence[Row], right: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Pairs that can be alike enough: two such titles share one of their rarer words.

    Of n words at least n * t / (2 - t) must be shared for a likeness of t; whoever shares that
    many shares one of the n * (1 - t / (2 - t)) + 1 rarest, in one order of rareness for all.
    """
    told = {at: _words(str(old[at].get("title", ""))) for at in left}
    asked = {at: _words(str(new[at].get("title", ""))) for at in right}
    common = Counter(word for words in (*told.values(), *asked.values()) for word in words)
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for at, words in told.items():
        for word in _rarest(words, common):
            holders[word].append(at)
    for at, words in asked.items():
        near = {one for word in _rarest(words, common) for one in holders[word]}
        yield from ((one, at) for one in sorted(near))


def _rarest(words: frozenset[str], common: Mapping[str, int]) -> list[str]:
    least = math.ceil(len(words) * _ANYWHERE / (2 - _ANYWHERE))
    ranked = sorted(words, key=lambda word: (common[word], word))
    return ranked[: len(words) - least + 1]


def _free(rows: Sequence[Row], taken: Iterable[int]) -> list[int]:
    used = set(taken)
    return [at for at in range(len(rows)) if at not in used]
