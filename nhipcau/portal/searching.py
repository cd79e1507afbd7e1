"""Finding what is public, in any script, marks or no marks, on both databases alike."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from nhipcau.editorial.models import Release
from nhipcau.portal.highlighting import excerpt, marked
from nhipcau.portal.index import Entry, index_of
from nhipcau.search.folded import words_of
from nhipcau.search.tokens import tokens

MOST_TOKENS: Final = 12
LONGEST: Final = 200
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked: `words` as typed (NFC), `found_by` its tokens, the last a beginning."""

    words: str
    found_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One line of the answer; the three texts are safe HTML with <mark>."""

    release: Release
    title: SafeString
    summary: SafeString
    excerpt: SafeString


def read(text: str) -> Query:
    words = _SPACE.sub(" ", unicodedata.normalize("NFC", text[:LONGEST])).strip()
    return Query(words, tuple(dict.fromkeys(tokens(words)))[:MOST_TOKENS])


def matching(query: Query, language: str) -> list[Entry]:
    """Public pages of a language that hold every token; titles written alike come first.

    Then those whose title or summary holds the words without their marks; the newest first.
    """
    index = index_of(language)
    held: set[int] | None = None
    for at, token in enumerate(query.found_by):
        is_last = at == len(query.found_by) - 1
        found = index.holding_beginning(token) if is_last else index.holding(token)
        held = found if held is None else held & found
    written, folded = query.words.casefold(), f" {words_of(query.words)}"
    hits = [index.entries[pk] for pk in held or ()]
    hits.sort(key=lambda hit: (hit.shown_on, hit.public_from, hit.pk), reverse=True)
    hits.sort(key=lambda hit: _rank(hit, written, folded))
    return hits


def kinds_in(hits: Sequence[Entry]) -> Counter[str]:
    """How many of each kind."""
    return Counter(hit.kind for hit in hits)


def releases_of(hits: Sequence[Entry]) -> list[Release]:
    """The releases in the same order, with their frozen texts; one withdrawn just now is gone."""
    found = Release.objects.current().filter(pk__in=[hit.pk for hit in hits])
    by_pk = {release.pk: release for release in found.select_related("revision", "picture")}
    return [by_pk[hit.pk] for hit in hits if hit.pk in by_pk]


def lines(releases: Sequence[Release], query: Query) -> list[Found]:
    """The releases as shown, the words that match marked in the writer's own letters."""
    return [
        Found(
            release=release,
            title=marked(release.title, query.words),
            summary=marked(release.summary, query.words),
            excerpt=excerpt(_text_of(release), query.words),
        )
        for release in releases
    ]


def _rank(hit: Entry, written: str, folded: str) -> int:
    title = unicodedata.normalize("NFC", hit.title).casefold()
    if written in title:
        return 0
    return 1 if folded.strip() and folded in hit.folded else 2


def _text_of(release: Release) -> str:
    """The words of the body, as stored in the frozen text; `revision` must be at hand."""
    content = release.revision.content
    found = [str(content.get("claim") or "")]
    for name in ("facts_told", "body"):
        kept: Any = content.get(name) or "[]"
        found += _strings(json.loads(kept) if isinstance(kept, str) else kept)
    return " ".join(filter(None, found))


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [text] if (text := _SPACE.sub(" ", strip_tags(value)).strip()) else []
    if isinstance(value, dict):
        kept = (inner for name, inner in value.items() if name not in {"id", "type"})
        return [text for inner in kept for text in _strings(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in _strings(inner)]
    return []
