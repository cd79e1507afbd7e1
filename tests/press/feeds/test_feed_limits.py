"""What is no feed, or means harm, leaves a sentence and never an error."""

import gzip
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.press.reading.feeds import child_sitemaps, discover_feeds, read_feed
from nhipcau.press.reading.feeds import sentences as say
from nhipcau.press.reading.shapes import FeedRead
from tests.press.feeds.made_feeds import ZONE, atom, entry, item, raw, read, rss

LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<!DOCTYPE rss [<!ENTITY a0 "ha">{LAUGHS}]>' + rss(item("&a9;"))
FILE = '<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + rss(item("&f;"))

SAID = {
    "nothing": (b"", say.EMPTY),
    "blanks": (b" \n\x00\x00", say.EMPTY),
    "a page": ("<!doctype html><title>Báo</title>", say.A_PAGE),
    "an old page": ('<?xml version="1.0"?>\n<!-- x -->\n<html xmlns="x"></html>', say.A_PAGE),
    "words": ("Không tìm thấy", say.NO_FEED),
    "a path": (b"/etc/passwd", say.NO_FEED),
    "an address": (b"http://127.0.0.1:9/", say.NO_FEED),
    "garbage": (bytes(range(256)) * 9, say.NO_FEED),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", say.NO_FEED),
    "other XML": ("<a><b/></a>", say.NO_FEED),
    "other JSON": ('{"a": 1}', say.NO_FEED),
    "deep JSON": ('{"items":' + "[" * 100_000, say.NO_FEED),
    "no gzip": (b"\x1f\x8bxxxxxx", say.EMPTY),
    "a gzip bomb": (gzip.compress(bytes(60_000_000), 1), say.TOO_LARGE),
    "a billion laughs": (BOMB, say.DANGEROUS),
    "laughs in UTF-16": (BOMB.encode("utf-16"), say.DANGEROUS),
    "laughs after many blanks": (" " * 9000 + BOMB, say.DANGEROUS),
    "a file of the server": (FILE, say.DANGEROUS),
    "tags without an end": ("<rss><channel>" + "<a>" * 90_000 + "</rss>", say.BROKEN),
}


@pytest.mark.parametrize(("body", "sentence"), SAID.values(), ids=SAID.keys())
def test_an_officer_is_told_what_to_do_about(body: str | bytes, sentence: str) -> None:
    assert read(body) == FeedRead("", problems=(sentence,))


def test_a_feed_without_entries_is_a_feed() -> None:
    assert read(rss()) == FeedRead("rss", "Báo", problems=(say.NOTHING,))


def test_only_so_many_entries_are_read_as_were_asked_for() -> None:
    told = read_feed(raw(rss(*[item()] * 9)), zone=ZONE, most=4)

    assert (len(told.found), told.problems) == (4, (say.only_first(4),))


def test_exactly_so_many_entries_are_no_problem() -> None:
    assert read_feed(raw(rss(*[item()] * 4)), zone=ZONE, most=4).problems == ()


def test_a_feed_of_many_megabytes_is_read_entry_by_entry() -> None:
    body = rss(*[item(more=f"<description>{'chữ ' * 2000}</description>")] * 900)
    begun = time.process_time()
    whole, cut = read(body), read(body[:-50])
    few = read_feed(raw(body), zone=ZONE, most=10)

    assert (len(whole.found), whole.problems) == (900, ())
    assert (len(cut.found), cut.problems) == (900, (say.cut_off(900),))
    assert (len(few.found), few.problems) == (10, (say.only_first(10),))
    assert time.process_time() - begun < 5


WHOLE = (rss(item(), item("B&nbsp;C")), atom(entry("<title>T</title>")), '{"items":[{"url":"/a"}]}')


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(WHOLE), st.integers(0, 400), st.integers(0, 60), st.binary(max_size=12))
def test_no_damage_raises(body: str, start: int, length: int, instead: bytes) -> None:
    data = body.encode()
    damaged = raw(data[:start] + instead + data[start + length :])

    assert isinstance(read_feed(damaged, zone=ZONE), FeedRead)
    assert isinstance((child_sitemaps(damaged), discover_feeds(damaged)), tuple)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 400))
def test_a_feed_cut_anywhere_tells_only_whole_titles(end: int) -> None:
    whole = rss(item("Quy Nhơn"), item("Bình Định")).encode()

    told = [found.title for found in read(whole[:end]).found]
    assert told in ([], ["Quy Nhơn"], ["Quy Nhơn", "Bình Định"])


def test_later_answers_know_later_days() -> None:
    body = raw(rss(item(date="2027-01-05T00:00:00Z")))
    later = read_feed(
        type(body)(body.address, datetime(2027, 1, 6, tzinfo=UTC), 200, body.body), zone=ZONE
    )

    assert read_feed(body, zone=ZONE).found[0].published is None
    assert later.found[0].published is not None
