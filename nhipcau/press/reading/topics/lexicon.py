"""The terms of topics as rows that an officer reads and edits, and how much they must weigh."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from nhipcau.press.reading.topics.finding import Finder

_FOLDER = Path(__file__).parents[2] / "data"
EVERY_TOPIC = "*"


class Kind(StrEnum):
    """What a row does: weighs for a topic, hides terms inside it, or dampens what was found."""

    TERM = "term"
    STOP = "stop"
    DAMP = "damp"


@dataclass(frozen=True, slots=True)
class Row:
    """One term. `topic` is "*" for all; `words` bear capitals where the text must; a star in them
    stands for any ending of the word ("tourist*"). `weight` says nothing for stops and damps.
    """

    topic: str
    language: str
    words: str
    weight: float = 1.0
    kind: Kind = Kind.TERM


@dataclass(frozen=True, slots=True)
class Bounds:
    """From which score on a topic is tagged, and from which part of the best topic's score.

    `title` is how often a term in the title counts. `undamped` topics are not dampened. `own` are
    thresholds of single topics: (code, score).
    """

    threshold: float = 6.0
    share: float = 0.45
    title: int = 3
    undamped: tuple[str, ...] = ()
    own: tuple[tuple[str, float], ...] = ()

    def least(self, topic: str) -> float:
        """The threshold of a topic."""
        return dict(self.own).get(topic, self.threshold)


class Lexicon:
    """Rows by language, ready to be looked for. Making it is dear, asking it is cheap."""

    def __init__(self, rows: Iterable[Row], bounds: Bounds | None = None) -> None:
        self.rows = tuple(dict.fromkeys(rows))
        self.bounds = bounds or Bounds()
        by_language: dict[str, list[Row]] = {}
        for row in self.rows:
            by_language.setdefault(row.language, []).append(row)
        self.finders = {
            language: Finder([row.words for row in some]) for language, some in by_language.items()
        }
        self.rows_of = {language: tuple(some) for language, some in by_language.items()}

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages that have terms."""
        return tuple(self.finders)


def rows_from(rows: Iterable[Mapping[str, Any]]) -> tuple[Row, ...]:
    """Rows of a table: topic, language, words, weight (1 if untold), kind (term if untold).

    A row that cannot be read is a ValueError that tells its number.
    """
    found = []
    for number, row in enumerate(rows, 1):
        try:
            found.append(_row(row))
        except (KeyError, TypeError, ValueError, AttributeError) as wrong:
            raise ValueError(f"Dòng {number} của từ điển không đọc được: {wrong}") from wrong
    return tuple(found)


def _row(row: Mapping[str, Any]) -> Row:
    weight = float(row.get("weight", 1.0))
    words = row["words"].strip()
    if not words.strip("*") or not row["topic"] or weight < 0:
        raise ValueError("thiếu chủ đề, thiếu từ, hoặc trọng số âm")
    return Row(row["topic"], row["language"], words, weight, Kind(row.get("kind", "term")))


def rows_of_sheet(sheet: Mapping[str, Any]) -> tuple[Row, ...]:
    """Rows of one language as they lie in the package: topics > weight > words; stops; damps."""
    language = sheet["language"]
    terms = [
        Row(topic, language, words, float(weight))
        for topic, by_weight in sheet["topics"].items()
        for weight, listed in by_weight.items()
        for words in listed
    ]
    others = [
        Row(topic, language, words, kind=kind)
        for kind in (Kind.STOP, Kind.DAMP)
        for topic, listed in sheet[f"{kind}s"].items()
        for words in listed
    ]
    return (*terms, *others)


@lru_cache(maxsize=1)
def _general() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((_FOLDER / "topics.json").read_text("utf8"))
    return found


def topic_titles() -> dict[str, str]:
    """Code of a topic -> what officers call it."""
    return dict(_general()["topics"])


def shipped_rows() -> tuple[Row, ...]:
    """The terms of the package, all languages; an office begins with them and edits its own."""
    sheets = sorted(_FOLDER.glob("topics_*.json"))
    return tuple(
        row for path in sheets for row in rows_of_sheet(json.loads(path.read_text("utf8")))
    )


def shipped_bounds() -> Bounds:
    """From which score on the package tags."""
    told = _general()
    return Bounds(told["threshold"], told["share"], undamped=tuple(told["undamped"]))


@lru_cache(maxsize=1)
def shipped_lexicon() -> Lexicon:
    """The lexicon of the package, ready to be looked for."""
    return Lexicon(shipped_rows(), shipped_bounds())
