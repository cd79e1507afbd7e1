"""All names of one province or of a whole nation, found in one pass over a text."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import ahocorasick_rs

from nhipcau.press.reading.names.around import Around
from nhipcau.press.reading.names.doubts import doubt
from nhipcau.press.reading.names.lists import known_traps
from nhipcau.press.reading.names.name import Name
from nhipcau.press.reading.names.shared import settle_shared
from nhipcau.press.reading.names.spelling import (
    Folded,
    fold_in_place,
    is_unspaced,
    joins,
    spelling,
)
from nhipcau.press.reading.names.verdict import Verdict, about_us, joined
from nhipcau.press.reading.shapes import Hit, Surety
from nhipcau.vietnamese.text import match_key

# Endings that Cyrillic languages tie on to a name: "в Биньдине", "Биньдиня", "биньдиньский".
_ENDINGS = (
    *("ского", "скому", "ской", "ском", "ским", "ские", "ских", "ский", "ская", "ское"),
    *("ом", "ем", "ём", "ью", "ой", "ей", "а", "у", "е", "ь", "я", "ю", "и", "ы"),
)
_SOFT = "ьйаяеоуы"


class NameSet:
    """Names to look for. One automaton for all of them; making it is dear, asking it is cheap."""

    def __init__(self, names: Iterable[Name]) -> None:
        self.names = tuple(dict.fromkeys(names))
        self._by_folded: dict[str, list[Name]] = {}
        for name in self.names:
            self._by_folded.setdefault(_pattern(name), []).append(_with_known_traps(name))
        self._patterns = [pattern for pattern in self._by_folded if pattern]
        self._automaton = ahocorasick_rs.AhoCorasick(self._patterns) if self._patterns else None
        ours: dict[str, set[str]] = {}
        for name in self.names:
            ours.setdefault(name.owner, set()).add(fold_in_place(name.words).text)
        self._ours = {owner: frozenset(words) for owner, words in ours.items()}
        self._owners: dict[str, str] = {name.place: name.owner for name in self.names}

    def find(self, text: str, *, day: date | None = None) -> tuple[Hit, ...]:
        """Names in `text`, in order; of overlapping ones the longest.

        Letters that are equal only without their marks are no hit at all. `day` is when the text
        came out: it tells an old name (`old_name`) and one that is not ours yet (`not_yet`).
        Two provinces with one name give two hits at one place, both in doubt unless the text says
        which is meant.
        """
        if self._automaton is None or not text:
            return ()
        folded = fold_in_place(text)
        spelt = self._spelt(text, folded)
        kept = _longest(spelt)
        hits = [(self._judged(one, day), one.name) for one in kept]
        return settle_shared(text, hits, self._ours)

    def hits_per_province(self, text: str, *, day: date | None = None) -> dict[str, list[Hit]]:
        """`find`, by the province whose clipping a hit makes."""
        found: dict[str, list[Hit]] = {}
        for hit in self.find(text, day=day):
            found.setdefault(self.owner(hit.place), []).append(hit)
        return found

    def owner(self, place: str) -> str:
        """The province that a place belongs to; KeyError for a place nobody named."""
        return self._owners[place]

    def judge(self, title: str, text: str, *, day: date) -> Verdict:
        """`about_us` on a title and a text as they come."""
        return about_us(title, text, self.find(joined(title, text), day=day), day=day)

    def _spelt(self, text: str, folded: Folded) -> list[Around]:
        assert self._automaton is not None
        found: list[Around] = []
        matches = self._automaton.find_matches_as_indexes(folded.text, overlapping=True)
        for index, start, end in matches:
            pattern = self._patterns[index]
            end = _whole_word(folded.text, start, end, pattern)
            if not end:
                continue
            first, last = folded.span(start, end)
            words = text[first : last if folded.places is None else _trimmed(text, last)]
            for name in self._by_folded[pattern]:
                written = spelling(name.words, _stem(name, words))
                if written is not None:
                    found.append(Around(text, first, first + len(words), name, written))
        return found

    def _judged(self, around: Around, day: date | None) -> Hit:
        name = around.name
        why = doubt(around, self._ours[name.owner])
        surety = Surety.DOUBTFUL if why else Surety.SURE
        hit = Hit(name.place, around.start, around.end, around.words, surety, why or "")
        if day and name.from_day and day < name.from_day:
            return replace(hit, surety=Surety.DOUBTFUL, why="not_yet")
        if not why:
            is_old = day and name.to_day and name.to_day < day
            return replace(hit, why="old_name" if is_old else around.written.value)
        return hit


def _with_known_traps(name: Name) -> Name:
    """With what everybody knows of it beside what its row tells: "hòa bình" is a word."""
    told = known_traps().get(match_key(name.words)) if name.language == "vi" else None
    if not told:
        return name
    more: dict[str, Any] = {
        field: tuple(dict.fromkeys((*getattr(name, field), *words)))
        for field, words in told.items()
    }
    return replace(name, **more)


def _pattern(name: Name) -> str:
    folded = fold_in_place(name.words.strip()).text.strip()
    if _is_cyrillic(folded) and folded[-1] in _SOFT:
        return folded[:-1]
    return folded


def _is_cyrillic(words: str) -> bool:
    return bool(words) and "\u0400" <= words[-1] <= "\u04ff"


def _whole_word(text: str, start: int, end: int, pattern: str) -> int:
    """The end of the name with what is tied on to it, 0 where it is only a part of a word."""
    if is_unspaced(pattern):
        return end
    if start and joins(text[start - 1]):
        return 0
    if end == len(text) or not joins(text[end]):
        return end
    if _is_cyrillic(pattern):
        tied = next((one for one in _ENDINGS if text.startswith(one, end)), "")
        last = end + len(tied)
        if tied and (last == len(text) or not joins(text[last])):
            return last
    # Han, kana and Hangul go on without a space: "Binh Dinh省".
    return end if is_unspaced(text[end]) else 0


def _trimmed(text: str, end: int) -> int:
    """An end without the unseen signs and spaces that fell away behind the name."""
    while end and (text[end - 1].isspace() or text[end - 1] in "\u200b\u200c\u200d\ufeff\u00ad"):
        end -= 1
    return end


def _stem(name: Name, words: str) -> str:
    """A Cyrillic name as the table writes it, whatever its ending here."""
    if _is_cyrillic(name.words) and words[:1].isupper():
        return name.words
    return words


def _longest(found: list[Around]) -> list[Around]:
    """The longest of those that overlap; names of one spelling all stay."""
    kept: list[Around] = []
    taken: dict[int, tuple[int, int]] = {}
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        spans = {taken[at] for at in range(one.start, one.end) if at in taken}
        if spans - {(one.start, one.end)}:
            continue
        taken.update(dict.fromkeys(range(one.start, one.end), (one.start, one.end)))
        kept.append(one)
    return sorted(kept, key=lambda one: (one.start, one.name.place))
