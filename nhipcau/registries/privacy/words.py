"""What a public form tells people about their data before they send it, and its fingerprint."""

import json
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from nhipcau.registries.privacy.times import answerings, keepings

_FILE = Path(__file__).parent.parent / "data" / "privacy_words.json"
_KEPT_AS = {"registration": "registration", "press_request": "press_visit"}
_SPARE = "en"


@dataclass(frozen=True, slots=True)
class PrivacyWords:
    """`points` are (heading, sentence); `consent` stands beside the box, "" where none is asked."""

    title: str
    points: tuple[tuple[str, str], ...]
    consent: str

    @property
    def text(self) -> str:
        """Every word that was shown, in order, a line each."""
        told = [line for point in self.points for line in point]
        return "\n".join(line for line in (self.title, *told, self.consent) if line)

    @property
    def text_hash(self) -> str:
        """SHA-256 of `text`, as a consent keeps it."""
        return sha256(self.text.encode("utf-8")).hexdigest()


def privacy_words(form: str, *, language: str, keeper: str, contact: str) -> PrivacyWords:
    """The words of "registration" or "press_request", English where `language` has none.

    `keeper` is the name of the unit that keeps the data, `contact` how one reaches it.
    """
    told = _table()[form]
    words = told.get(language.split("-")[0], told[_SPARE])
    filled = {name: rule.days for name, rule in answerings().items()} | {
        "months": keepings()[_KEPT_AS[form]].months,
        "keeper": keeper,
        "contact": contact,
    }
    points = tuple((head, sentence.format_map(filled)) for head, sentence in words["points"])
    return PrivacyWords(words["title"], points, words["consent"].format_map(filled))


@cache
def _table() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(_FILE.read_text("utf-8"))
    return found
