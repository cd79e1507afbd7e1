"""Lists of feeds go out and come in again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.press.reading.opml import REFUSED, NotOpml, Subscription, read_opml, write_opml

WORDS = st.text(max_size=20).map(
    lambda text: " ".join(
        "".join(sign for sign in text if sign.isprintable() or sign == " ").split()
    )
)
LISTS = st.lists(
    st.builds(
        Subscription,
        title=WORDS.filter(bool),
        address=st.integers(0, 99).map("https://bao.example/{}?a=1&b=2".format),
        site=st.sampled_from(["", "https://bao.example/"]),
        folder=st.sampled_from(["", "Báo", 'Báo / Đài & "ảnh"', "Nước ngoài"]),
    ),
    unique_by=lambda line: (line.address, line.folder),
)


@given(LISTS.map(tuple))
def test_a_list_that_was_written_is_read_the_same(lines: tuple[Subscription, ...]) -> None:
    folders = list(dict.fromkeys(line.folder for line in lines))

    assert read_opml(write_opml(lines)) == tuple(
        sorted(lines, key=lambda line: folders.index(line.folder))
    )


def test_lists_of_other_readers_are_read() -> None:
    body = (
        '<?xml version="1.0"?><opml version="1.0"><body><outline text="Báo&nbsp;chí">'
        '<outline TEXT="A & B" xmlurl=" https://a.example/rss " htmlUrl="javascript:1"/>'
        '<outline text="A" xmlUrl="https://a.example/rss"/><outline text="không có"/>'
        '<outline xmlUrl="ftp://a.example/rss"/></outline>'
        '<outline xmlUrl="https://b.example/rss"/></body></opml>'
    )

    assert read_opml(body.encode("utf-16")) == (
        Subscription("A & B", "https://a.example/rss", "", "Báo chí"),
        Subscription("https://b.example/rss", "https://b.example/rss"),
    )


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"\x00\xff", b"<html></html>", b"<opml><body>", b"<rss/>", b"<opml>" * 9000),
        b'<!DOCTYPE opml [<!ENTITY a "x">]><opml><body/></opml>',
        b'<!DOCTYPE opml SYSTEM "file:///etc/passwd"><opml><body/></opml>',
        b"<opml><body>" + b" " * 5_000_000 + b"</body></opml>",
    ],
)
def test_what_is_no_list_is_refused_with_one_sentence(body: bytes) -> None:
    with pytest.raises(NotOpml) as refused:
        read_opml(body)

    assert str(refused.value) == REFUSED
