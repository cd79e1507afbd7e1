"""Marking in a text, in its own letters, what a folded query found."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from nhipcau.search.folded import words_of
from nhipcau.search.tokens import runs, tokens

_WORD: Final = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_WIDTH: Final = 240

Span = tuple[int, int]


def marked(text: str, query: str) -> SafeString:
    """`text` as HTML with <mark> round every word that a word of the query begins."""
    text = unicodedata.normalize("NFC", text)
    return _html(text, found_in(text, query))


def excerpt(text: str, query: str, *, width: int = _WIDTH) -> SafeString:
    """About `width` letters round the first place found; "" where nothing is."""
    text = unicodedata.normalize("NFC", text)
    spans = found_in(text, query)
    if not spans:
        return SafeString("")
    start = max(0, spans[0][0] - width // 3)
    end = min(len(text), start + width)
    start, end = _at_space(text, start, forward=True), _at_space(text, end, forward=False)
    end = max(end, spans[0][1])
    inside = [(a - start, b - start) for a, b in spans if a >= start and b <= end]
    html = _html(text[start:end], inside)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return mark_safe(f"{before}{html}{after}")  # both ends are ours, the middle is escaped


def found_in(text: str, query: str) -> list[Span]:
    """Places in `text`, from..to, that the query found, in order and never overlapping."""
    unspaced, spaced = runs(unicodedata.normalize("NFC", query))
    words = words_of(" ".join(spaced)).split()
    sought = [part for run in unspaced for part in ([run] if run in text else tokens(run))]
    spans = [(m.start(), m.end()) for part in sought for m in re.finditer(re.escape(part), text)]
    for match in _WORD.finditer(text):
        if any(words_of(match[0]).startswith(word) for word in words):
            spans.append((match.start(), match.end()))
    return list(_apart(sorted(spans)))


def _apart(spans: list[Span]) -> Iterator[Span]:
    last = 0
    for start, end in spans:
        if start >= last:
            yield start, end
            last = end


def _html(text: str, spans: list[Span]) -> SafeString:
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces.append(conditional_escape(text[at:start]))
        pieces.append(f"<mark>{conditional_escape(text[start:end])}</mark>")
        at = end
    pieces.append(conditional_escape(text[at:]))
    return mark_safe("".join(pieces))  # every piece of the text is escaped


def _at_space(text: str, at: int, *, forward: bool) -> int:
    """The nearest break between words within 20 letters; `at` itself where there is none."""
    if at in (0, len(text)):
        return at
    for step in range(20):
        place = at + step if forward else at - step
        if 0 < place < len(text) and text[place - 1].isspace():
            return place if forward else place - 1
    return at
