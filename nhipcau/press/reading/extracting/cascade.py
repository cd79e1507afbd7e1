"""A page read the cheapest way that can tell: bytes, the outlet's profile, blocks, trafilatura."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from nhipcau.press.reading.extracting.cheap import cheap_text, without_boxes
from nhipcau.press.reading.extracting.decoding import decode
from nhipcau.press.reading.extracting.facts import facts_of
from nhipcau.press.reading.extracting.full import ENOUGH, full_text
from nhipcau.press.reading.extracting.places import stands_in_text
from nhipcau.press.reading.extracting.prefilter import Prefilter
from nhipcau.press.reading.extracting.profiles import Profile, ReadBy, read_by
from nhipcau.press.reading.shapes import Article, Found, Raw

VERSION = "1"  # of what these stages tell; a change asks for reading again
BYTES, CHEAP, PROFILE = "bytes", "cheap", "profile"

_MARKUP_KINDS = ("html", "xml", "text/plain", "octet-stream")


@dataclass(frozen=True, slots=True)
class Unrelated:
    """No name stands in the text of the article. `by` is the step that told."""

    by: str


@dataclass(frozen=True, slots=True)
class Unsure:
    """A name may be in the page, but its text cannot be told from the rest; `why` is a code:
    status, kind, empty, short.
    """

    why: str
    by: str = ""


Outcome = Article | Unrelated | Unsure


def extract(
    raw: Raw,
    *,
    profile: Profile | None,
    mentions: Callable[[str], bool],
    prefilter: Prefilter,
    now: datetime,
    zone: ZoneInfo,
    found: Found | None = None,
) -> Outcome:
    """The article of a page if its text names one of ours.

    `mentions` decides on text, `prefilter` holds every name it may find. `found` is the line of
    the feed: its title and time beat the page's. `now` is aware; `zone` is the outlet's.
    """
    refused = _refused(raw)
    if refused:
        return Unsure(refused)
    places = prefilter.found(raw.body)
    if not any(stands_in_text(places.body, place) for place in places):
        return Unrelated(BYTES)
    markup = decode(raw.body, raw.header("content-type"))
    read = read_by(profile, markup) if profile is not None else ReadBy()
    text, by = read.text, PROFILE
    if len(text) < ENOUGH:
        text, by = _text(markup, mentions, prefilter)
    if not mentions(text):
        return Unrelated(by) if by == CHEAP or len(text) >= ENOUGH else Unsure("short", by)
    facts = facts_of(
        markup, found, address=raw.place, zone=zone, now=now, title=read.title, date=read.date
    )
    return Article(facts.title, text, facts.published, facts.language, facts.picture, by)


def _refused(raw: Raw) -> str:
    if raw.status != 200:
        return "status"
    kind = raw.header("content-type").partition(";")[0].strip().lower()
    if kind and not any(word in kind for word in _MARKUP_KINDS):
        return "kind"
    return "" if raw.body.strip() else "empty"


def _text(markup: str, mentions: Callable[[str], bool], prefilter: Prefilter) -> tuple[str, str]:
    cheap = cheap_text(markup, prefilter)
    if not mentions(cheap.text):
        if '"articleBody"' in markup:
            return full_text(markup)
        return "", CHEAP
    without_boxes(cheap.tree, lambda text: bool(text.strip()))
    text, by = full_text(cheap.tree.html or "")
    if len(text) < ENOUGH or not mentions(text):
        whole, way = full_text(markup)
        return (whole, way) if len(whole) > len(text) else (text, by)
    return text, by
