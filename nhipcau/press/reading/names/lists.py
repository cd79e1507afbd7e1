"""Word lists of the package that tell a place from a street, a person or a verb."""

import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from nhipcau.vietnamese.text import fold, match_key

_FOLDER = Path(__file__).parents[2] / "data"
_TOKEN = re.compile(r"\w+|[^\w\s]")
_SHORT = re.compile(r"\b(tp|tx|tt|q|p|h|st|rd|mr|mrs|ms|clb|kp)\. ?", re.IGNORECASE)

Tokens = tuple[str, ...]


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((_FOLDER / "name_words.json").read_text("utf8"))
    return found


@lru_cache(maxsize=1)
def _reasons() -> dict[str, str]:
    found: dict[str, str] = json.loads((_FOLDER / "name_reasons.json").read_text("utf8"))
    return found


def reason_sentence(code: str) -> str:
    """What a code of `why` says to an officer; a code nobody knows is said as it is."""
    return _reasons().get(code, code)


def reason_codes() -> frozenset[str]:
    """Every code that has a sentence."""
    return frozenset(_reasons())


@lru_cache(maxsize=200_000)
def word_key(word: str, accented: bool) -> str:
    """How one word is compared: with its marks where the text has any, else folded."""
    return (match_key(word) if accented else fold(word)) or word


def tokens_of(text: str, accented: bool) -> list[str]:
    """Words and signs of a stretch of text; the dot of "TP." and its kin falls away."""
    plain = _SHORT.sub(r"\1 ", text)
    return [word_key(token, accented) for token in _TOKEN.findall(plain)]


def phrases(words: Iterable[str], accented: bool) -> frozenset[Tokens]:
    """Phrases of a list as tuples of tokens."""
    return frozenset(tuple(tokens_of(phrase, accented)) for phrase in words)


@lru_cache(maxsize=64)
def listed(title: str, accented: bool) -> frozenset[Tokens]:
    """A list of the package as phrases; `title` is its heading, "cấp nơi/city" one inside."""
    found: Any = _data()
    for part in title.split("/"):
        found = found.get(part, ())
    return phrases(found, accented)


@lru_cache(maxsize=1)
def provinces() -> frozenset[str]:
    """Folded names of provinces and cities of that rank, old and new."""
    return frozenset(_data()["tỉnh, thành (không dấu)"])


@lru_cache(maxsize=1)
def abroad() -> frozenset[str]:
    """Folded names of countries that have places of the same name as ours."""
    return frozenset(_data()["nước có nơi trùng tên (không dấu)"])


@lru_cache(maxsize=1)
def known_traps() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """What else names of provinces mean, by their key: fields of a name that are added to it."""
    told = _data()["tên tỉnh có nghĩa khác"]
    return {
        match_key(words): {field: tuple(more) for field, more in fields.items()}
        for words, fields in told.items()
    }


@lru_cache(maxsize=1)
def province_pattern() -> re.Pattern[str]:
    """Finds a province in folded text, longer names first."""
    words = sorted(provinces(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


def ends(tokens: list[str], among: frozenset[Tokens]) -> Tokens | None:
    """The longest phrase of `among` that `tokens` end with (four words at most)."""
    tails = (tuple(tokens[-count:]) for count in range(min(4, len(tokens)), 0, -1))
    return next((tail for tail in tails if tail in among), None)


def begins(tokens: list[str], among: frozenset[Tokens]) -> Tokens | None:
    """The longest phrase of `among` that `tokens` begin with (four words at most)."""
    heads = (tuple(tokens[:count]) for count in range(min(4, len(tokens)), 0, -1))
    return next((head for head in heads if head in among), None)


def holds(tokens: list[str], among: frozenset[Tokens]) -> bool:
    """Whether a phrase of `among` stands anywhere in `tokens`."""
    return any(begins(tokens[at : at + 4], among) for at in range(len(tokens)))
