"""What robots.txt says, how long it holds, and how the book is kept."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.press.fetching import failures
from nhipcau.press.fetching.answers import Failed, Fetched, Kind, Known
from nhipcau.press.fetching.robots import RobotsBook, Standing, Verdict
from nhipcau.press.reading.shapes import Raw

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
AT = "https://bao.example"


def book_of(outcome: bytes | Failed) -> RobotsBook:
    page = Raw(f"{AT}/robots.txt", NOW, 200, outcome) if isinstance(outcome, bytes) else outcome
    book = RobotsBook()
    book.learn(AT, Fetched(page, Known()), now=NOW)
    return book


def may(rules: bytes, path: str) -> bool:
    return book_of(rules).verdict(AT + path, AT) == Verdict.ALLOWED


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        (b"", "/tin", True),
        (b"User-agent: *\nDisallow:", "/tin", True),
        (b"User-agent: *\nDisallow: /", "/tin", False),
        (b"User-agent: *\nDisallow: /*?print=", "/tin?print=1", False),
        (b"User-agent: *\nDisallow: /tin\nAllow: /tin/hay", "/tin/hay/1", True),
        (b"User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", True),
        (b"User-agent: *\nDisallow: /\nUser-agent: NHIPCAU\nAllow: /", "/tin", True),
        (b"User-agent: *\nAllow: /\nUser-agent: nhipcau/2.0\nDisallow: /", "/tin", True),
        ("\ufeffUser-agent: *\r\nDisallow: /lễ".encode(), "/l%E1%BB%85-hoi", False),
        (b"<!doctype html><title>404</title>", "/tin", True),
        (b"\xff\xfe\0\0User-agent: *\0Disallow: /", "/tin", True),
        (b"User-agent: *\nDisallow: /" + b"*a" * 5000 + b"$", "/" + "a" * 3000, True),
    ],
)
def test_rules_are_read_as_their_standard_says(rules, path, allowed):
    assert may(rules, path) is allowed


@pytest.mark.parametrize(
    ("outcome", "standing"),
    [
        *(
            (failures.failure_of_status(status, 0), Standing.OPEN)
            for status in (401, 403, 404, 410)
        ),
        *(
            (failures.failure_of_status(status, 0), Standing.SHUT)
            for status in (429, 500, 503, 520)
        ),
        (failures.TOO_MANY_TURNS, Standing.OPEN),
        (failures.ROUND_AND_ROUND, Standing.OPEN),
        (failures.TOO_SLOW, Standing.SHUT),
        (failures.CUT_OFF, Standing.SHUT),
        (Failed(Kind.HARD, "Không tìm thấy máy chủ mang tên này."), Standing.SHUT),
    ],
)
def test_no_rules_open_and_no_answer_shuts(outcome, standing):
    book = book_of(outcome)

    assert book.pages[AT].standing == standing
    opened = book.verdict(f"{AT}/tin", AT) == Verdict.ALLOWED
    assert opened is (standing == Standing.OPEN)


def test_a_host_that_nobody_asked_about_is_shut():
    assert RobotsBook().verdict(f"{AT}/tin", AT) == Verdict.SHUT


@pytest.mark.parametrize(
    ("outcome", "holds"),
    [(b"", timedelta(days=1)), (failures.TOO_SLOW, timedelta(hours=1))],
)
def test_rules_hold_for_a_day_and_silence_for_an_hour(outcome, holds):
    book = book_of(outcome)

    assert not book.is_needed(AT, now=NOW + holds - timedelta(seconds=1))
    assert book.is_needed(AT, now=NOW + holds)
    assert book.is_needed("http://bao.example", now=NOW)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        *(("Crawl-delay: 10", 10.0), ("Crawl-delay: 0.5", 0.5), ("Request-rate: 1/20s", 20.0)),
        *(("Crawl-delay: 3\nRequest-rate: 1/2m", 120.0), ("Crawl-delay: 1e99", 86_400.0)),
        *(("Crawl-delay: nan", 0.0), ("Crawl-delay: inf", 0.0), ("Crawl-delay: -3", 0.0)),
        *(("Crawl-delay: mai", 0.0), ("Request-rate: 0/5s", 0.0), ("", 0.0)),
    ],
)
def test_the_pause_that_is_asked_for_is_a_sound_number(said, seconds):
    assert book_of(f"User-agent: *\nAllow: /\n{said}".encode()).delay_s(AT) == seconds


def test_sitemaps_are_named():
    book = book_of(b"Sitemap: https://bao.example/news.xml\nUser-agent: *\nDisallow: /")

    assert book.sitemaps(AT) == ("https://bao.example/news.xml",)
    assert book.sitemaps("https://khac.example") == ()


def test_a_book_is_kept_as_json_and_old_pages_are_left_out():
    book = book_of(b"User-agent: *\nDisallow: /")
    kept = RobotsBook.of(json.loads(json.dumps(book.state())))
    assert kept == book

    kept.forget_old(now=NOW + timedelta(days=1))

    assert kept == RobotsBook()


@given(st.binary(max_size=300), st.text(max_size=30))
def test_whatever_is_written_gives_a_verdict(rules, path):
    book = book_of(b"User-agent: *\n" + rules)

    assert book.verdict(f"{AT}/{path}", AT) in (Verdict.ALLOWED, Verdict.FORBIDDEN)
    assert 0 <= book.delay_s(AT) <= 86_400
