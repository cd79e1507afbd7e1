"""Finding what is public, in any script, marks or no marks, on both databases alike."""

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Case, CharField, Count, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Concat, StrIndex
from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from nhipcau.editorial.models import Release
from nhipcau.portal.highlighting import excerpt, marked
from nhipcau.search.folded import words_of
from nhipcau.search.tokens import is_unspaced, tokens

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


def matching(query: Query, language: str) -> QuerySet[Release]:
    """Current releases of a language that hold every token; titles written alike come first."""
    found = Release.objects.current().filter(language=language)
    padded = Concat(Value(" "), "words", Value(" "), output_field=CharField())
    found = found.alias(padded=padded)
    for at, token in enumerate(query.found_by):
        name = f"at_{at}"
        needle = _needle(token, is_last=at == len(query.found_by) - 1)
        found = found.alias(**{name: StrIndex("padded", Value(needle))}).filter(
            **{f"{name}__gt": 0}
        )
    rank = Case(
        When(_as_written("title", query.words), then=Value(0)),
        When(folded__contains=f" {words_of(query.words)}", then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return found.annotate(rank=rank).order_by("rank", "-shown_on", "-public_from", "-pk")


def kinds_in(found: QuerySet[Release]) -> dict[str, int]:
    """How many of each kind."""
    return dict(found.order_by().values_list("kind").annotate(n=Count("pk")))


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


def _needle(token: str, *, is_last: bool) -> str:
    """A token stands between spaces; one lone letter of an unspaced script may stand in a pair."""
    if is_unspaced(token):
        return token if len(token) == 1 else f" {token}"
    return f" {token}" if is_last else f" {token} "


def _as_written(column: str, words: str) -> Q:
    """SQLite tells capitals from small letters beyond ASCII: the usual ways to write are asked."""
    ways = {words, words.lower(), words.upper(), words.title(), words[:1].upper() + words[1:]}
    return Q(*((f"{column}__contains", way) for way in sorted(ways)), _connector=Q.OR)


def _text_of(release: Release) -> str:
    """The words of the body, as stored in the frozen text; `revision` must be at hand."""
    body: Any = release.revision.content.get("body") or "[]"
    blocks = json.loads(body) if isinstance(body, str) else body
    return " ".join(_strings(blocks))


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [text] if (text := _SPACE.sub(" ", strip_tags(value)).strip()) else []
    if isinstance(value, dict):
        kept = (inner for name, inner in value.items() if name not in {"id", "type"})
        return [text for inner in kept for text in _strings(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in _strings(inner)]
    return []
