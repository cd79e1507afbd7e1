"""Feeds that no strict reader takes, through feedparser."""

import io
import re
from typing import Any

import feedparser

from nhipcau.press.reading.feeds.context import Context, base_of, language_code, pause_of
from nhipcau.press.reading.feeds.links import is_web
from nhipcau.press.reading.feeds.plain import picture_in, plain, summary_of
from nhipcau.press.reading.shapes import FeedRead, Found

LARGEST = 1_000_000  # signs; it reads slowly
_DATES = ("published", "issued", "created", "updated")
_ENTRY = re.compile(r"<(?:item|entry)[\s>]", re.IGNORECASE)
_OWN_ROOTS = {"atom": "atom", "rss090": "rdf", "rss10": "rdf"}


def read_loosely(text: str, context: Context, most: int) -> FeedRead | None:
    """The feed as far as feedparser makes it out; None where it finds no entry.

    Nothing is fetched: it gets a stream, never an address. What follows the last entry that was
    closed is left out, as its words may be cut.
    """
    if not _ENTRY.search(text):
        return None
    text = _to_last_entry(text[:LARGEST])
    stream = io.BytesIO(text.encode("utf-8", "replace"))
    headers = {"content-type": "application/xml; charset=utf-8"}
    told = feedparser.parse(
        stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    head = told["feed"]
    base = base_of(context.base, "", _text(head, "link"))
    here = Context(base, context.zone, context.now)
    found = [line for entry in told["entries"][:most] if (line := _line(entry, here))]
    if not found:
        return None
    kind = next((k for v, k in _OWN_ROOTS.items() if _text(told, "version").startswith(v)), "rss")
    title = plain(_text(head, "title"), is_title=True)
    language = language_code(_text(head, "language"))
    pause = pause_of(
        *(_text(head, name) for name in ("ttl", "sy_updateperiod", "sy_updatefrequency"))
    )
    return FeedRead(kind, title, language, tuple(found), pause_minutes=pause)


def _to_last_entry(text: str) -> str:
    ends = [text.rfind(end) for end in ("</item>", "</entry>", "</ITEM>", "</Item>")]
    end = max(ends)
    return text[: text.index(">", end) + 1] if end > 0 else text


def _line(entry: Any, context: Context) -> Found | None:
    markup = _text(entry, "summary")
    key = _text(entry, "id").strip()
    address = context.address(_text(entry, "feedburner_origlink") or _text(entry, "link"))
    if not address and is_web(key):
        address = context.address(key)
    title = plain(_text(entry, "title"), is_title=True)
    if not (address or title or markup):
        return None
    published = (context.published(_text(entry, name)) for name in _DATES)
    return Found(
        address=address,
        title=title,
        published=next((moment for moment in published if moment), None),
        summary=summary_of(markup),
        language=language_code(_text(entry, "language")),
        picture=context.address(_picture(entry) or picture_in(markup)),
        key=plain(key) or address,
    )


def _picture(entry: Any) -> str:
    for name in ("media_content", "media_thumbnail", "links"):
        for offered in dict.get(entry, name) or ():
            kind = offered.get("type") or offered.get("medium") or ""
            if name == "media_thumbnail" or kind.startswith("image"):
                return str(offered.get("url") or offered.get("href") or "")
    return ""


def _text(told: Any, name: str) -> str:
    # The plain look-up: feedparser's own would take "published" for "updated" and warn of it.
    value = dict.get(told, name)
    return value if isinstance(value, str) else ""
