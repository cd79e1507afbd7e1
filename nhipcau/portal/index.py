"""The words of everything public in one language, in memory: the same on every database."""

import threading
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from django.conf import settings
from django.db.models import QuerySet

from nhipcau.editorial.models import Purge, Release
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


@dataclass(slots=True)
class Index:
    """`postings`: token -> releases that hold it, some of them public no longer.

    `entries` are those public now, by release; `vocabulary` the tokens in order.
    """

    entries: dict[int, Entry] = field(default_factory=dict)
    postings: dict[str, "array[int]"] = field(default_factory=dict)
    vocabulary: list[str] = field(default_factory=list)
    purges: int = 0

    def holding(self, token: str) -> set[int]:
        """Releases that hold the token itself."""
        return self.entries.keys() & set(self.postings.get(token, ()))

    def holding_beginning(self, beginning: str) -> set[int]:
        """Releases that hold a token that begins so, or a lone letter of an unspaced script."""
        found: set[int] = set()
        for token in self._beginning(beginning):
            found |= set(self.postings[token])
        return self.entries.keys() & found

    def _beginning(self, beginning: str) -> Iterator[str]:
        if len(beginning) == 1 and is_unspaced(beginning):
            yield from (token for token in self.vocabulary if beginning in token)
            return
        at = bisect_left(self.vocabulary, beginning)
        while at < len(self.vocabulary) and self.vocabulary[at].startswith(beginning):
            yield self.vocabulary[at]
            at += 1


_held: dict[str, Index] = {}


def index_of(language: str) -> Index:
    """Brought up to date after anything public of the language changed: new texts are read."""
    with _one_at_a_time:
        return remembered(f"index {language}", lambda: _up_to_date(language))


def forget() -> None:
    """Begin again at the next search."""
    _held.clear()


def _up_to_date(language: str) -> Index:
    """After a purge nothing of before is kept: its words must not lie about anywhere."""
    note(f"latest:{language}")
    purges = Purge.objects.count()
    held = _held.get(language)
    if held is None or held.purges != purges or not settings.NHIPCAU_PORTAL_CACHE_MB:
        held = Index(purges=purges)
    public = Release.objects.current().filter(language=language).order_by()
    told = public.values_list("pk", "kind", "title", "folded", "shown_on", "public_from")
    entries = {row[0]: Entry(*row) for row in told.iterator(chunk_size=1000)}
    postings = held.postings
    for pk, words in _words_of_new(public, [pk for pk in entries if pk not in held.entries]):
        for token in set(words.split()):
            postings.setdefault(token, array("I")).append(pk)
    made = Index(entries, postings, sorted(postings), purges)
    _held[language] = made
    return made


def _words_of_new(public: QuerySet[Release], fresh: Sequence[int]) -> Iterator[tuple[int, str]]:
    for at in range(0, len(fresh), 500):
        rows = public.filter(pk__in=fresh[at : at + 500]).values_list("pk", "words")
        yield from rows
