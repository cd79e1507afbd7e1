"""One answer of an outlet in, the lines of its feed out."""

import re
from collections.abc import Iterator
from dataclasses import replace
from zoneinfo import ZoneInfo

from nhipcau.press.reading.feeds import sentences
from nhipcau.press.reading.feeds.channels import (
    context_of,
    entries_of,
    feed_root,
    head_of,
    read_line,
)
from nhipcau.press.reading.feeds.context import Context
from nhipcau.press.reading.feeds.decoding import decode, is_read_as_declared, unpacked
from nhipcau.press.reading.feeds.discovery import discover_feeds
from nhipcau.press.reading.feeds.elements import Element, Stream, home_of, local_name, parse
from nhipcau.press.reading.feeds.indexes import newest_first
from nhipcau.press.reading.feeds.json_feed import read_json
from nhipcau.press.reading.feeds.loose import read_loosely
from nhipcau.press.reading.feeds.repairing import (
    declares_danger,
    is_cut_off,
    looks_like_feed,
    repaired,
    starts_with_doctype,
)
from nhipcau.press.reading.feeds.sitemaps import is_news
from nhipcau.press.reading.shapes import FeedRead, Found, Raw

MOST = 10_000  # lines of one feed
WHOLE = 4_000_000  # bytes up to which a feed is read in one go, above it entry by entry
LARGEST_REPAIR = 20_000_000  # bytes
_HEAD = 4_096
_GUARD = ")]}'"  # some write it before JSON, so that no script can run it
_ANYTHING = re.compile(rb"[^ \t\r\n\x00\xef\xbb\xbf\xff\xfe]")
_PAGE = re.compile(
    r"\ufeff?\s*(?:<\?xml(?:(?!\?>).)*\?>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def read_feed(raw: Raw, *, zone: ZoneInfo, most: int = MOST) -> FeedRead:
    """The feed or sitemap in an answer, whatever its content type says. Never raises.

    `kind` is rss, rdf, atom, json, sitemap, news_sitemap, sitemap_index (see `child_sitemaps`) or
    empty where the answer is none of these. At most `most` lines are read. Times without a zone are
    of `zone`; those more than two days after the answer was fetched are left out. What cannot be
    read wholly leaves a sentence in `problems`; a line without title, address and summary is none.
    """
    body = unpacked(raw.body)
    context = Context(raw.place, zone, raw.fetched_at)
    if body is None:
        return FeedRead("", problems=(sentences.TOO_LARGE,))
    if not _ANYTHING.search(body):
        return FeedRead("", problems=(sentences.EMPTY,))
    if (read := _strictly(body, raw, context, most)) is not None:
        return read
    return _mended(body, raw, context, most)


def child_sitemaps(raw: Raw, *, most: int = MOST) -> tuple[str, ...]:
    """Whole addresses that a sitemap index names, each once, the newest first (see `indexes`);
    empty for anything else.
    """
    body = unpacked(raw.body) or b""
    root = feed_root(parse(body)) if len(body) <= WHOLE else None
    if root is None and body:
        text, _ = decode(body[:WHOLE], raw.header("content-type"))
        safe = looks_like_feed(text) and not declares_danger(text)
        root = feed_root(parse(repaired(text).encode())) if safe else None
    if root is None or local_name(root) != "sitemapindex":
        return ()
    context = Context(raw.place, ZoneInfo("UTC"), raw.fetched_at, home_of(root))
    lines = (read_line(entry, context, "sitemap") for entry in entries_of(root))
    return newest_first(tuple(line for line in lines if line))[:most]


def _strictly(body: bytes, raw: Raw, context: Context, most: int) -> FeedRead | None:
    """Well-formed XML in the letters that it declares; None for everything else."""
    if not is_read_as_declared(body) or b"<!DOCTYPE" in body[:_HEAD]:
        return None
    if len(body) > WHOLE:
        return _streamed(body, raw, context, most, is_last=False)
    root = feed_root(parse(body.lstrip(b" \t\r\n\x00")))
    if root is None:
        return None
    head, parts = head_of(root, raw)
    return _collected(root, head, entries_of(root), context_of(root, raw, parts, context), most)


def _collected(
    root: Element, head: FeedRead, entries: Iterator[Element], context: Context, most: int
) -> FeedRead:
    found: list[Found] = []
    kind, problems = head.kind, head.problems
    if kind == "sitemap_index":
        return head
    for entry in entries:
        if len(found) == most:
            problems = (*problems, sentences.only_first(most))
            break
        if kind == "sitemap" and is_news(entry, context.home):
            head = replace(head, kind="news_sitemap")
        if (line := read_line(entry, context, kind)) is not None:
            found.append(line)
    if not found:
        problems = (*problems, sentences.NOTHING)
    return replace(head, found=tuple(found), problems=problems)


def _streamed(
    body: bytes, raw: Raw, context: Context, most: int, *, is_last: bool
) -> FeedRead | None:
    """Entry by entry up to the end, the break or `most`. None where not one could be read, or
    where it breaks and there is another way (`is_last` is not set).
    """
    stream = Stream(body)
    head: FeedRead | None = None
    found: list[Found] = []
    is_full = False
    for entry in stream:
        root = stream.root
        if head is None or root is None:
            head, parts = head_of(root, raw)
            here = context_of(root, raw, parts, context)
            if head.kind == "sitemap" and is_news(entry, here.home):
                head = replace(head, kind="news_sitemap")
        if is_full := len(found) == most:
            break
        kind = "sitemap" if "sitemap" in head.kind else head.kind
        line = read_line(entry, here, kind)
        if line is not None and (stream.has_all_of_it or (line.address and line.title)):
            found.append(line)
    if head is None or not (stream.is_whole or is_full or is_last):
        return None
    problem = sentences.only_first(most) if is_full else sentences.cut_off(len(found))
    return replace(head, found=tuple(found), problems=() if stream.is_whole else (problem,))


def _mended(body: bytes, raw: Raw, context: Context, most: int) -> FeedRead:
    """What is not well-formed: pages, JSON, damaged and dangerous feeds."""
    text, is_damaged = decode(body[:LARGEST_REPAIR], raw.header("content-type"))
    text = text.removeprefix(_GUARD).removeprefix("\ufeff" + _GUARD)
    start = text[:_HEAD].lstrip("\ufeff \t\r\n")[:1]
    if start in ("{", "["):
        if len(body) > LARGEST_REPAIR:
            return FeedRead("", problems=(sentences.TOO_LARGE,))
        read = read_json(text.lstrip("\ufeff"), context, most)
        if read is not None:
            return _noted(read, is_damaged)
    if starts_with_doctype(text) and declares_danger(text):
        return FeedRead("", problems=(sentences.DANGEROUS,))
    if _PAGE.match(text[:_HEAD]):
        addresses = discover_feeds(raw)
        sentence = sentences.with_addresses(addresses) if addresses else sentences.A_PAGE
        return FeedRead("", problems=(sentence,))
    if not looks_like_feed(text):
        return FeedRead("", problems=(sentences.NO_FEED,))
    text = repaired(text)
    is_damaged = is_damaged and "\ufffd" in text
    return _noted(_from_repaired(text, raw, context, most), is_damaged)


def _from_repaired(text: str, raw: Raw, context: Context, most: int) -> FeedRead:
    mended = text.encode("utf-8", "replace")
    if (read := _strictly(mended, raw, context, most)) is not None:
        return read
    if is_cut_off(text):
        read = _streamed(mended, raw, context, most, is_last=True)
        if read and len(read.found) >= min(most, _entries_closed(text)):
            return read
    if (read := read_loosely(text, context, most)) is not None:
        return replace(read, problems=(sentences.read_loosely(len(read.found)),))
    return FeedRead("", problems=(sentences.BROKEN,))


def _entries_closed(text: str) -> int:
    return len(re.findall(r"</(?:item|entry|url)\s*>", text))


def _noted(read: FeedRead, is_damaged: bool) -> FeedRead:
    return replace(read, problems=(*read.problems, sentences.UNDECODED)) if is_damaged else read
