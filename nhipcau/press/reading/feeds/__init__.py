"""Feeds and sitemaps of outlets, read without a network and without a clock."""

from nhipcau.press.reading.feeds.discovery import discover_feeds
from nhipcau.press.reading.feeds.reading import child_sitemaps, read_feed

__all__ = ["child_sitemaps", "discover_feeds", "read_feed"]
