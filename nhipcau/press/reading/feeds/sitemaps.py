"""Addresses in sitemaps, with what news sitemaps tell about each."""

from nhipcau.press.reading.feeds.context import Context, language_code
from nhipcau.press.reading.feeds.elements import Element, name_of
from nhipcau.press.reading.feeds.plain import plain
from nhipcau.press.reading.shapes import Found


def read_url(entry: Element, context: Context) -> Found | None:
    """One address of a sitemap; None where it tells none of the web.

    Where a news sitemap tells no time of publication, or the sitemap is a plain one, the time of
    the last change stands in: sitemaps.org knows no other.
    """
    told: dict[str, str] = {}
    for child in entry.iter():
        text = child.text
        if text and not text.isspace():
            told.setdefault(name_of(child.tag, context.home), text)
    address = context.address(told.get("loc", ""))
    if not address:
        return None
    published = context.published(told.get("news:publication_date", ""))
    return Found(
        address=address,
        title=plain(told.get("news:title", ""), is_title=True),
        published=published or context.published(told.get("lastmod", "")),
        language=language_code(told.get("news:language", "")),
        picture=context.address(told.get("image:loc", "")),
        key=address,
    )


def is_news(entry: Element, home: str) -> bool:
    """Whether an address of a sitemap is one of news."""
    return any(name_of(child.tag, home) == "news:news" for child in entry)
