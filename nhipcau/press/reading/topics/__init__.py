"""Topics of a story by a lexicon that an officer reads, edits and sees at work."""

from nhipcau.press.reading.topics.lexicon import (
    Bounds,
    Kind,
    Lexicon,
    Row,
    rows_from,
    rows_of_sheet,
    shipped_bounds,
    shipped_lexicon,
    shipped_rows,
    topic_titles,
)
from nhipcau.press.reading.topics.tagging import least_of, scores, tags

__all__ = [
    "Bounds",
    "Kind",
    "Lexicon",
    "Row",
    "least_of",
    "rows_from",
    "rows_of_sheet",
    "scores",
    "shipped_bounds",
    "shipped_lexicon",
    "shipped_rows",
    "tags",
    "topic_titles",
]
