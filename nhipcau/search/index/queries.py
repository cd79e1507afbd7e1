"""What somebody asks for, read once and written for either database; no query is an error."""

import re
from dataclasses import dataclass
from typing import Final

from nhipcau.search.index.words import words_of

Phrase = tuple[str, ...]

# Nobody types more; beyond it a database would have to refuse.
MOST_SIGNS: Final = 2_000
MOST_PHRASES: Final = 32
MOST_WORDS: Final = 64

_QUOTES: Final = '"“”„‟«»＂「」『』'
_PIECE: Final = re.compile(
    rf"(?<!\S)(-?)[{_QUOTES}]([^{_QUOTES}]*)[{_QUOTES}]?|(-?)([^\s{_QUOTES}]+)"
)


@dataclass(frozen=True, slots=True)
class Query:
    """Every phrase of `wanted` must stand in a row, none of `unwanted` may; a phrase is words that
    follow each other.
    """

    wanted: tuple[Phrase, ...] = ()
    unwanted: tuple[Phrase, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wanted or self.unwanted)


def read_query(text: str) -> Query:
    """Words, "words in quotes", -word and -"words in quotes" that must not be there.

    What is written together ("TT&TT", "05/11", "教育部") is looked for together. Of a long query
    the first 2,000 signs, 32 phrases and 64 words of each count.
    """
    wanted: dict[Phrase, None] = {}
    unwanted: dict[Phrase, None] = {}
    for not_quoted, quoted, not_plain, plain in _PIECE.findall(text[:MOST_SIGNS]):
        phrase = tuple(words_of(quoted or plain)[:MOST_WORDS])
        side = unwanted if not_quoted or not_plain else wanted
        if phrase and len(side) < MOST_PHRASES:
            side[phrase] = None
    return Query(tuple(wanted), tuple(unwanted))


def for_sqlite(phrases: tuple[Phrase, ...], joined: str) -> str:
    """An FTS5 expression: '"so du lich" AND "vinh"'; `joined` is AND or OR."""
    return f" {joined} ".join(f'"{" ".join(phrase)}"' for phrase in phrases)


def for_postgresql(query: Query) -> str:
    """A tsquery: "('so' <-> 'du') & 'vinh' & !'bao'"."""
    wanted = [_followed(phrase) for phrase in query.wanted]
    return " & ".join(wanted + [f"!{_followed(phrase)}" for phrase in query.unwanted])


def _followed(phrase: Phrase) -> str:
    words = " <-> ".join(f"'{word}'" for word in phrase)
    return f"({words})"
