"""XML elements of a feed, read strictly: no entities, no document types, no network."""

import io
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lxml import etree  # type: ignore[import-untyped, unused-ignore] # it ships no types

Element = Any  # an lxml element

_ENTRIES = {"feed": "entry", "urlset": "url", "sitemapindex": "sitemap"}
AT_ONCE = 65_536  # bytes given to the parser in one go
LARGEST_ENTRY = 4_000_000  # bytes without the end of an entry, after which reading stops

# The core names stand bare, others behind the short name of their namespace.
_SHORT = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dc",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/rss/1.0/modules/syndication/": "sy",
    "http://search.yahoo.com/mrss/": "media",
    "http://search.yahoo.com/mrss": "media",
    "http://rssnamespace.org/feedburner/ext/1.0": "origin",
    "http://www.pheedo.com/namespace/pheedo": "origin",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://purl.org/net/rss1.1#": "",
    "http://www.sitemaps.org/schemas/sitemap/0.9": "",
    "http://www.google.com/schemas/sitemap/0.84": "",
    "http://www.google.com/schemas/sitemap-news/0.9": "news",
    "http://www.google.com/schemas/sitemap-image/1.1": "image",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/1999/xhtml": "xhtml",
}
_UNKNOWN = "other"


@lru_cache(maxsize=4096)
def name_of(tag: str, home: str = "") -> str:
    """The short name of a tag in small letters: "title", "dc:date", "media:content".

    `home` is the namespace of the root, whose names are bare even if nobody knows it.
    """
    namespace, _, local = tag.rpartition("}")
    namespace = namespace[1:]
    if not namespace or namespace == home:
        return local.lower()
    short = _SHORT.get(namespace)
    if short is None:
        short = _by_its_words(namespace.lower())
    return f"{short}:{local.lower()}" if short else local.lower()


def _by_its_words(namespace: str) -> str:
    """Namespaces are often misspelt: another schema, an end left out, another version."""
    for words, short in (
        ("sitemap-news", "news"),
        ("sitemap-image", "image"),
        ("sitemaps.org", ""),
        ("purl.org/dc/", "dc"),
        ("modules/content", "content"),
        ("modules/syndication", "sy"),
        ("search.yahoo.com/mrss", "media"),
        ("feedburner", "origin"),
        ("podcast-1.0.dtd", "itunes"),
        ("w3.org/2005/atom", ""),
        ("backend.userland.com", ""),
        ("cyber.law.harvard.edu/rss", ""),
        ("purl.org/rss/", ""),
    ):
        if words in namespace:
            return short
    return _UNKNOWN


def home_of(root: Element) -> str:
    """The namespace of an element, empty for none."""
    return str(root.tag).rpartition("}")[0][1:]


def local_name(element: Element) -> str:
    """The name of an element without its namespace, in small letters."""
    return str(element.tag).rpartition("}")[2].lower()


def entry_name(root: Element) -> str:
    """What the entries below that root are called."""
    return _ENTRIES.get(local_name(root), "item")


def parse(body: bytes) -> Element | None:
    """The root of well-formed XML without a document type; None for anything else."""
    try:
        root = etree.fromstring(body, _strict())
    except (etree.XMLSyntaxError, ValueError, LookupError):
        return None
    return None if root is None or root.getroottree().docinfo.doctype else root


def _strict() -> Any:
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


class Stream:
    """Entries of a long feed or of one that breaks off, one after the other.

    After an entry is given it is emptied, so that memory holds one at a time. `root` is there from
    the first entry on. `is_whole` says afterwards that the XML was well-formed to its end. Of the
    entry at the break only those parts are given that were closed, and `has_all_of_it` is false.
    """

    def __init__(self, body: bytes) -> None:
        self.root: Element | None = None
        self.is_whole = False
        self.has_all_of_it = True
        self._source = io.BytesIO(body)
        self._parser = etree.XMLPullParser(
            events=("start", "end"),
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        self._name = ""
        self._open: Element | None = None
        self._closed: list[Element] = []

    def __iter__(self) -> Iterator[Element]:
        since = 0
        broken = False
        while not broken and since < LARGEST_ENTRY:
            part = self._source.read(AT_ONCE)
            broken = not self._feed(part)
            since += AT_ONCE
            for entry in self._entries():
                since = 0
                yield entry
                entry.clear()
            if not part:
                self.is_whole = not broken
                break
        if self._open is not None and broken:
            self.has_all_of_it = False
            yield self._only_closed(self._open)

    def _feed(self, part: bytes) -> bool:
        try:
            if part:
                self._parser.feed(part)
            else:
                self._parser.close()
        except (etree.XMLSyntaxError, ValueError, LookupError):
            return False
        return True

    def _entries(self) -> Iterator[Element]:
        for event, element in self._parser.read_events():
            if self.root is None:
                self.root, self._name = element, entry_name(element)
            if event == "start":
                if self._open is None and local_name(element) == self._name:
                    self._open, self._closed = element, []
            elif element is self._open:
                self._open = None
                yield element
            elif self._open is not None and element.getparent() is self._open:
                self._closed.append(element)

    def _only_closed(self, entry: Element) -> Element:
        for child in list(entry):
            if child not in self._closed:
                entry.remove(child)
        return entry
