"""Terms found in a text without marks, believed where the marks agree."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import ahocorasick_rs

from nhipcau.press.reading.names.spelling import (
    Folded,
    fold_in_place,
    is_unspaced,
    joins,
    tidy,
)
from nhipcau.vietnamese.text import match_key

_MARKED = re.compile("[àáâãèéêìíòóôõùúýăđĩũơưạ-ỹ\u0300-\u0309\u0323]", re.IGNORECASE)


class Finder:
    """Where each of many terms stands in a text; terms are known by their place in the list."""

    def __init__(self, terms: Sequence[str]) -> None:
        self.terms = terms
        self._by_pattern: dict[str, list[int]] = {}
        self._shapes: dict[int, re.Pattern[str]] = {}
        for number, words in enumerate(terms):
            folded = fold_in_place(words.strip()).text
            self._by_pattern.setdefault(folded.partition("*")[0], []).append(number)
            if "*" in folded:
                self._shapes[number] = _shape(folded)
        self._patterns = [pattern for pattern in self._by_pattern if pattern]
        self._automaton = ahocorasick_rs.AhoCorasick(self._patterns) if self._patterns else None

    def find(self, text: str, folded: Folded) -> Iterator[tuple[int, int, int]]:
        """(number of the term, start, end) in the folded text, overlapping ones too."""
        if self._automaton is None:
            return
        whole, bare = folded.text, _MARKED.search(text) is None
        for index, start, end in self._automaton.find_matches_as_indexes(whole, overlapping=True):
            spaced = not is_unspaced_cached(self._patterns[index])
            if spaced and start and joins(whole[start - 1]):
                continue
            for number in self._by_pattern[self._patterns[index]]:
                last = self._end(number, whole, start, end, spaced)
                if last and self._is_meant(number, text, folded, (start, last), bare):
                    yield number, start, last

    def _end(self, number: int, whole: str, start: int, end: int, spaced: bool) -> int:
        shape = self._shapes.get(number)
        if shape is not None:
            found = shape.match(whole, start)
            return found.end() if found else 0
        return 0 if spaced and end < len(whole) and joins(whole[end]) else end

    def _is_meant(
        self, number: int, text: str, folded: Folded, span: tuple[int, int], bare: bool
    ) -> bool:
        first, last = folded.span(*span)
        return believed(self.terms[number], text[first:last], bare)


def _shape(folded: str) -> re.Pattern[str]:
    return re.compile(r"\w*".join(re.escape(part) for part in folded.split("*")) + r"(?!\w)")


@lru_cache(maxsize=20_000)
def is_unspaced_cached(words: str) -> bool:
    """`is_unspaced`, remembered."""
    return is_unspaced(words)


@lru_cache(maxsize=100_000)
def believed(term: str, words: str, bare: bool) -> bool:
    """Whether `words` of a text are `term` and not only its bare letters.

    Marks must agree, old and new places of tones are equal; a capital of the term must stand. In a
    `bare` text, one without any marks, terms of two words or more are taken without them.
    """
    words = tidy(words).strip()
    if is_unspaced(term):
        return True
    if not _has_capitals(tidy(term), words):
        return False
    if "*" in term:
        first = term.partition("*")[0]
        return words.isascii() or match_key(words[: len(first)]) == match_key(first)
    if match_key(words) == match_key(term):
        return True
    return bare and words.isascii() and " " in term


def _has_capitals(term: str, words: str) -> bool:
    if term.isupper() and len(term) > 1:
        return words.isupper()
    return not term[0].isupper() or words[0].isupper()
