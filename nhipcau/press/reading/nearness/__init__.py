"""Reprints of one story found by what their texts share, whatever was cut, added or rewritten."""

from nhipcau.press.reading.nearness.book import Clip, StoryBook, group
from nhipcau.press.reading.nearness.comparing import Nearness, compare, nearness
from nhipcau.press.reading.nearness.grouping import (
    DAYS,
    MOST_STORIES,
    ROWS,
    SHARED,
    Candidate,
    Grouping,
    askable,
    cluster,
    stories_counted,
)
from nhipcau.press.reading.nearness.sketching import from_trail, sketch

__all__ = [
    "DAYS",
    "MOST_STORIES",
    "ROWS",
    "SHARED",
    "Candidate",
    "Clip",
    "Grouping",
    "Nearness",
    "StoryBook",
    "askable",
    "cluster",
    "compare",
    "from_trail",
    "group",
    "nearness",
    "sketch",
    "stories_counted",
]
