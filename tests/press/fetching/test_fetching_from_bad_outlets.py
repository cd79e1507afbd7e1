"""Outlets that are slow, endless, broken or hostile: never past the limits, always a reason."""

import gzip
import itertools
import random
import socket
import time

import brotli
import pytest

from nhipcau.press.fetching.answers import Failed, Fetched, Kind, Known, Limits
from nhipcau.press.fetching.asking import Asked
from nhipcau.press.fetching.client import Client
from nhipcau.press.fetching.fetch import fetch
from nhipcau.press.reading.shapes import Raw
from tests.press.fetching.outlets import (
    CLOSE,
    NOW,
    RESET,
    Outlet,
    bytes_as_they_are,
    client_for,
    page,
    turn,
)

KNOWN = Known("http://bao.example/", '"1"', "", "0" * 64)
SMALL = Limits(max_bytes=1_000_000, total_s=0.4)
TOO_LARGE = Failed(Kind.SOFT, "Nội dung lớn hơn mức cho phép nên đã dừng tải.")
TOO_SLOW = Failed(Kind.TEMPORARY, "Trang báo trả lời quá chậm nên đã dừng tải.")
CUT = "Kết nối bị ngắt trước khi tải xong."
BROKEN = Failed(Kind.SOFT, "Nội dung nén bị hỏng hoặc nén theo kiểu không đọc được.")
NO_PROTOCOL = Failed(Kind.SOFT, "Máy chủ của trang báo trả lời không đúng giao thức.")
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"


def visit(outlet: Outlet, client: Client, limits: Limits = SMALL) -> tuple[object, float]:
    """What came, and the seconds it took."""
    began = time.monotonic()
    fetched = fetch(outlet.at("/"), client=client, now=NOW, known=KNOWN, limits=limits)
    assert fetched.known == KNOWN
    return fetched.outcome, time.monotonic() - began


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"", b""),  # silence
        (b"", b"H"),
        (OK, b"X: 1\r\n"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (OK + b"Content-Length: 100000\r\n\r\n", b"a"),
        (OK + b"\r\n", b"a"),
        (CHUNKED, b"1\r\na\r\n"),
        (CHUNKED + b"0\r\n", b"Late: 1\r\n"),
        (OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"", mtime=0)[:10], b"\0"),
    ],
    ids=["silence", "letter", "header", "wait", "length", "close", "chunks", "trailer", "gzip"],
)
def test_a_slow_drip_ends_with_the_time_of_the_visit(head, piece, outlet: Outlet, client: Client):
    outlet.answers["/"] = lambda request: itertools.chain([head], outlet.slowly(piece))

    outcome, took_s = visit(outlet, client)

    assert isinstance(outcome, Failed)
    assert outcome in (TOO_SLOW, NO_PROTOCOL, BROKEN)
    assert took_s < 0.9


def test_slow_redirects_share_the_time_of_one_visit(outlet: Outlet, client: Client):
    def slow_turn(request):
        time.sleep(0.15)
        return turn(f"/{len(outlet.asked)}")(request)

    outlet.answers |= dict.fromkeys(("/", "/1", "/2", "/3", "/4"), slow_turn)

    outcome, took_s = visit(outlet, client)

    assert outcome == TOO_SLOW
    assert took_s < 0.7


@pytest.mark.parametrize("head", [OK + b"\r\n", CHUNKED])
def test_an_endless_body_is_cut_at_the_limit(head, outlet: Outlet, client: Client):
    piece = b"x" * 65536
    framed = b"10000\r\n" + piece + b"\r\n" if head == CHUNKED else piece
    outlet.answers["/"] = lambda request: itertools.chain([head], itertools.repeat(framed))

    outcome, took_s = visit(outlet, client, Limits(max_bytes=1_000_000))

    assert outcome == TOO_LARGE
    assert took_s < 1


@pytest.mark.parametrize("told", [b"Content-Length: 104857600\r\n\r\n", b"\r\n"])
def test_a_hundred_megabytes_are_not_taken(told, outlet: Outlet, client: Client):
    sent = []

    def answer(request):
        yield OK + told
        for _ in range(1600):
            sent.append(1)
            yield b"y" * 65536

    outlet.answers["/"] = answer
    outcome, took_s = visit(outlet, client, Limits())

    assert outcome == TOO_LARGE
    assert took_s < 2
    assert len(sent) < 600


