"""Visits to an outlet that behaves: what is asked, what is kept, what is told."""

import gzip
import hashlib
import json
import zlib

import brotli
import pytest

from nhipcau.press.fetching.answers import Failed, Fetched, Kind, Known, Limits, NotModified
from nhipcau.press.fetching.asking import Asked
from nhipcau.press.fetching.client import Client
from nhipcau.press.fetching.fetch import fetch
from nhipcau.press.fetching.robots import RobotsBook
from nhipcau.press.reading.shapes import Raw
from tests.press.fetching.outlets import NOW, Outlet, Request, client_for, page, turn

FEED = "<rss>Tin tức</rss>".encode()
DIGEST = hashlib.sha256(FEED).hexdigest()


def test_a_first_visit_gives_the_whole_answer(outlet: Outlet, client: Client):
    outlet.answers["/rss"] = page(FEED, 'ETag: W/"a b"', "Cache-Control: max-age=600")

    fetched = fetch(outlet.at("/rss#top"), client=client, now=NOW)

    headers = (("etag", 'W/"a b"'), ("cache-control", "max-age=600"))
    assert fetched == Fetched(
        Raw(outlet.at("/rss#top"), NOW, 200, FEED, headers),
        Known(outlet.at("/rss"), 'W/"a b"', "", DIGEST),
        Asked(fresh_s=600),
    )


def test_we_say_who_we_are_and_nothing_else(outlet: Outlet, client: Client):
    outlet.answers["/"] = page(FEED, "Set-Cookie: a=b", "Set-Cookie: c=d; Path=/")

    fetch(outlet.at("/"), client=client, now=NOW)
    fetch(outlet.at("/"), client=client, now=NOW)

    lines = (
        f"Host: 127.0.0.1:{outlet.port}",
        "User-Agent: NhipCau/1.0 (So Ngoai vu; +bao-chi@tinh.example)",
        "Accept: application/rss+xml, application/atom+xml, application/feed+json, text/html,"
        " */*;q=0.5",
        "Accept-Encoding: gzip, deflate, br",
        "From: bao-chi@tinh.example",
    )
    assert [request.lines for request in outlet.asked] == [
        tuple(line.encode() for line in lines),
    ] * 2


@pytest.mark.parametrize(("office", "contact"), [("", "a@b.vn"), ("Sở", " "), ("\r\n", "a@b.vn")])
def test_nobody_asks_without_a_name_and_a_contact(office, contact):
    with pytest.raises(ValueError, match="Phải có tên cơ quan và địa chỉ liên hệ"):
        Client(office=office, contact=contact)


def test_an_office_cannot_write_lines_of_its_own_into_a_request():
    with Client(office="Sở\r\nX: 1", contact="https://tinh.example/báo") as client:
        assert client.agent == "NhipCau/1.0 (SoX: 1; +https://tinh.example/bao)"


@pytest.mark.parametrize(
    ("etag", "changed"),
    [
        (b'"abc"', b"Mon, 23 Nov 2026 07:00:00 GMT"),
        (b'W/"\xe1\xbb\x87 \xff"', b"hom qua"),
        (b"a", b""),
    ],
)
def test_validators_go_back_byte_for_byte(etag, changed, outlet: Outlet, client: Client):
    def answer(request: Request) -> list[bytes]:
        if request.header("if-none-match") == etag:
            return [b"HTTP/1.1 304 Not Modified\r\nExpires: 0\r\n\r\n"]
        head = b"HTTP/1.1 200 OK\r\nETag: %b\r\nLast-Modified: %b\r\nContent-Length: 3\r\n\r\ntin"
        return [head % (etag, changed)]

    outlet.answers["/"] = answer
    first = fetch(outlet.at("/"), client=client, now=NOW)
    kept = Known.of(json.loads(json.dumps(first.known.state())))
    second = fetch(outlet.at("/"), client=client, now=NOW, known=kept)

    assert second == Fetched(NotModified(304), first.known)
    assert outlet.asked[1].header("if-modified-since") == (changed or None)


def test_an_unchanged_body_is_nothing_new_though_its_etag_changed(outlet: Outlet, client: Client):
    known = Known(outlet.at("/"), '"1"', "", DIGEST)
    outlet.answers["/"] = page(FEED, 'ETag: "2"')

    fetched = fetch(outlet.at("/"), client=client, now=NOW, known=known)

    assert fetched == Fetched(NotModified(200), Known(outlet.at("/"), '"2"', "", DIGEST))


