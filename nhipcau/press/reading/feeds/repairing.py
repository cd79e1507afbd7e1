"""Feeds that are not quite XML, made so without losing a sign that a reader would see."""

import re
from html.entities import html5

ROOTS = ("rss", "feed", "rdf", "urlset", "sitemapindex", "opml")
_ROOT = re.compile(rf"<(?:[A-Za-z][\w.-]*:)?(?:{'|'.join(ROOTS)})(?=[\s>])", re.IGNORECASE)
_PROLOG = re.compile(r"\ufeff?\s*(?:(?:<\?(?:(?!\?>).)*\?>|<!--(?:(?!-->).)*-->)\s*)*", re.DOTALL)
_ENTITY_MADE = re.compile(
    r"<!ENTITY\s+(?!%)[^\s>]+\s+(?:SYSTEM|PUBLIC|\"[^\"]*[&%](?!#)|'[^']*[&%](?!#))"
)
_ENTITY_ANY = re.compile(r"<!ENTITY\s+(?!%)")
_SIGNS = re.compile(
    r"(?P<kept><!\[CDATA\[(?:.*?\]\]>|.*)|<!--(?:.*?-->|.*))"
    r"|&(?P<name>[A-Za-z][A-Za-z0-9]{1,31});|&#(?P<number>\d{1,7}|[xX][0-9A-Fa-f]{1,6});"
    r"|(?P<bare>&)|(?P<less><)(?![A-Za-z_/!?])",
    re.DOTALL,
)
_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_BLANKS = re.compile("[\x0b\x0c\x1c-\x1f]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\ufffe\uffff\ud800-\udfff]")
_PREFIX_USED = re.compile(r"</?([A-Za-z][\w.-]*):[A-Za-z]|\s([A-Za-z][\w.-]*):[\w.-]+\s*=")
_PREFIX_TOLD = re.compile(r"xmlns:([A-Za-z][\w.-]*)\s*=")
NAMESPACES = {
    "media": "http://search.yahoo.com/mrss/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "atom": "http://www.w3.org/2005/Atom",
    "a10": "http://www.w3.org/2005/Atom",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
}


def starts_with_doctype(text: str) -> bool:
    """Whether a document type stands before the first element."""
    start = _PROLOG.match(text)
    end = start.end() if start else 0
    return text[end : end + 9].upper() == "<!DOCTYPE"


def declares_danger(text: str) -> bool:
    """Whether the document type makes entities out of others or of files, or more than a few."""
    start = _ROOT.search(text)
    prolog = text[: start.start()] if start else text
    many = len(_ENTITY_ANY.findall(prolog)) > 300
    return starts_with_doctype(text) and (many or bool(_ENTITY_MADE.search(prolog)))


def looks_like_feed(text: str) -> bool:
    """Whether an element of a feed or a sitemap begins somewhere, and it is no web page."""
    return bool(_ROOT.search(text))


def repaired(text: str) -> str:
    """From the first element of a feed to its end, as XML in UTF-8 without a declaration.

    Signs that XML does not allow go; HTML's names (&nbsp;) become their signs; a bare & or < is
    written as XML wants it; prefixes that nobody declared are declared. What stands in CDATA is not
    touched. Tags that do not fit each other stay so.
    """
    start = _ROOT.search(text)
    if not start:
        return text
    name = start[0][1:]
    end = text.rfind(f"</{name}>")
    text = text[start.start() : end + len(name) + 3 if end > 0 else len(text)]
    text = _CONTROLS.sub("", _BLANKS.sub(" ", text))
    return _with_prefixes(_SIGNS.sub(_sign, text), len(name) + 1)


def is_cut_off(text: str) -> bool:
    """Whether the element that a repaired text begins with is never closed."""
    start = _ROOT.match(text)
    return start is not None and not text.endswith(f"</{start[0][1:]}>")


def _sign(found: re.Match[str]) -> str:
    if found["kept"]:
        return found["kept"]
    if found["less"]:
        return "&lt;"
    if name := found["name"]:
        if name in _XML_NAMES:
            return found[0]
        sign = html5.get(f"{name};")
        return sign.replace("&", "&amp;").replace("<", "&lt;") if sign else f"&amp;{name};"
    if digits := found["number"]:
        number = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
        return found[0] if _is_allowed(number) else ""
    return "&amp;"


def _is_allowed(number: int) -> bool:
    return (
        number in (9, 10, 13) or 0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE
    ) or 0x10000 <= number <= 0x10FFFF


def _with_prefixes(text: str, name_end: int) -> str:
    used = {found[0] or found[1] for found in _PREFIX_USED.findall(text)}
    told = {*_PREFIX_TOLD.findall(text), "xml", "xmlns", "http", "https"}
    made = "".join(
        f' xmlns:{prefix}="{NAMESPACES.get(prefix, f"urn:{prefix}")}"'
        for prefix in sorted(used - told)
    )
    return text[:name_end] + made + text[name_end:] if made else text
