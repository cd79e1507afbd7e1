"""A feed that its outlet has moved for good is asked at its new address from then on."""

from typing import Any, Final
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError

from nhipcau.press.addresses import refuse_private_pages
from nhipcau.press.fetching.answers import Fetched, Known
from nhipcau.press.models import Feed
from nhipcau.press.reading.shapes import FeedRead
from nhipcau.press.steps import leave_outlet_step

_TOLD: Final = "moved_to"


def known_of(feed: Feed) -> Known:
    """What the last whole answer was."""
    return Known.of({name: told for name, told in feed.known.items() if name != _TOLD})


def keep_known(row: Feed, fetched: Fetched, read: FeedRead | None) -> None:
    """Keep what the answer was; move the feed when two visits in a row named the same new address.

    Once may be a fault of theirs, and many a dead feed "moves" to the home page: only a feed that
    was read with its lines is believed. Never moved to where everybody writes, from a safe line to
    an open one, or to a feed that the house has already. Of an index of sitemaps nothing is kept:
    it may stay the same while they tell news. The row is not saved here.
    """
    before = row.known.get(_TOLD, "")
    is_index = read is not None and read.kind == "sitemap_index"
    state: dict[str, Any] = {} if is_index else dict(fetched.known.state())
    is_read = bool(read.found) if read else before != ""
    if fetched.moved_to and is_read and _may_be(row, fetched.moved_to):
        if fetched.moved_to == before:
            _move(row, fetched.moved_to)
        else:
            state[_TOLD] = fetched.moved_to
    row.known = state


def _move(row: Feed, address: str) -> None:
    changes = {"address": [row.address, address]}
    row.address = address
    leave_outlet_step(row.outlet, "feed_moved", by=None, changes=changes)


def _may_be(row: Feed, address: str) -> bool:
    longest = Feed._meta.get_field("address").max_length or 0
    if address == row.address or len(address) > longest:
        return False
    if urlsplit(row.address).scheme == "https" and urlsplit(address).scheme != "https":
        return False
    try:
        refuse_private_pages(address, field="address")
    except ValidationError:
        return False
    return not Feed.objects.filter(address=address).exists()
