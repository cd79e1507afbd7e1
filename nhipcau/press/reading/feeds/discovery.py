"""Feeds that a web page names."""

import codecs
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from nhipcau.press.reading.feeds.decoding import decode, unpacked
from nhipcau.press.reading.feeds.links import absolute, host_of
from nhipcau.press.reading.feeds.plain import plain
from nhipcau.press.reading.shapes import Raw

_KINDS = frozenset(
    {
        *("application/rss+xml", "application/atom+xml", "application/rdf+xml"),
        *("application/feed+json", "application/xml", "text/xml", "application/x.atom+xml"),
        *("application/x-atom+xml", "text/rss+xml", "text/rss", "text/atom+xml"),
    }
)
LARGEST_PAGE = 5_000_000  # bytes
MOST = 50
# An ordinary link whose path ends so leads to a feed; one that ends in "rss" alone, or in a page of
# that name, leads to the page that lists them, as newspapers of Vietnam have it.
_LEADS_TO_FEED = re.compile(r"\.(?:rss|rdf|atom)$|/feed/?$|\brss\b.*\.xml$", re.IGNORECASE)
_LEADS_TO_LIST = re.compile(r"(?:^|[/_-])rss(?:-feeds?)?(?:\.(?:s?html?|aspx|php))?/?$", re.I)


def discover_feeds(raw: Raw) -> tuple[str, ...]:
    """Whole addresses of the feeds that the head of a page names, in its order, each once.

    Feeds of readers' comments are left out: they are no publication. At most `MOST`.
    """
    page, base = _opened(raw)
    return tuple(dict.fromkeys(address for address, _ in _named(page, base)))[:MOST]


def linked_feeds(raw: Raw) -> tuple[tuple[str, str], ...]:
    """Feeds that a page names in its head, then those to which its ordinary links lead on the same
    site: (whole address, title or nothing), each once, at most `MOST`.
    """
    page, base = _opened(raw)
    found: dict[str, str] = {}
    for address, title in _named(page, base):
        found.setdefault(address, title)
    for address, title in _links(page, base):
        if _LEADS_TO_FEED.search(urlsplit(address).path):
            found.setdefault(address, title)
    return tuple(found.items())[:MOST]


def list_of_feeds(raw: Raw) -> str:
    """The page of the same site that lists its feeds, as far as its links tell; or nothing."""
    page, base = _opened(raw)
    places = (address for address, _ in _links(page, base))
    return next((place for place in places if _LEADS_TO_LIST.search(urlsplit(place).path)), "")


def _opened(raw: Raw) -> tuple[LexborHTMLParser | None, str]:
    """The page, and what its addresses are seen from."""
    body = unpacked(raw.body) or b""
    text, _ = decode(body[:LARGEST_PAGE].lstrip(codecs.BOM_UTF8), raw.header("content-type"))
    if "<" not in text:
        return None, raw.place
    page = LexborHTMLParser(text.encode("utf-8", "replace"))
    bases = (node.attributes.get("href") for node in page.css("base[href]"))
    return page, absolute(next(bases, "") or "", raw.place) or raw.place


def _named(page: LexborHTMLParser | None, base: str) -> Iterator[tuple[str, str]]:
    for link in page.css("link[href]") if page else ():
        told = link.attributes
        relations = (told.get("rel") or "").lower().split()
        kind = (told.get("type") or "").partition(";")[0].strip().lower()
        if not ("feed" in relations or ("alternate" in relations and kind in _KINDS)):
            continue
        address = absolute(told.get("href") or "", base)
        if address and "/comments/" not in urlsplit(address).path:
            yield address, plain(told.get("title") or "", is_title=True)


def _links(page: LexborHTMLParser | None, base: str) -> Iterator[tuple[str, str]]:
    """Ordinary links to the same site."""
    for link in page.css("a[href]") if page else ():
        address = absolute(link.attributes.get("href") or "", base)
        is_ours = host_of(address) == host_of(base) and address != ""
        if is_ours and "/comments/" not in urlsplit(address).path:
            yield address, plain(link.text(), is_title=True)