@pytest.mark.parametrize(
    ("packing", "bomb"),
    [
        ("gzip", gzip.compress(bytes(60_000_000), 1)),
        ("br", brotli.compress(bytes(30_000_000), quality=1)),
        ("gzip, gzip", gzip.compress(gzip.compress(bytes(30_000_000), 1))),
        ("gzip", gzip.compress(b"") * 20_000),
    ],
    ids=["gzip", "br", "twice", "members"],
)
def test_a_bomb_is_let_alone_at_the_limit(packing, bomb, outlet: Outlet, client: Client):
    outlet.answers["/"] = page(bomb, f"Content-Encoding: {packing}")

    outcome, took_s = visit(outlet, client, Limits(max_bytes=1_000_000))

    assert outcome in (TOO_LARGE, BROKEN)
    assert took_s < 1


def test_a_body_a_little_past_the_limit_is_refused_and_not_cut(outlet: Outlet, client: Client):
    outlet.answers["/"] = page(gzip.compress(bytes(1001)), "Content-Encoding: gzip")

    assert visit(outlet, client, Limits(max_bytes=1000))[0] == TOO_LARGE


@pytest.mark.parametrize(
    ("packing", "body"),
    [
        *(("gzip", b"\x1f\x8bhong"), ("br", b"hong hong"), ("deflate", b"\x78\x9c" + b"\xff" * 20)),
        *(("zstd", b"x"), ("compress", b"x"), ("gzip, gzip, gzip, gzip", b"x")),
    ],
)
def test_a_packing_that_cannot_be_opened_is_told(packing, body, outlet: Outlet, client: Client):
    outlet.answers["/"] = page(body, f"Content-Encoding: {packing}")

    assert visit(outlet, client)[0] == BROKEN


PACKED = gzip.compress(random.Random(1).randbytes(5000), mtime=0)


@pytest.mark.parametrize(
    ("pieces", "body"),
    [
        ([OK + b"Content-Length: 10\r\n\r\ntin"], b"tin"),
        ([CHUNKED + b"3\r\ntin\r\n"], b"tin"),
        ([OK + b"Content-Length: 10\r\n\r\n", b"tin", RESET], b"tin"),
    ],
)
def test_what_came_of_a_cut_body_is_given_and_called_not_whole(pieces, body, outlet, client):
    def answer(request):
        for piece in [*pieces, CLOSE]:
            time.sleep(0.02)
            yield piece

    outlet.answers["/"] = answer
    fetched = fetch(outlet.at("/"), client=client, now=NOW, known=KNOWN)

    assert (fetched.outcome.body, fetched.is_whole, fetched.problem) == (body, False, CUT)
    assert fetched.known == KNOWN


def test_a_packed_body_without_its_end_is_not_whole(outlet: Outlet, client: Client):
    outlet.answers["/"] = page(PACKED[:-20], "Content-Encoding: gzip")

    fetched = fetch(outlet.at("/"), client=client, now=NOW)

    assert len(fetched.outcome.body) > 4000
    assert (fetched.is_whole, fetched.known) == (False, Known())


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (bytes_as_they_are(), Failed(Kind.TEMPORARY, CUT)),
        (bytes_as_they_are(RESET), Failed(Kind.TEMPORARY, CUT)),
        (bytes_as_they_are(OK + b"Content-Length: 9\r\n\r\n"), Failed(Kind.TEMPORARY, CUT)),
        (bytes_as_they_are(CHUNKED + b"zz\r\nlung tung"), Failed(Kind.TEMPORARY, CUT)),
        (bytes_as_they_are(b"<html>xin chao</html>\r\n\r\n"), NO_PROTOCOL),
        (bytes_as_they_are(b"\xff\xfe\0\0" * 100), NO_PROTOCOL),
        (bytes_as_they_are(OK + b"Content-Length: 1, 2\r\n\r\nx"), NO_PROTOCOL),
        (bytes_as_they_are(OK + b"X: " + b"a" * 70_000 + b"\r\n\r\n"), NO_PROTOCOL),
        (bytes_as_they_are(OK + b"X: 1\r\n" * 200 + b"\r\n"), NO_PROTOCOL),
        (
            bytes_as_they_are(OK + (b"X: " + b"a" * 60_000 + b"\r\n") * 3 + b"\r\n"),
            Failed(Kind.SOFT, "Phần đầu của câu trả lời lớn hơn mức cho phép."),
        ),
        (page(b"", status="204 None"), "204"),
        (page(b"x", status="404 No"), "không còn (mã 404)"),
        (page(b"x", status="402 Pay"), "không cho tải"),
        (page(b"x", status="500 Oh"), "đang có lỗi (mã 500)"),
        (page(b"x", status="302 Found"), "302"),
    ],
)
def test_a_broken_answer_has_its_reason(answer, expected, outlet: Outlet, client: Client):
    outlet.answers["/"] = answer

    outcome, _ = visit(outlet, client)

    assert isinstance(outcome, Failed)
    assert outcome == expected if isinstance(expected, Failed) else expected in outcome.sentence


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        *(("120", 120), ("Mon, 23 Nov 2026 08:30:00 GMT", 1800), ("99999999999", 30 * 86400)),
        *(("-5", 0), ("mai", 0), ("", 0), ("Mon, 23 Nov 2020 08:30:00 GMT", 0)),
    ],
)
def test_a_wish_to_be_asked_later_is_told(told, seconds, outlet: Outlet, client: Client):
    outlet.answers["/"] = page(b"x", f"Retry-After: {told}", status="429 Slow")

    fetched = fetch(outlet.at("/"), client=client, now=NOW)

    sentence = "Trang báo đề nghị hỏi thưa hơn (mã 429)."
    failed = Failed(Kind.TEMPORARY, sentence, 429, seconds)
    assert fetched == Fetched(failed, Known(), Asked(retry_after_s=seconds))


