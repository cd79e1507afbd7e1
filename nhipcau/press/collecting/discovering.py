"""Feeds that an outlet offers on its own site, for an officer to choose from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils import timezone

from nhipcau.press.addresses import refuse_private_pages
from nhipcau.press.collecting.claims import HostIsBusy, Rest, asking, rest
from nhipcau.press.fetching.answers import Failed, Limits
from nhipcau.press.fetching.client import Client
from nhipcau.press.fetching.fetch import fetch
from nhipcau.press.fetching.robots import RobotsBook
from nhipcau.press.models import Feed, Outlet
from nhipcau.press.reading.feeds import linked_feeds, list_of_feeds, read_feed
from nhipcau.press.reading.feeds.links import host_of
from nhipcau.press.reading.shapes import Raw

MOST: Final = 50
_MOST_SITEMAPS: Final = 5
_LIMITS: Final = Limits(max_bytes=5_000_000, total_s=30.0, keeps_head=True)
_NO_SITE: Final = "Cơ quan báo chí này chưa có trang chủ; hãy nhập trang chủ rồi tìm lại."
_SILENT: Final = "Trang chủ không trả nội dung; hãy mở trong trình duyệt để kiểm tra."


@dataclass(frozen=True, slots=True)
class OfferedFeed:
    """A feed that stands on the site of an outlet and not yet in the house. `kind` is a value of
    Feed.Kind; `title` may be empty.
    """

    address: str
    title: str
    kind: str


def offered_feeds(
    outlet: Outlet, *, client: Client, now: datetime, rest: Rest = rest
) -> list[OfferedFeed]:
    """What the home page names, and the page that lists feeds; then the sitemaps of robots.txt.

    Asks the outlet at most three times, politely; empty where it offers nothing new. Refuses with
    a sentence: no home page (code site), its host is being asked (busy), what came of the visit
    (failed).
    """
    if not outlet.site:
        raise ValidationError({"site": ValidationError(_NO_SITE, code="site")})
    refuse_private_pages(outlet.site, field="site")
    try:
        with asking(outlet.site, now=now) as robots:
            home = _asked(outlet.site, client, robots, now, rest)
            offered = [*_on(home, outlet), *_in_list(home, outlet, client, robots, rest)]
            offered += _sitemaps(home, robots)
    except HostIsBusy as busy:
        raise _refused(_busy(busy.until), "busy") from busy
    found: dict[str, OfferedFeed] = {}
    for one in offered:
        if _may_be_followed(one.address):
            found.setdefault(one.address, one)
    for address in Feed.objects.filter(address__in=found).values_list("address", flat=True):
        del found[address]
    return list(found.values())[:MOST]


def _asked(place: str, client: Client, robots: RobotsBook, now: datetime, rest: Rest) -> Raw:
    fetched = fetch(place, client=client, now=now, limits=_LIMITS, robots=robots, rest=rest)
    match fetched.outcome:
        case Raw() as raw:
            return raw
        case Failed() as failed:
            raise _refused(failed.sentence, "failed")
    raise _refused(_SILENT, "failed")


def _on(page: Raw, outlet: Outlet) -> Iterator[OfferedFeed]:
    """The page itself where it is a feed, and the feeds that it names."""
    read = read_feed(page, zone=ZoneInfo(outlet.zone))
    if read.kind:
        kind = Feed.Kind.SITEMAP if "sitemap" in read.kind else Feed.Kind.FEED
        yield OfferedFeed(page.place, read.title, kind)
        return
    for address, title in linked_feeds(page):
        yield OfferedFeed(address, title, Feed.Kind.FEED)


def _in_list(
    home: Raw, outlet: Outlet, client: Client, robots: RobotsBook, rest: Rest
) -> list[OfferedFeed]:
    """The feeds of the page that lists them; none where it cannot be had."""
    place = list_of_feeds(home)
    if not place or host_of(place) != host_of(outlet.site):
        return []
    split = urlsplit(home.place)
    rest(f"{split.scheme}://{split.netloc}".lower())
    try:
        return list(_on(_asked(place, client, robots, home.fetched_at, rest), outlet))
    except ValidationError:
        return []


def _sitemaps(home: Raw, robots: RobotsBook) -> list[OfferedFeed]:
    split = urlsplit(home.place)
    named = robots.sitemaps(f"{split.scheme}://{split.netloc}".lower())
    ours = [one for one in named if host_of(one) == host_of(home.place)]
    ours.sort(key=lambda one: "news" not in one.lower())
    return [OfferedFeed(one, "", Feed.Kind.SITEMAP) for one in ours[:_MOST_SITEMAPS]]


def _may_be_followed(address: str) -> bool:
    longest = Feed._meta.get_field("address").max_length or 0
    try:
        refuse_private_pages(address, field="address")
    except ValidationError:
        return False
    return address.startswith(("http://", "https://")) and len(address) <= longest


def _busy(until: datetime) -> str:
    hour = timezone.localtime(until)
    return f"Máy chủ của báo vừa được hỏi; hãy tìm lại sau {hour:%H:%M:%S}."


def _refused(sentence: str, code: str) -> ValidationError:
    return ValidationError(sentence, code=code)
