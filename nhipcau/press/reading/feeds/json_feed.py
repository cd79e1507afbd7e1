"""JSON Feed 1 and 1.1 (jsonfeed.org)."""

import json
from typing import Any

from nhipcau.press.reading.feeds.context import Context, language_code
from nhipcau.press.reading.feeds.plain import picture_in, plain, summary_of
from nhipcau.press.reading.feeds.sentences import only_first
from nhipcau.press.reading.shapes import FeedRead, Found


def read_json(text: str, context: Context, most: int) -> FeedRead | None:
    """The feed; None if the text is no JSON with a list of items."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return None
    items = told.get("items") if isinstance(told, dict) else None
    if not isinstance(told, dict) or not isinstance(items, list):
        return None
    found = [
        line for item in items[:most] if isinstance(item, dict) and (line := _line(item, context))
    ]
    return FeedRead(
        "json",
        plain(_text(told, "title"), is_title=True),
        language_code(_text(told, "language")),
        tuple(found),
        (only_first(most),) if len(items) > most else (),
    )


def _line(item: dict[str, Any], context: Context) -> Found | None:
    markup = _text(item, "content_html")
    key = plain(_text(item, "id"))
    address = context.address(_text(item, "url") or _text(item, "external_url"))
    if not address and key.startswith(("http://", "https://")):
        address = context.address(key)
    title = plain(_text(item, "title"), is_title=True)
    summary = summary_of(_text(item, "summary") or markup or _text(item, "content_text"))
    if not (address or title or summary):
        return None
    picture = _text(item, "image") or _text(item, "banner_image") or picture_in(markup)
    published = context.published(_text(item, "date_published"))
    return Found(
        address,
        title,
        published or context.published(_text(item, "date_modified")),
        summary,
        language_code(_text(item, "language")),
        context.address(picture),
        key or address,
    )


def _text(told: dict[str, Any], name: str) -> str:
    value = told.get(name)
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""
