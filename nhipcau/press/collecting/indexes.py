"""An index of sitemaps followed to its newest sitemaps, as slowly as its host asks."""

import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from nhipcau.press.collecting.claims import Rest
from nhipcau.press.fetching.answers import Failed
from nhipcau.press.fetching.client import Client
from nhipcau.press.fetching.fetch import fetch
from nhipcau.press.fetching.gates import PAUSE_S
from nhipcau.press.fetching.robots import RobotsBook
from nhipcau.press.reading.feeds import child_sitemaps, latest_lines, read_feed
from nhipcau.press.reading.feeds.links import host_of
from nhipcau.press.reading.shapes import FeedRead, Found, Raw

MOST_CHILDREN: Final = 3
"""Sitemaps read in one visit: the newest; archives of years stay where they are."""
MOST_LINES: Final = 300
"""Lines taken of one sitemap, the newest."""
SINCE: Final = timedelta(days=30)
LONGEST_PAUSE_S: Final = 30
"""A host that asks for longer pauses is not made to hold a worker: its sitemaps are named to it."""
TOO_SLOW: Final = (
    "Máy chủ của báo yêu cầu nghỉ lâu giữa hai lần hỏi nên không đọc lần lượt các sơ đồ con; "
    "hãy khai thẳng địa chỉ của sơ đồ tin mới."
)
NOT_THERE: Final = "Mục lục sơ đồ trang không nêu sơ đồ nào trên cùng trang báo."


def followed(
    index: Raw, *, client: Client, robots: RobotsBook, zone: ZoneInfo, now: datetime, rest: Rest
) -> FeedRead:
    """What the newest sitemaps of an index tell, those of the same host alone.

    To be called while the host is held (`claims.asking`). A child that is an index itself is not
    followed; what cannot be had leaves its sentence and the others are read.
    """
    origin = _origin(index.place)
    pause_s = robots.delay_s(origin)
    places = [one for one in child_sitemaps(index) if host_of(one) == host_of(index.place)]
    if not places:
        return FeedRead("sitemap_index", problems=(NOT_THERE,))
    if pause_s > LONGEST_PAUSE_S:
        return FeedRead("sitemap_index", problems=(TOO_SLOW,))
    found: dict[str, Found] = {}
    problems: dict[str, None] = {}
    for place in places[:MOST_CHILDREN]:
        for _ in range(max(1, math.ceil(pause_s / PAUSE_S))):
            rest(origin)
        fetched = fetch(place, client=client, now=now, robots=robots, rest=rest)
        read = _read(fetched.outcome, zone)
        problems.update(dict.fromkeys(read.problems))
        lines = latest_lines(read, since=now - SINCE, most=MOST_LINES)
        found.update((line.address, line) for line in lines)
    return FeedRead("sitemap_index", found=tuple(found.values()), problems=tuple(problems))


def _read(outcome: object, zone: ZoneInfo) -> FeedRead:
    match outcome:
        case Raw() as raw:
            read = read_feed(raw, zone=zone)
            return replace(read, problems=tuple(_told(read)))
        case Failed() as failed:
            return FeedRead("", problems=(failed.sentence,))
    return FeedRead("")


def _told(read: FeedRead) -> Iterator[str]:
    yield from read.problems
    if read.kind == "sitemap_index":
        yield NOT_THERE


def _origin(address: str) -> str:
    split = urlsplit(address)
    return f"{split.scheme}://{split.netloc}".lower()
