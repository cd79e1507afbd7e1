"""An index of words for many rows, kept by verbs: finds and counts alike on both databases."""

from nhipcau.search.index.finding import count, matching, newest
from nhipcau.search.index.keeping import drop_index, held, make_index, put, settle, take_out

__all__ = [
    "count",
    "drop_index",
    "held",
    "make_index",
    "matching",
    "newest",
    "put",
    "settle",
    "take_out",
]
