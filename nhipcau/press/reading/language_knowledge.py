"""What languages are told apart by: syllables, words and signs of each, and a counted model."""

import copy
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier


@dataclass(frozen=True, slots=True)
class Knowledge:
    """`of_others` are Vietnamese syllables that are common words elsewhere; `han` says of a sign
    which kinds of writing have it.
    """

    syllables: frozenset[str]
    of_others: frozenset[str]
    malay: frozenset[str]
    indonesian: frozenset[str]
    han: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def knowledge() -> Knowledge:
    """As it stands in data/languages.json."""
    path = Path(__file__).parent.parent / "data" / "languages.json"
    told: dict[str, Any] = json.loads(path.read_text("utf8"))
    vietnamese = told["vietnamese"]
    han: dict[str, tuple[str, ...]] = {}
    for kind, signs in told["han"].items():
        for sign in signs:
            han[sign] = (*han.get(sign, ()), kind)
    return Knowledge(
        frozenset(_syllables(vietnamese["heads"], vietnamese["tails"])),
        frozenset(vietnamese["words_of_others_too"]),
        frozenset(told["malay"]),
        frozenset(told["indonesian"]),
        han,
    )


def _syllables(heads: list[str], tails: list[str]) -> Iterable[str]:
    """Every syllable as it is written without marks: k, gh, ngh before e, i, y; c, g, ng else."""
    yield from tails
    for head in heads:
        for tail in tails:
            front = tail[0] in "eiy"
            if head in (("c", "g", "ng") if front else ("k", "gh", "ngh")):
                continue
            if head == "qu" and tail[0] == "u":
                continue
            yield head + tail


@lru_cache(maxsize=1)
def _whole_model() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@lru_cache(maxsize=2)
def model(languages: tuple[str, ...]) -> LanguageIdentifier:
    """The model that knows only `languages`; `rank` tells chances between 0 and 1."""
    limited = copy.copy(_whole_model())
    limited.set_languages(list(languages))
    return limited
