"""Feeds for tests: short, ours, each with the one thing that is said."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from nhipcau.press.reading.feeds import read_feed
from nhipcau.press.reading.shapes import FeedRead, Published, Raw, Told

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
PLACE = "https://bao.example/rss/tin.rss"
HALF_PAST_TWO = Published(datetime(2026, 11, 5, 7, 30, tzinfo=UTC), Told.FEED)
DAY = Published(datetime(2026, 11, 5, 5, 0, tzinfo=UTC), Told.FEED, is_day=True)


def raw(body: str | bytes, place: str = PLACE, kind: str = "application/xml") -> Raw:
    data = body if isinstance(body, bytes) else body.encode()
    return Raw(place, NOW, 200, data, (("content-type", kind),))


def read(body: str | bytes, place: str = PLACE, kind: str = "application/xml") -> FeedRead:
    return read_feed(raw(body, place, kind), zone=ZONE)


def item(
    title: str = "Quy Nhơn đón khách",
    link: str = "https://bao.example/1.html",
    date: str = "Thu, 05 Nov 2026 14:30:00 +0700",
    more: str = "",
) -> str:
    return f"<item><title>{title}</title><link>{link}</link>{more}<pubDate>{date}</pubDate></item>"


def rss(*items: str, head: str = "", more: str = "") -> str:
    """`head` goes into the opening tag, `more` into the channel."""
    inner = "".join(items)
    return f'<rss version="2.0"{head}><channel><title>Báo</title>{more}{inner}</channel></rss>'


def atom(*entries: str, head: str = "") -> str:
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom"{head}><title>B</title>{"".join(entries)}</feed>'
    )


def entry(title: str, more: str = "") -> str:
    return (
        f'<entry>{title}<id>tag:1</id><link href="https://bao.example/1.html"/>'
        f"<published>2026-11-05T14:30:00+07:00</published>{more}</entry>"
    )
