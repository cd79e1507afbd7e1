"""A small WARC of our own, read here and by an engine: the same hits, each archive once."""

import json
from io import BytesIO
from pathlib import Path

import pytest

from nhipcau.press.archives.reading import Done, NotAnArchive, Words, answers_in, read_archive
from nhipcau.press.archives.running import run_here, run_on_dask
from nhipcau.press.reading.topics import shipped_lexicon
from tests.press.collecting.conftest import NAMES, PAGE
from tests.press.collecting.test_reading_pages import ABOUT_US, ELSEWHERE

WORDS = Words(tuple(NAMES), shipped_lexicon().rows, zone="Asia/Ho_Chi_Minh")


def warc(path: Path, pages: dict[str, tuple[str, ...]]) -> Path:
    """A file as crawlers leave it: a record of the crawl, then an answer a page."""
    out = BytesIO()
    about = b"software: none\r\n"
    out.write(record("warcinfo", "", "application/warc-fields", about))
    for address, (title, *sentences) in pages.items():
        words = "".join(f"<p>{sentence}</p>" for sentence in sentences)
        body = PAGE.format(title=title, paragraphs=words).encode()
        head = (
            f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        kind = "application/http; msgtype=response"
        out.write(record("response", address, kind, head.encode() + body))
    path.write_bytes(out.getvalue())
    return path


def record(kind: str, address: str, media: str, block: bytes) -> bytes:
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        "WARC-Date: 2026-11-22T01:00:00Z",
        f"WARC-Record-ID: <urn:uuid:{len(block):032d}>",
        f"Content-Type: {media}",
        f"Content-Length: {len(block)}",
        *([f"WARC-Target-URI: {address}"] if address else []),
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    pages = {
        "https://bao.example/tau.html": ("Tàu biển đầu tiên cập bến", *ABOUT_US),
        "https://bao.example/ca-phe.html": ("Giá cà phê giảm", *ELSEWHERE),
    }
    return warc(tmp_path / "news-1.warc", pages)


def test_answers_come_out_as_if_they_had_just_come(archive):
    first, second = answers_in(archive)

    assert (first.address, first.status, str(first.fetched_at)) == (
        *("https://bao.example/tau.html", 200, "2026-11-22 01:00:00+00:00"),
    )
    assert first.header("content-type") == "text/html; charset=utf-8"
    assert ELSEWHERE[0] in second.body.decode()


def test_one_archive_becomes_one_file_of_hits(archive, tmp_path):
    done = read_archive(archive, into=tmp_path, words=WORDS)

    (line,) = (tmp_path / "news-1.warc.jsonl").read_text("utf8").splitlines()
    hit = json.loads(line)
    assert done == Done("news-1.warc", 2, 1, is_new=True)
    assert (hit["address"], hit["answer"], hit["language"], hit["topics"][0]["topic"]) == (
        *("https://bao.example/tau.html", "sure", "vi", "tourism"),
    )
    assert {"author", "text", "body"} & set(hit) == set()


def test_run_again_it_costs_nothing_and_changes_nothing(archive, tmp_path):
    read_archive(archive, into=tmp_path, words=WORDS)
    before = (tmp_path / "news-1.warc.jsonl").stat().st_mtime_ns

    again = read_archive(archive, into=tmp_path, words=WORDS)

    assert again == Done("news-1.warc", 0, 1, is_new=False)
    assert (tmp_path / "news-1.warc.jsonl").stat().st_mtime_ns == before


def test_who_died_in_the_middle_left_no_file_of_hits(archive, tmp_path):
    broken = tmp_path / "news-2.warc"
    broken.write_bytes(archive.read_bytes())

    def dies(*_args: object, **_named: object) -> None:
        raise OSError("no power")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json, "dumps", dies)
        with pytest.raises(OSError, match="no power"):
            read_archive(broken, into=tmp_path, words=WORDS)

    assert not (tmp_path / "news-2.warc.jsonl").exists()
    assert read_archive(broken, into=tmp_path, words=WORDS).hits == 1


@pytest.mark.slow
@pytest.mark.once
def test_an_engine_on_a_cluster_finds_what_this_machine_finds(archive, tmp_path):
    distributed = pytest.importorskip("distributed")
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    (alone,) = run_here([archive], into=here, words=WORDS)

    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None
    ) as cluster:
        (done,) = run_on_dask(
            [archive], into=there, words=WORDS, scheduler=cluster.scheduler_address
        )

    assert done == alone
    name = "news-1.warc.jsonl"
    assert (there / name).read_bytes() == (here / name).read_bytes()


@pytest.mark.parametrize("content", [b"this is no archive\n" * 50, b"\x1f\x8b\x00garbage" * 50])
def test_a_file_that_is_no_archive_is_refused_in_a_sentence_and_leaves_no_hits(tmp_path, content):
    wrong = tmp_path / "thu.warc"
    wrong.write_bytes(content)

    with pytest.raises(NotAnArchive, match=r"thu\.warc: không đọc được"):
        read_archive(wrong, into=tmp_path, words=WORDS)

    assert not (tmp_path / "thu.warc.jsonl").exists()
