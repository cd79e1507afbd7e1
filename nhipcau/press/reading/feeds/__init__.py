"""Feeds and sitemaps of outlets, read without a network and without a clock."""

from nhipcau.press.reading.feeds.discovery import discover_feeds, linked_feeds, list_of_feeds
from nhipcau.press.reading.feeds.indexes import latest_lines
from nhipcau.press.reading.feeds.reading import child_sitemaps, read_feed

__all__ = [
    "child_sitemaps",
    "discover_feeds",
    "latest_lines",
    "linked_feeds",
    "list_of_feeds",
    "read_feed",
]