def test_a_changed_body_is_new_though_its_etag_is_the_same(outlet: Outlet, client: Client):
    known = Known(outlet.at("/"), '"1"', "", DIGEST)
    outlet.answers["/"] = page(FEED + b" ", 'ETag: "1"')

    assert isinstance(fetch(outlet.at("/"), client=client, now=NOW, known=known).outcome, Raw)


def test_a_304_may_renew_the_etag(outlet: Outlet, client: Client):
    known = Known(outlet.at("/"), '"1"', "hom qua", DIGEST)
    outlet.answers["/"] = lambda request: [b'HTTP/1.1 304 No\r\nETag: "2"\r\n\r\n']

    fetched = fetch(outlet.at("/"), client=client, now=NOW, known=known)

    assert fetched.known == Known(outlet.at("/"), '"2"', "hom qua", DIGEST)


def test_a_304_that_nobody_asked_for_is_a_failure(outlet: Outlet, client: Client):
    outlet.answers["/"] = lambda request: [b"HTTP/1.1 304 No\r\n\r\n"]

    fetched = fetch(outlet.at("/"), client=client, now=NOW)

    sentence = "Trang báo trả lời bằng mã 304, không có nội dung để đọc."
    assert fetched == Fetched(Failed(Kind.SOFT, sentence, 304), Known())


def test_validators_are_sent_only_to_the_place_they_came_from(outlet: Outlet, client: Client):
    outlet.answers |= {"/": turn("/b"), "/b": page(FEED, 'ETag: "1"')}
    first = fetch(outlet.at("/"), client=client, now=NOW)
    outlet.answers["/"] = turn("/c")
    outlet.answers["/c"] = page(b"khac", 'ETag: "1"')
    second = fetch(outlet.at("/"), client=client, now=NOW, known=first.known)

    assert second.outcome.body == b"khac"
    assert [request.header("if-none-match") for request in outlet.asked] == [None] * 4


def raw_deflate(body: bytes) -> bytes:
    return zlib.compress(body)[2:-4]


@pytest.mark.parametrize(
    ("packing", "pack"),
    [
        ("gzip", gzip.compress),
        ("X-GZIP", gzip.compress),
        ("gzip", lambda body: gzip.compress(body[:5]) + gzip.compress(body[5:]) + b"\0\0"),
        ("deflate", zlib.compress),
        ("deflate", raw_deflate),
        ("br", brotli.compress),
        ("deflate, gzip", lambda body: gzip.compress(zlib.compress(body))),
        ("identity", bytes),
        ("UTF-8", bytes),
        ("gzip", bytes),  # said wrongly
    ],
)
@pytest.mark.parametrize("size", [1, 20_000])
def test_packed_bodies_are_opened(packing, pack, size, outlet: Outlet, client: Client):
    body = FEED * size
    outlet.answers["/"] = page(pack(body), f"Content-Encoding: {packing}", "Content-Type: a/b")

    raw = fetch(outlet.at("/"), client=client, now=NOW).outcome

    assert raw == Raw(outlet.at("/"), NOW, 200, body, (("content-type", "a/b"),))


@pytest.mark.parametrize("packing", ["gzip", "deflate", "br", "identity"])
def test_an_empty_body_is_whole(packing, outlet: Outlet, client: Client):
    outlet.answers["/"] = page(b"", f"Content-Encoding: {packing}")

    fetched = fetch(outlet.at("/"), client=client, now=NOW)

    assert (fetched.outcome.body, fetched.is_whole) == (b"", True)


def test_permanent_redirects_are_told_and_others_not(outlet: Outlet, client: Client):
    outlet.answers |= {
        "/1": turn("/2#x", "301 Moved"),
        "/2": turn(f"//127.0.0.1:{outlet.port}/3", "308 Moved"),
        "/3": turn("4", "307 Later"),
        "/4": turn("/5", "301 Moved"),
        "/5": page(FEED),
    }

    fetched = fetch(outlet.at("/1"), client=client, now=NOW)

    assert fetched.moved_to == outlet.at("/3")
    assert fetched.outcome == Raw(outlet.at("/1"), NOW, 200, FEED, (), outlet.at("/5"))


