"""A newspaper on loopback, followed by the house, and a clock that only we turn."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from nhipcau.press.fetching.client import Client
from nhipcau.press.models import Feed
from nhipcau.press.words import load_names
from tests.factories.press import make_outlet
from tests.press.fetching.outlets import Outlet, client_for, page

NAMES = [
    {"place": "tinh-mau", "words": ["Vịnh Mẫu", "Vinh Mau"], "kind": "province"},
    {"place": "tinh-mau", "words": "Mẫu Giang", "kind": "city"},
]
PAGE = """<!doctype html><html lang="vi"><head><title>{title} | Báo</title>
<meta property="article:published_time" content="2026-11-22T07:00:00+07:00"></head>
<body><nav><a href="/">Trang chủ</a> <a href="/the-thao">Thể thao</a></nav>
<article><h1>{title}</h1>{paragraphs}</article><footer>Báo Biển</footer></body></html>"""


class Clock:
    """The time, which passes when told to."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def passes(self, **length: int) -> None:
        self.at += timedelta(**length)


class Newspaper:
    """What stands on the newspaper's site; `tells` puts up an article and names it in the feed."""

    def __init__(self, site: Outlet) -> None:
        self.site, self.lines = site, []
        self.writes()

    def tells(self, path: str, title: str, *sentences: str) -> str:
        words = "".join(f"<p>{sentence}</p>" for sentence in sentences)
        body = PAGE.format(title=title, paragraphs=words).encode()
        self.site.answers[path] = page(body, "Content-Type: text/html; charset=utf-8")
        self.lines.append(
            f"<item><title>{title}</title><link>{self.site.at(path)}</link>"
            "<pubDate>Sun, 22 Nov 2026 07:00:00 GMT+7</pubDate></item>"
        )
        self.writes()
        return self.site.at(path)

    def writes(self) -> None:
        feed = f"<rss version='2.0'><channel><title>Báo Biển</title>{''.join(self.lines)}"
        body = f"<?xml version='1.0'?>{feed}</channel></rss>".encode()
        self.site.answers["/rss"] = page(body, "Content-Type: application/rss+xml")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def newspaper() -> Iterator[Newspaper]:
    with Outlet() as site:
        yield Newspaper(site)


@pytest.fixture
def client(newspaper: Newspaper) -> Iterator[Client]:
    with client_for(newspaper.site) as made:
        yield made


@pytest.fixture
def feed(db: None, newspaper: Newspaper, clock: Clock) -> Feed:
    """The newspaper is followed and its feed is due; our names are known."""
    load_names(NAMES, by=None)
    outlet = make_outlet(name="Báo Biển")
    return Feed.objects.create(outlet=outlet, address=newspaper.site.at("/rss"), due_at=clock())
