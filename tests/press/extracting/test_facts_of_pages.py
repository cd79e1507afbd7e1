"""Title, time, language and picture, each from the best place that tells it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.press.reading.extracting.facts import Facts, facts_of
from nhipcau.press.reading.shapes import Found, Published, Told
from tests.press.extracting.pages import NOW, PLAIN, ZONE, page

ADDRESS = "https://bao.example/tin/1.html"
DATA = '<script type="application/ld+json">{"datePublished":"2026-11-05T08:30:00+07:00"}</script>'
META = '<meta property="article:published_time" content="2026-11-06T08:30:00+07:00">'
TIME = '<time class="x" datetime="2026-11-07T08:30:00+07:00">hôm qua</time>'


def told(markup: str, found: Found | None = None, **words: str) -> Facts:
    return facts_of(markup, found, address=ADDRESS, zone=ZONE, now=NOW, **words)


def at(day: int, source: Told) -> Published:
    return Published(datetime(2026, 11, day, 1, 30, tzinfo=UTC), source)


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        (DATA + META, TIME, at(5, Told.PAGE_DATA)),
        (META, TIME, at(6, Told.PAGE_META)),
        ("", TIME, at(7, Told.PAGE_TIME)),
        ('<meta itemprop="datePublished" content="08/11/2026 08:30">', "", at(8, Told.PAGE_META)),
        ("", "", None),
    ],
)
def test_the_time_is_read_where_it_is_told_best(
    head: str, body: str, published: Published | None
) -> None:
    assert told(page(*PLAIN, head=head, before=body)).published == published


def test_a_day_in_words_is_read_day_first() -> None:
    published = told(page(*PLAIN, before="<p>Thứ năm, 05/11/2026</p>")).published

    assert published == Published(
        datetime(2026, 11, 5, 5, 0, tzinfo=UTC), Told.PAGE_WORDS, is_day=True
    )


def test_words_that_a_profile_points_at_are_used_where_data_tell_nothing() -> None:
    facts = told(page(*PLAIN), date="Cập nhật: 05/11/2026 08:30", title=" Tên  bài ")

    assert (facts.title, facts.published) == ("Tên bài", at(5, Told.PAGE_WORDS))


def test_the_feed_beats_the_page() -> None:
    found = Found(ADDRESS, "Tên trong nguồn tin", at(4, Told.FEED), picture="https://a.example/b")

    facts = told(page(*PLAIN, head=DATA + '<meta property="og:title" content="Tên trang">'), found)

    assert facts == Facts("Tên trong nguồn tin", at(4, Told.FEED), "vi", "https://a.example/b")


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        (
            '<meta property="og:title" content="Cảng đón tàu &amp; khách - Báo A"><title>T</title>',
            "Cảng đón tàu & khách - Báo A",
        ),
        (
            '<meta content="Cảng đón tàu | Báo" property="og:title"><h1> Cảng <b>đón</b> tàu</h1>',
            "Cảng đón tàu",
        ),
        ("<title>Cảng đón tàu du lịch | Báo A</title>", "Cảng đón tàu du lịch"),
        ('<script>{"headline": "C\\u1ea3ng \\"m\\u1edbi\\""}</script>', 'Cảng "mới"'),
        ("<p>Không có tên</p>", ""),
    ],
)
def test_the_title_is_that_of_the_article(markup: str, title: str) -> None:
    assert told(markup).title == title


@pytest.mark.parametrize(
    ("markup", "language"),
    [
        ('<html lang="vi-VN">', "vi"),
        ("<html xmlns='x' lang=EN>", "en"),
        ('<meta property="og:locale" content="fr_FR">', "fr"),
        ('<html lang="">', ""),
    ],
)
def test_the_language_is_a_small_code(markup: str, language: str) -> None:
    assert told(markup).language == language


@pytest.mark.parametrize(
    ("content", "picture"),
    [
        ("/anh/1.jpg", "https://bao.example/anh/1.jpg"),
        ("//anh.example/1.jpg", "https://anh.example/1.jpg"),
        ("javascript:alert(1)", ""),
        ("data:image/png;base64,AAAA", ""),
        ("http://[::1", ""),
    ],
)
def test_a_picture_is_an_address_of_the_web(content: str, picture: str) -> None:
    assert told(f'<meta property="og:image" content="{content}">').picture == picture


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_markup_has_facts(text: str) -> None:
    assert isinstance(told(f'<meta name="date" content="{text}"><h1>{text}</h1>{text}'), Facts)
