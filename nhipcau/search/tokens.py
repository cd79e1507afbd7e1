"""Search tokens that both databases count alike: folded syllables, pairs of letters elsewhere."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from nhipcau.search.folded import words_of

# Scripts that put no space between words: Han, kana, Hangul, Lao, Khmer, Thai, Burmese.
_UNSPACED: Final = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af"
    "\u0e80-\u0eff\u1780-\u17ff\u0e00-\u0e7f\u1000-\u109f]+"
)


def tokens(text: str) -> Iterator[str]:
    """Each token of `text` in order: "Đông Dương 教育部" -> "dong", "duong", "教育", "育部".

    A run of one letter of an unspaced script is a token by itself. Composed and taken apart
    letters are the same.
    """
    for run, is_spaced in _pieces(text):
        if is_spaced:
            yield from words_of(run).split()
        else:
            yield from (run[i : i + 2] for i in range(max(len(run) - 1, 1)))


def runs(text: str) -> tuple[list[str], list[str]]:
    """The runs of unspaced scripts in `text`, and what stands between them."""
    pieces = list(_pieces(text))
    return [p for p, spaced in pieces if not spaced], [p for p, spaced in pieces if spaced]


def is_unspaced(token: str) -> bool:
    return _UNSPACED.fullmatch(token) is not None


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    text = unicodedata.normalize("NFC", text)
    at = 0
    for run in _UNSPACED.finditer(text):
        yield text[at : run.start()], True
        yield run[0], False
        at = run.end()
    yield text[at:], True
