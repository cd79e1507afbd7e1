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
from nhipcau.press.reading.nearness.repeating import (
    RECENT,
    nearness_within_outlet,
    without_repeated,
)
from nhipcau.press.reading.nearness.sketching import from_trail, sketch

__all__ = [
    "DAYS",
    "MOST_STORIES",
    "RECENT",
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
    "nearness_within_outlet",
    "sketch",
    "stories_counted",
    "without_repeated",
]
