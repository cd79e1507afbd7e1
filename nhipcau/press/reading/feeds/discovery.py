"""Feeds that a web page names."""

import codecs
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from nhipcau.press.reading.feeds.decoding import decode, unpacked
from nhipcau.press.reading.feeds.links import absolute
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


def discover_feeds(raw: Raw) -> tuple[str, ...]:
    """Whole addresses of the feeds that the head of a page names, in its order, each once.

    Feeds of readers' comments are left out: they are no publication. At most `MOST`.
    """
    body = unpacked(raw.body) or b""
    text, _ = decode(body[:LARGEST_PAGE].lstrip(codecs.BOM_UTF8), raw.header("content-type"))
    if "<" not in text:
        return ()
    page = LexborHTMLParser(text.encode("utf-8", "replace"))
    bases = (node.attributes.get("href") for node in page.css("base[href]"))
    base = absolute(next(bases, "") or "", raw.place) or raw.place
    found: dict[str, None] = {}
    for link in page.css("link[href]"):
        told = link.attributes
        relations = (told.get("rel") or "").lower().split()
        kind = (told.get("type") or "").partition(";")[0].strip().lower()
        if not ("feed" in relations or ("alternate" in relations and kind in _KINDS)):
            continue
        address = absolute(told.get("href") or "", base)
        if address and "/comments/" not in urlsplit(address).path:
            found.setdefault(address)
    return tuple(found)[:MOST]
