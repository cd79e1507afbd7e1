"""Topics of a story by a lexicon that an officer reads, edits and sees at work."""

from nhipcau.press.reading.topics.lexicon import (
    Bounds,
    Kind,
    Lexicon,
    Row,
    rows_from,
    rows_of_sheet,
    shipped_lexicon,
    topic_titles,
)
from nhipcau.press.reading.topics.tagging import scores, tags

__all__ = [
    "Bounds",
    "Kind",
    "Lexicon",
    "Row",
    "rows_from",
    "rows_of_sheet",
    "scores",
    "shipped_lexicon",
    "tags",
    "topic_titles",
]
