"""The words of everything public in one language, in memory: the same on every database."""

import threading
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from nhipcau.editorial.models import Release
from nhipcau.portal.cache import remembered
from nhipcau.portal.noting import note
from nhipcau.search.tokens import is_unspaced

_one_at_a_time: Final = threading.Lock()


@dataclass(frozen=True, slots=True)
class Entry:
    """One public page as a search ranks it; `folded` is its title and summary without marks."""

    pk: int
    kind: str
    title: str
    folded: str
    shown_on: date
    public_from: datetime


@dataclass(frozen=True, slots=True)
class Index:
    """`postings`: token -> places in `entries`; `vocabulary`: the tokens in order."""

    entries: tuple[Entry, ...]
    postings: Mapping[str, "array[int]"]
    vocabulary: tuple[str, ...]

    def holding(self, token: str) -> set[int]:
        """Places of pages that hold the token itself."""
        return set(self.postings.get(token, ()))

    def holding_beginning(self, beginning: str) -> set[int]:
        """Places of pages that hold a token that begins so, or holds a lone unspaced letter."""
        found: set[int] = set()
        for token in self._beginning(beginning):
            found.update(self.postings[token])
        return found

    def _beginning(self, beginning: str) -> Iterator[str]:
        if len(beginning) == 1 and is_unspaced(beginning):
            yield from (token for token in self.vocabulary if beginning in token)
            return
        at = bisect_left(self.vocabulary, beginning)
        while at < len(self.vocabulary) and self.vocabulary[at].startswith(beginning):
            yield self.vocabulary[at]
            at += 1


def index_of(language: str) -> Index:
    """Made again after anything public of the language changed: some 0.1 ms a page."""
    with _one_at_a_time:
        return remembered(f"index {language}", lambda: _made(language))


def _made(language: str) -> Index:
    note(f"latest:{language}")
    columns = ("pk", "kind", "title", "folded", "shown_on", "public_from", "words")
    found = Release.objects.current().filter(language=language).order_by("pk")
    entries: list[Entry] = []
    postings: dict[str, array[int]] = defaultdict(lambda: array("I"))
    for *told, words in found.values_list(*columns).iterator(chunk_size=500):
        for token in set(words.split()):
            postings[token].append(len(entries))
        entries.append(Entry(*told))
    return Index(tuple(entries), dict(postings), tuple(sorted(postings)))
