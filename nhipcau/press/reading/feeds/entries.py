"""Entries of RSS, RDF and Atom: one element in, one line out."""

import base64
import binascii
import re

from nhipcau.press.reading.feeds.context import Context, language_code
from nhipcau.press.reading.feeds.elements import Element, name_of
from nhipcau.press.reading.feeds.links import is_web
from nhipcau.press.reading.feeds.plain import picture_in, plain, summary_of
from nhipcau.press.reading.shapes import Found, Published

XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_DATES = (
    *("pubdate", "published", "dc:date", "dc:issued", "issued", "news:publication_date"),
    *("dc:created", "created", "date", "updated", "dc:modified", "modified"),
)
_SUMMARIES = ("description", "summary", "dc:description", "content:encoded", "content")
_PICTURES = ("media:content", "media:group", "media:thumbnail", "enclosure", "itunes:image")
_PICTURE_NAME = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:[?#]|$)", re.IGNORECASE)
_BLOCKS = frozenset({"p", "div", "br", "li", "tr", "td", "h1", "h2", "h3", "h4", "hr", "img"})

Parts = dict[str, list[Element]]


def read_entry(entry: Element, context: Context) -> Found | None:
    """One line; None where neither title, address nor summary is told."""
    parts: Parts = {}
    for child in entry:
        parts.setdefault(name_of(child.tag, context.home), []).append(child)
    base = entry.get(XML_BASE)
    seen_from = context.address(base) if base else context.base
    title = plain(first_text(parts, "title", "dc:title", "media:title"), is_title=True)
    markup = first_text(parts, *_SUMMARIES)
    key = first_text(parts, "guid", "id", "dc:identifier").strip() or entry.get(_ABOUT, "").strip()
    address = _address(parts, key, context, seen_from)
    if not (title or address or markup):
        return None
    told = entry.get(XML_LANG) or first_text(parts, "dc:language", "language")
    return Found(
        address=address,
        title=title,
        published=_published(parts, context),
        summary=summary_of(markup),
        language=language_code(told) if told else "",
        picture=_picture(parts, markup, context, seen_from),
        key=plain(key) or address,
    )


def text_of(element: Element) -> str:
    """The text of an element with that of what is inside; blocks are set off by blanks."""
    if element.get("mode") == "base64":
        return _from_base64(element.text or "")
    if not len(element):
        return element.text or ""
    pieces = [element.text or ""]
    for child in element:
        inner = text_of(child)
        is_block = str(child.tag).rpartition("}")[2].lower() in _BLOCKS
        pieces += [" ", inner, " "] if is_block else [inner]
        pieces.append(child.tail or "")
    return "".join(pieces)


def first_text(parts: Parts, *names: str) -> str:
    """The first text that is not empty, in the order of the names."""
    for name in names:
        for element in parts.get(name, ()):
            text = text_of(element)
            if text and not text.isspace():
                return text
    return ""


def link_of(parts: Parts, context: Context, base: str = "") -> str:
    """The address of the page: a link with text, else the best of those with `href`."""
    others = ""
    for link in parts.get("link", ()):
        href = link.get("href")
        if not href:
            if link.text and (address := context.address(link.text, base)):
                return address
            continue
        relation = (link.get("rel") or "alternate").lower()
        own = link.get(XML_BASE)
        address = context.address(href, context.address(own, base) if own else base)
        if relation == "alternate" and (link.get("type") or "text/html").startswith("text/html"):
            return address
        if relation in ("alternate", "self") and (not others or relation == "alternate"):
            others = address
    return others


def _address(parts: Parts, key: str, context: Context, base: str) -> str:
    origin = first_text(parts, "origin:origlink")
    if origin and (address := context.address(origin, base)):
        return address
    if address := link_of(parts, context, base):
        return address
    guid = parts.get("guid", [None])[0]
    is_permanent = guid is None or (guid.get("isPermaLink") or "true").strip().lower() != "false"
    return context.address(key) if is_permanent and is_web(key) else ""


def _published(parts: Parts, context: Context) -> Published | None:
    for name in _DATES:
        for element in parts.get(name, ()):
            if element.text and (found := context.published(element.text)):
                return found
    return None


def _picture(parts: Parts, markup: str, context: Context, base: str) -> str:
    offered = [
        (_width(element), address)
        for name in _PICTURES
        for outer in parts.get(name, ())
        for element in (outer.iter() if name == "media:group" else (outer,))
        if (told := _picture_told(element)) and (address := context.address(told, base))
    ]
    offered += [
        (0, address)
        for link in parts.get("link", ())
        if link.get("rel") == "enclosure" and (link.get("type") or "").startswith("image/")
        if (address := context.address(link.get("href") or "", base))
    ]
    for image in parts.get("image", ()) if not offered else ():
        url = next((child.text for child in image if name_of(child.tag) == "url"), None)
        if address := context.address(url or image.text or image.get("href") or "", base):
            offered.append((0, address))
    if offered:
        return max(offered, key=lambda offer: offer[0])[1]
    told = picture_in(markup) or picture_in(first_text(parts, "content:encoded", "content"))
    return context.address(told, base) if told else ""


def _picture_told(element: Element) -> str:
    address = element.get("url") or element.get("href") or ""
    kind = (element.get("type") or "").lower()
    medium = (element.get("medium") or "").lower()
    if name_of(element.tag) in ("media:thumbnail", "itunes:image"):
        return str(address)
    if medium == "image" or kind.startswith("image"):
        return str(address)
    return str(address) if not (medium or kind) and _PICTURE_NAME.search(address) else ""


def _width(element: Element) -> int:
    told = (element.get("width") or "").removesuffix("px")
    return int(told) if told.isdecimal() and len(told) < 6 else 0


def _from_base64(text: str) -> str:
    try:
        return base64.b64decode(text).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""
