"""Search tokens that both databases count alike: folded syllables, pairs of letters elsewhere."""

import re
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

    A run of one letter of an unspaced script is a token by itself.
    """
    at = 0
    for run in _UNSPACED.finditer(text):
        yield from words_of(text[at : run.start()]).split()
        letters = run[0]
        yield from (letters[i : i + 2] for i in range(max(len(letters) - 1, 1)))
        at = run.end()
    yield from words_of(text[at:]).split()