def test_a_redirect_round_and_round_ends(outlet: Outlet, client: Client):
    outlet.answers |= {"/": turn("/a"), "/a": turn("/")}

    sentence = "Địa chỉ chuyển hướng vòng quanh, không tới đâu."
    assert visit(outlet, client)[0] == Failed(Kind.HARD, sentence)
    assert len(outlet.asked) == 2


def test_redirects_are_followed_five_times_and_not_six(outlet: Outlet, client: Client):
    outlet.answers |= {f"/{n}": turn(f"/{n + 1}") for n in range(6)} | {"/6": page(b"tin")}

    came = [fetch(outlet.at(at), client=client, now=NOW).outcome for at in ("/1", "/0")]

    assert isinstance(came[0], Raw)
    assert came[1] == Failed(Kind.SOFT, "Địa chỉ chuyển hướng quá nhiều lần.")


def test_a_closed_door_is_a_passing_failure(outlet: Outlet):
    with Outlet() as gone:
        pass
    with client_for(gone) as client:
        outcome = fetch(gone.at("/"), client=client, now=NOW).outcome

    sentence = "Không kết nối được với máy chủ của trang báo."
    assert outcome == Failed(Kind.TEMPORARY, sentence)


@pytest.mark.parametrize(
    ("problem", "kind"),
    [
        (socket.gaierror(socket.EAI_NONAME, "no"), Kind.HARD),
        (socket.gaierror(socket.EAI_AGAIN, "later"), Kind.TEMPORARY),
        (TimeoutError("slow"), Kind.TEMPORARY),
    ],
)
def test_a_name_that_leads_nowhere_has_its_reason(problem, kind, outlet: Outlet):
    def resolve(name, port, wait_s):
        raise problem

    with client_for(outlet, resolve=resolve) as client:
        outcome = fetch(outlet.at("/", "bao.example"), client=client, now=NOW).outcome

    assert isinstance(outcome, Failed)
    assert outcome.kind == kind


def test_whatever_bytes_come_nothing_is_raised(outlet: Outlet, client: Client):
    chance = random.Random(7)
    scraps = [OK, CHUNKED, b"\r\n", b"\r\n\r\n", b"Content-Length: ", b"Location: http://[", b"301"]
    scraps += [b"HTTP/1.1 301 Moved\r\n", b"Content-Encoding: gzip\r\n", b"\x1f\x8b\x08", b"5\r\n"]
    scraps += [
        b"Transfer-Encoding: chunked\r\n",
        b"ETag: \xff\0\r\n",
        b"-1\r\n",
        b"\0",
        b"x: y\r\n",
    ]
    outlet.answers["/"] = lambda request: [
        b"".join(chance.choices(scraps, k=chance.randrange(12))) + chance.randbytes(9),
        CLOSE,
    ]

    for _ in range(150):
        fetched = fetch(outlet.at("/"), client=client, now=NOW, limits=SMALL)
        assert isinstance(fetched.outcome, Raw | Failed)
