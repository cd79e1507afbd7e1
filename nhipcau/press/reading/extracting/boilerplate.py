"""What stands beside an article: known by tags, names of classes and words that begin lists."""

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """The lists of boilerplate.json, ready to be asked."""

    tags: frozenset[str]
    dropped: tuple[str, ...]
    class_parts: re.Pattern[str]
    ignored_classes: tuple[str, ...]
    labels: re.Pattern[str]

    def names_a_box(self, classes: str) -> bool:
        """Do a class attribute and an id, parted by spaces, tell of a box beside the article?"""
        return any(
            self.class_parts.search(word)
            for word in classes.split()
            if not word.startswith(self.ignored_classes)
        )


@lru_cache(maxsize=1)
def boilerplate() -> Boilerplate:
    """The words that everybody shares, read once."""
    path = resources.files("nhipcau.press") / "data" / "boilerplate.json"
    told = json.loads(path.read_text("utf-8"))
    parts = "|".join(map(re.escape, told["class_parts"]))
    labels = "|".join(sorted(map(re.escape, told["labels"]), key=len, reverse=True))
    return Boilerplate(
        frozenset(told["tags"]),
        tuple(told["dropped_tags"]),
        re.compile(rf"(?:{parts})", re.IGNORECASE),
        tuple(told["ignored_classes"]),
        re.compile(rf"\W*(?:{labels})\b", re.IGNORECASE),
    )
