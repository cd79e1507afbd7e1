"""Search tokens that both databases count alike: folded syllables, pairs of letters elsewhere."""

import unicodedata
from collections.abc import Iterator

from nhipcau.search.folded import UNSPACED, words_of


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
    return UNSPACED.fullmatch(token) is not None


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    text = unicodedata.normalize("NFC", text)
    at = 0
    for run in UNSPACED.finditer(text):
        yield text[at : run.start()], True
        yield run[0], False
        at = run.end()
    yield text[at:], True
