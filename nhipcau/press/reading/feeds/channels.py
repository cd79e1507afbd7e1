"""Feeds of elements: what they are, their head, their entries."""

from collections.abc import Iterator

from nhipcau.press.reading.feeds.context import Context, base_of, language_code, pause_of
from nhipcau.press.reading.feeds.elements import (
    Element,
    entry_name,
    home_of,
    local_name,
    name_of,
)
from nhipcau.press.reading.feeds.entries import (
    XML_BASE,
    XML_LANG,
    Parts,
    first_text,
    link_of,
    read_entry,
)
from nhipcau.press.reading.feeds.plain import plain
from nhipcau.press.reading.feeds.sitemaps import read_url
from nhipcau.press.reading.shapes import FeedRead, Found, Raw

KINDS = {
    "rss": "rss",
    "channel": "rss",
    "rdf": "rdf",
    "feed": "atom",
    "urlset": "sitemap",
    "sitemapindex": "sitemap_index",
}
_HOLDERS = frozenset({"channel", "items"})
_DEEPEST = 3
_PAUSES = ("ttl", "sy:updateperiod", "sy:updatefrequency")


def feed_root(root: Element | None) -> Element | None:
    """The element that is the feed, some levels below at most; None where there is none."""
    level = [] if root is None else [root]
    for _ in range(_DEEPEST):
        for element in level:
            if local_name(element) in KINDS:
                return element
        level = [child for element in level for child in element[:20]]
    return None


def head_of(root: Element, raw: Raw) -> tuple[FeedRead, Parts]:
    """The feed without its entries, and the parts of its channel."""
    home, entry = home_of(root), entry_name(root)
    kind = KINDS.get(local_name(root), "rss")
    parts: Parts = {}
    for holder in (root, *(child for child in root if name_of(child.tag, home) == "channel")):
        for child in holder:
            name = name_of(child.tag, home)
            if name not in (entry, "channel", "items"):
                parts.setdefault(name, []).append(child)
    told = first_text(parts, "language", "dc:language") or root.get(XML_LANG) or ""
    if kind in ("sitemap", "sitemap_index"):
        return FeedRead(kind), parts
    title = plain(first_text(parts, "title", "dc:title"), is_title=True)
    pause = pause_of(*(first_text(parts, name) for name in _PAUSES))
    return FeedRead(kind, title, language_code(told), pause_minutes=pause), parts


def context_of(root: Element, raw: Raw, parts: Parts, plain_context: Context) -> Context:
    """The context of the entries below `root`."""
    home = home_of(root)
    outer = Context(raw.place, plain_context.zone, plain_context.now, home)
    site = link_of(parts, outer) if parts.get("link") else ""
    told = root.get(XML_BASE) or next(
        (child.get(XML_BASE) for child in root[:5] if name_of(child.tag, home) == "channel"), ""
    )
    return Context(base_of(raw.place, told or "", site), outer.zone, outer.now, home)


def entries_of(root: Element) -> Iterator[Element]:
    """Entries below the root or its channel, in the order of the feed."""
    home, entry = home_of(root), entry_name(root)
    for child in root:
        name = name_of(child.tag, home)
        if name == entry:
            yield child
        elif name in _HOLDERS:
            yield from (inner for inner in child if name_of(inner.tag, home) == entry)


def read_line(entry: Element, context: Context, kind: str) -> Found | None:
    """One entry of a feed of that kind."""
    return read_url(entry, context) if kind == "sitemap" else read_entry(entry, context)
