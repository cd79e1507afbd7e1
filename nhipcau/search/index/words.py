"""The words of a text as both databases hold them: in order, cut where one of them would cut."""

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Final

from nhipcau.vietnamese.text import tokens

# What a text vector of PostgreSQL can hold; the other database keeps to it, so that counts agree.
MOST_PLACES: Final = 16_000
MOST_TIMES: Final = 250
MOST_BYTES: Final = 600_000
LONGEST: Final = 40

# Stands where a word came too often: keeps the places of the others, and no query can name it.
TOO_OFTEN: Final = "\ue000"

_SHORT: Final = 16
_NO_WIDTH: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def words_of(text: str) -> list[str]:
    """Folded syllables, pairs of signs in ASCII for scripts without spaces; each 40 signs at most.

    Full and half width, ligatures, the two writings of Lao "ໜ" and breaks without width count
    alike.
    """
    words: list[str] = []
    for piece in text.split():
        words += _of_short(piece) if len(piece) <= _SHORT else _of(piece)
    return words


def kept_words(text: str) -> list[str]:
    """What of `text` is indexed: 16,000 words and 600,000 bytes at most, the rest is left out.

    From the 251st time on a word is only a gap.
    """
    words = words_of(text)
    if len(words) <= MOST_TIMES:
        return words
    seen: Counter[str] = Counter()
    kept: list[str] = []
    room = MOST_BYTES
    for word in words[:MOST_PLACES]:
        room -= len(word.encode())
        if room < 0:
            break
        seen[word] += 1
        kept.append(word if seen[word] <= MOST_TIMES else TOO_OFTEN)
    return kept


def _of(piece: str) -> tuple[str, ...]:
    """The words of what stands between two blanks."""
    same = unicodedata.normalize("NFKC", _NO_WIDTH.sub("", piece))
    return tuple(word[:LONGEST] for word in tokens(same))


# Few syllables make most of a text: five times as fast as asking for each anew.
_of_short = lru_cache(maxsize=2**15)(_of)