def test_a_move_to_a_place_that_does_not_answer_is_not_told(outlet: Outlet, client: Client):
    outlet.answers["/"] = turn("/mat", "301 Moved")

    assert fetch(outlet.at("/"), client=client, now=NOW).moved_to == ""


def test_a_redirect_may_be_written_in_bare_vietnamese(outlet: Outlet, client: Client):
    outlet.answers["/"] = turn("/lễ hội?q=ễ")
    outlet.answers["/l%E1%BB%85%20h%E1%BB%99i"] = page(FEED)

    assert isinstance(fetch(outlet.at("/"), client=client, now=NOW).outcome, Raw)
    assert outlet.asked[1].path == "/l%E1%BB%85%20h%E1%BB%99i?q=%E1%BB%85"


def test_a_connection_is_kept_and_opened_anew_when_it_was_let_go(outlet: Outlet, client: Client):
    def once(request: Request) -> list[bytes]:
        is_second = len(outlet.asked) == 2
        return [b"<close>"] if is_second else page(FEED + b"%d" % len(outlet.asked))(request)

    outlet.answers["/"] = once
    bodies = [fetch(outlet.at("/"), client=client, now=NOW).outcome.body for _ in range(3)]

    assert bodies == [FEED + b"1", FEED + b"3", FEED + b"4"]
    assert [request.connection for request in outlet.asked] == [1, 1, 2, 2]


def test_robots_are_read_first_kept_and_obeyed(outlet: Outlet, client: Client):
    rules = b"User-agent: *\nDisallow: /\n\nUser-agent: nhipcau\nDisallow: /rieng\nCrawl-delay: 7"
    outlet.answers |= {"/robots.txt": page(rules), "/rss": page(FEED), "/r": turn("/rieng/a")}
    book, rested = RobotsBook(), list[str]()

    def ask(path: str) -> Fetched:
        return fetch(
            outlet.at(path), client=client, now=NOW, robots=book, rest=lambda at: rested.append(at)
        )

    assert isinstance(ask("/rss").outcome, Raw)
    forbidden = Failed(Kind.HARD, "Tệp robots.txt của trang báo không cho tải địa chỉ này.")
    assert [ask(path).outcome for path in ("/rieng/a", "/r")] == [forbidden] * 2
    assert [request.path for request in outlet.asked] == ["/robots.txt", "/rss", "/r"]
    assert rested == [outlet.at("")]
    assert book.delay_s(outlet.at("")) == 7.0


def test_a_host_whose_robots_nobody_can_read_is_left_alone(outlet: Outlet, client: Client):
    outlet.answers |= {"/robots.txt": page(status="503 No"), "/rss": page(FEED)}
    book = RobotsBook()

    came = [fetch(outlet.at("/rss"), client=client, now=NOW, robots=book) for _ in range(2)]

    assert {fetched.outcome.kind for fetched in came} == {Kind.TEMPORARY}
    assert [request.path for request in outlet.asked] == ["/robots.txt"]


def test_a_robots_file_longer_than_the_limit_is_read_up_to_it(outlet: Outlet, client: Client):
    rules = b"User-agent: *\nDisallow: /rieng\n" + b"# dai\n" * 200_000
    outlet.answers |= {"/robots.txt": page(rules), "/rss": page(FEED)}
    book = RobotsBook()

    assert isinstance(fetch(outlet.at("/rss"), client=client, now=NOW, robots=book).outcome, Raw)
    assert len(book.pages[outlet.at("")].text) == 500 * 1024
    assert isinstance(
        fetch(outlet.at("/rieng"), client=client, now=NOW, robots=book).outcome, Failed
    )


def test_the_next_number_is_tried_when_one_does_not_let_us_in(outlet: Outlet):
    outlet.answers["/"] = page(FEED)
    with client_for(outlet, resolve=lambda *_: ("::1", "127.0.0.1")) as client:
        fetched = fetch(outlet.at("/", "bao.example"), client=client, now=NOW)

    assert isinstance(fetched.outcome, Raw)


def test_a_body_just_at_the_limit_is_taken(outlet: Outlet, client: Client):
    outlet.answers["/"] = page(FEED)
    limits = Limits(max_bytes=len(FEED))

    assert isinstance(fetch(outlet.at("/"), client=client, now=NOW, limits=limits).outcome, Raw)
