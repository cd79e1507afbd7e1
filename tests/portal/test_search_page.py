"""Searching what is public."""

import pytest

from nhipcau.editorial import withdrawing
from nhipcau.editorial.models import PlacePage
from nhipcau.portal import searching
from tests.factories.editorial import (
    edition_of,
    make_editor,
    make_page,
    make_public,
    make_public_page,
    make_translation,
)

pytestmark = pytest.mark.django_db


def titles(words: str, language: str = "vi") -> list[str]:
    return [hit.title for hit in searching.matching(searching.read(words), language)]


@pytest.mark.parametrize(
    "words", ["Đông Dương", "dong duong", "ĐÔNG DƯƠNG", "dong du", "Đo\u0302ng Dương", "duong dong"]
)
def test_words_are_found_with_marks_or_without(words):
    make_public_page(title="Lịch sử Đông Dương")
    make_public_page(title="Đồng ruộng", slug="dong-ruong")

    assert titles(words) == ["Lịch sử Đông Dương"]


def test_all_words_must_be_there_and_only_the_last_may_be_a_beginning():
    make_public_page(title="Lễ hội cầu ngư")

    assert [titles(words) for words in ("hoi ngu", "hoi thao", "ca ngu", "ngu ca")] == [
        ["Lễ hội cầu ngư"],
        [],
        [],
        ["Lễ hội cầu ngư"],
    ]


@pytest.mark.parametrize(
    ("language", "title", "words"),
    [
        ("zh-hans", "越南教育部代表团访问", "教育部"),
        ("zh-hans", "越南教育部代表团访问", "团"),
        ("ja", "平定省の投資環境", "投資"),
        ("ko", "투자 환경 안내", "환경"),
        ("lo", "ບັນດານັກລົງທຶນຢ້ຽມຢາມ", "ນັກລົງທຶນ"),
        ("km", "ទស្សនាប្រាសាទចាម", "ប្រាសាទ"),
        ("fr", "Fête de la mer à Quy Nhơn", "fete mer"),
    ],
)
def test_every_script_is_found_inside_a_sentence(language, title, words):
    page = make_public_page()
    make_public(edition_of(make_translation(page, language, title=title)))

    assert titles(words, language) == [title]


def test_titles_written_alike_come_first_then_the_newest():
    for day, title in ((1, "Đồng ý"), (3, "Dòng sông"), (2, "Động lực")):
        make_public_page(title=title, slug=f"bai-{day}", shown_on=f"2024-06-0{day}")

    assert titles("đồng") == ["Đồng ý", "Dòng sông", "Động lực"]


def test_only_what_is_public_is_found():
    make_page(title="Bản nháp", slug="nhap")
    page = make_public_page(title="Bản đã gỡ", slug="go")
    withdrawing.withdraw(edition_of(page), reason="Cũ.", by=make_editor())

    assert titles("ban") == []


def test_the_page_counts_kinds_and_marks_words(client):
    make_public_page(title="Biển Quy Nhơn", slug="tin")
    make_public_page(PlacePage, title="Bãi biển", slug="bai-bien")

    everything = client.get("/vi/tim-kiem/", {"q": "bien"})
    places = client.get("/vi/tim-kiem/", {"q": "bien", "loai": "placepage"})

    assert "<mark>Biển</mark> Quy Nhơn" in everything.text
    assert ("/vi/tin/" in places.text, "/vi/bai-bien/" in places.text) == (False, True)
    assert '<meta name="robots" content="noindex">' in everything.text


@pytest.mark.parametrize("query", ["", "   ", "%", "'\"<script>", "\x00", "a" * 5000, "!!", "đ"])
def test_any_query_is_answered(client, query):
    response = client.get("/vi/tim-kiem/", {"q": query})

    assert response.status_code == 200
    assert "<script>" not in response.text.replace('<script type="application/ld+json">', "")


def test_a_search_asks_as_often_for_many_as_for_one(client, django_assert_max_num_queries):
    for number in range(12):
        make_public_page(title=f"Biển {number}", slug=f"bien-{number}")

    with django_assert_max_num_queries(14):
        client.get("/vi/tim-kiem/", {"q": "bien"})
