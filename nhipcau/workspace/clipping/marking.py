"""Names that were found, marked where they stand: pure, for a title, an excerpt or a whole text."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from nhipcau.press.reading.names import joined

Span = tuple[int, int, bool]  # start, end (exclusive), is doubtful


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `mark` is empty, "sure" or "doubtful"."""

    words: str
    mark: str = ""


def marked_words(text: str, hits: Iterable[Mapping[str, Any]]) -> list[Piece]:
    """Marks the words of hits wherever they stand, for a text whose offsets are not those of hits.

    A name that is sure somewhere is marked as sure.
    """
    known: dict[str, bool] = {}
    for hit in hits:
        words = " ".join(str(hit.get("words", "")).split())
        if words:
            known[words] = known.get(words, True) and hit.get("surety") == "doubtful"
    if not known:
        return [Piece(text)] if text else []
    longest = sorted(known, key=len, reverse=True)
    either = "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in longest)
    found = re.finditer(rf"(?<![^\W_])(?:{either})(?![^\W_])|(?:{_unspaced(longest)})", text)
    spans = [(at.start(), at.end(), known.get(" ".join(at[0].split()), False)) for at in found]
    return _cut(text, spans)


def marked_text(title: str, text: str, hits: Iterable[Mapping[str, Any]]) -> list[Piece]:
    """Marks each hit at its own place in `text`; where title or text changed since, by words."""
    told, whole, head = list(hits), joined(title, text), len(title) + 1
    if any(whole[hit["start"] : hit["end"]] != hit["words"] for hit in told):
        return marked_words(text, told)
    spans = [
        (hit["start"] - head, hit["end"] - head, hit["surety"] == "doubtful")
        for hit in told
        if hit["start"] >= head
    ]
    return _cut(text, sorted(spans))


def _unspaced(known: Iterable[str]) -> str:
    """Names in scripts without spaces may stand anywhere."""
    found = [re.escape(words) for words in known if words and ord(words[0]) > 0x0E00]
    return "|".join(found) or r"(?!)"


def _cut(text: str, spans: Iterable[Span]) -> list[Piece]:
    """Pieces between and at the spans; a span that begins inside another is passed over."""
    pieces, at = [], 0
    for start, end, is_doubtful in spans:
        if start < at:
            continue
        pieces += [Piece(text[at:start])] if start > at else []
        pieces.append(Piece(text[start:end], "doubtful" if is_doubtful else "sure"))
        at = end
    return pieces + ([Piece(text[at:])] if at < len(text) else [])
