"""JSON Feed 1 and 1.1 (jsonfeed.org)."""

import json
import re
from typing import Any

from nhipcau.press.reading.feeds.context import Context, language_code
from nhipcau.press.reading.feeds.plain import picture_in, plain, summary_of
from nhipcau.press.reading.feeds.sentences import cut_off, only_first
from nhipcau.press.reading.shapes import FeedRead, Found

_ITEMS = re.compile(r'"items"\s*:\s*\[\s*')
_BETWEEN = re.compile(r"[\s,]*")
_HEAD = 20_000


def read_json(text: str, context: Context, most: int) -> FeedRead | None:
    """The feed; None if the text is no JSON with a list of items.

    Of one that is cut off or written carelessly the items are read that are whole.
    """
    problems: tuple[str, ...] = ()
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        told = _whole_items(text, most)
        problems = (cut_off(len(told["items"])),)
    items = told.get("items") if isinstance(told, dict) else None
    if not isinstance(told, dict) or not isinstance(items, list) or (problems and not items):
        return None
    found = [
        line for item in items[:most] if isinstance(item, dict) and (line := _line(item, context))
    ]
    return FeedRead(
        "json",
        plain(_text(told, "title"), is_title=True),
        language_code(_text(told, "language")),
        tuple(found),
        (only_first(most),) if len(items) > most else problems,
    )


def _whole_items(text: str, most: int) -> dict[str, list[Any]]:
    """The items up to the first that is broken; commas too many are passed over."""
    items: list[Any] = []
    begun, decoder = _ITEMS.search(text[:_HEAD]), json.JSONDecoder()
    place = begun.end() if begun else len(text)
    while len(items) <= most and place < len(text):
        try:
            item, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            break
        items.append(item)
        place = _BETWEEN.match(text, place).end()  # type: ignore[union-attr]  # matches nothing too
    return {"items": items}


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
