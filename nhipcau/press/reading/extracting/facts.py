"""Title, time, language and picture of a page: from the feed first, then from its own data."""

import html
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from htmldate import find_date

from nhipcau.press.reading.dates import parse_published
from nhipcau.press.reading.extracting.blocks import tidy
from nhipcau.press.reading.extracting.full import tree_of
from nhipcau.press.reading.shapes import Found, Published, Told

_META = re.compile(r"<meta\s[^>]{1,4000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-zA-Z:_-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.ASCII)
_DATA = re.compile(r'"datePublished"\s*:\s*"([^"\\]{4,60})"')
_HEADLINE = re.compile(r'"headline"\s*:\s*"((?:[^"\\]|\\.){3,400})"')
_TIME = re.compile(r"""<time\b[^>]*?\bdatetime\s*=\s*["']?([^"'>]{4,60})""", re.IGNORECASE)
_HEADING = re.compile(r"<h1\b[^>]*>(.{1,2000}?)</h1\s*>", re.IGNORECASE | re.DOTALL)
_TITLE = re.compile(r"<title\b[^>]*>(.{1,2000}?)</title\s*>", re.IGNORECASE | re.DOTALL)
_LANGUAGE = re.compile(r"<html\b[^>]*?\blang\s*=\s*[\"']?([A-Za-z]{2,3})\b", re.IGNORECASE)
_DAY = re.compile(r"\b(?:\d{1,2}[/.-]\d{1,2}[/.-])?(?:19|20)\d\d\b")
_TAG = re.compile(r"<[^>]*>")
_SITE = re.compile(r"\s[|–—»·-]\s")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\(.)")
_TIME_METAS = (
    *("article:published_time", "datepublished", "og:article:published_time", "pubdate"),
    *("publishdate", "publish-date", "published_time", "date", "dc.date", "dc.date.issued"),
    *("dcterms.created", "dcterms.date", "citation_publication_date", "parsely-pub-date"),
)
_PICTURE_METAS = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "image")
_LOCALES = ("og:locale", "content-language", "dc.language", "language")
_LONGEST_TITLE = 500


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says of its article beside the text."""

    title: str = ""
    published: Published | None = None
    language: str = ""
    picture: str = ""


def facts_of(
    markup: str,
    found: Found | None = None,
    *,
    address: str,
    zone: ZoneInfo,
    now: datetime,
    title: str = "",
    date: str = "",
) -> Facts:
    """What the feed told beats what the page says; what neither says is empty.

    `address` is where pictures without a host are looked for; `zone` is the outlet's; `title` and
    `date` are words that a profile pointed at, asked where the page's data tell nothing.
    """
    metas = _metas(markup)
    published = found.published if found else None
    return Facts(
        title=(found.title if found else "") or _title(markup, metas, title),
        published=published or _published(markup, metas, date, zone, now),
        language=_language(markup, metas) or (found.language if found else ""),
        picture=(found.picture if found else "") or _picture(metas, address),
    )


def _metas(markup: str) -> dict[str, str]:
    """The contents of <meta>, by name in small letters; the first of a name counts."""
    metas: dict[str, str] = {}
    for tag in _META.findall(markup):
        told = {
            name.lower(): one or two or three for name, one, two, three in _ATTRIBUTE.findall(tag)
        }
        name = told.get("property") or told.get("name") or told.get("itemprop")
        name = name or told.get("http-equiv", "")
        if name and told.get("content", "").strip():
            metas.setdefault(name.strip().lower(), html.unescape(told["content"]).strip())
    return metas


def _title(markup: str, metas: dict[str, str], seen: str) -> str:
    heading = _line(seen) or _words(_HEADING.search(markup))
    titles = map(_line, (metas.get("og:title", ""), _headline(markup)))
    title = next((words for words in titles if words), "")
    if not title:
        return heading or max(_SITE.split(_words(_TITLE.search(markup))), key=len).strip()
    return heading if heading and title.startswith(heading) else title


def _headline(markup: str) -> str:
    found = _HEADLINE.search(markup)
    return html.unescape(_ESCAPE.sub(_unescaped, found[1])) if found else ""


def _unescaped(code: re.Match[str]) -> str:
    return (
        chr(int(code[1], 16)) if code[1] else {"n": " ", "t": " ", "r": " "}.get(code[2], code[2])
    )


def _words(found: re.Match[str] | None) -> str:
    return _line(html.unescape(_TAG.sub(" ", found[1]))) if found else ""


def _line(text: str) -> str:
    text = text.encode("utf-8", "ignore").decode()
    return tidy(text).replace("\n", " ")[:_LONGEST_TITLE]


def _published(
    markup: str, metas: dict[str, str], seen: str, zone: ZoneInfo, now: datetime
) -> Published | None:
    told = [(words, Told.PAGE_DATA) for words in _DATA.findall(markup)[:3]]
    told += [(metas[name], Told.PAGE_META) for name in _TIME_METAS if name in metas]
    told += [(words, Told.PAGE_TIME) for words in _TIME.findall(markup)[:3]]
    told.append((seen, Told.PAGE_WORDS))
    for words, source in told:
        published = parse_published(html.unescape(words), zone=zone, told=source, now=now)
        if published:
            return published
    return _by_words(markup, zone, now)


def _by_words(markup: str, zone: ZoneInfo, now: datetime) -> Published | None:
    """The day that htmldate reads out of the page, never one after tomorrow."""
    tree = tree_of(markup) if _DAY.search(_TAG.sub(" ", markup)) else None
    if tree is None:
        return None
    latest = (now + timedelta(days=1)).strftime("%Y-%m-%d")
    try:
        day = find_date(tree, original_date=True, max_date=latest)
    except (ValueError, OverflowError, TypeError):
        return None
    return parse_published(day or "", zone=zone, told=Told.PAGE_WORDS, now=now)


def _language(markup: str, metas: dict[str, str]) -> str:
    found = _LANGUAGE.search(markup[:20_000])
    told = found[1] if found else next((metas[name] for name in _LOCALES if name in metas), "")
    code = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", told.strip())
    return code[0].lower() if code else ""


def _picture(metas: dict[str, str], address: str) -> str:
    told = next((metas[name] for name in _PICTURE_METAS if name in metas), "")
    try:
        picture = urljoin(address, told) if told else ""
    except ValueError:
        return ""
    return picture if picture.startswith(("http://", "https://")) else ""
