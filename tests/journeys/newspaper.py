"""A newspaper on loopback with a feed and pages, and the collector that reads it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from email.utils import format_datetime
from itertools import count

from nhipcau.press.collecting.working import go_round
from tests.press.fetching.outlets import Outlet, client_for, page

_PAGE = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title>
<meta property="article:published_time" content="{at:%Y-%m-%dT%H:%M:%S%z}"></head>
<body><nav><a href="/">Trang chủ</a></nav><article><h1>{title}</h1>{words}</article></body>
</html>"""


class Newspaper:
    """`tells` puts up an article and names it in the feed at /rss."""

    def __init__(self, site: Outlet) -> None:
        self.site, self.lines = site, ""

    def tells(self, path: str, title: str, *sentences: str, at: datetime) -> None:
        words = "".join(f"<p>{sentence}</p>" for sentence in sentences)
        body = _PAGE.format(title=title, words=words, at=at).encode()
        self.site.answers[path] = page(body, "Content-Type: text/html; charset=utf-8")
        self.lines += (
            f"<item><title>{title}</title><link>{self.site.at(path)}</link>"
            f"<pubDate>{format_datetime(at)}</pubDate></item>"
        )
        feed = f"<rss version='2.0'><channel><title>Tin mới</title>{self.lines}</channel></rss>"
        self.site.answers["/rss"] = page(feed.encode(), "Content-Type: application/rss+xml")


def collect(newspaper: Newspaper, *, since: datetime) -> None:
    """By the collector, each of whose looks at the clock is a minute later than the last."""
    minutes = count(1)
    with client_for(newspaper.site) as client:
        go_round(
            client=client,
            clock=lambda: since + timedelta(minutes=next(minutes)),
            rest=lambda _origin: None,
        )


@contextmanager
def newspaper_on_loopback() -> Iterator[Newspaper]:
    with Outlet() as site:
        yield Newspaper(site)
