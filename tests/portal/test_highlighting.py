"""Marks stand round what was found, in the letters of the writer."""

import pytest

from nhipcau.portal.highlighting import excerpt, marked


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Lễ hội Cầu ngư", "le hoi", "<mark>Lễ</mark> <mark>hội</mark> Cầu ngư"),
        ("Đông Dương", "dong d", "<mark>Đông</mark> <mark>Dương</mark>"),
        ("Le\u0302\u0303 hội", "lễ", "<mark>Lễ</mark> hội"),
        ("越南教育部代表团", "教育", "越南<mark>教育</mark>部代表团"),
        ("ບັນດານັກລົງທຶນ", "ນັກລົງທຶນ", "ບັນດາ<mark>ນັກລົງທຶນ</mark>"),
        ("ប្រាសាទចាម", "ចាម", "ប្រាសាទ<mark>ចាម</mark>"),
        ("한국 투자", "투자", "한국 <mark>투자</mark>"),
        ("<b>Biển</b> & đảo", "bien", "&lt;b&gt;<mark>Biển</mark>&lt;/b&gt; &amp; đảo"),
        ("Biển", "<script>", "Biển"),
        ("Biển", "", "Biển"),
    ],
)
def test_what_was_found_is_marked_and_all_else_is_plain_text(text, query, expected):
    assert marked(text, query) == expected


def test_an_excerpt_begins_near_the_first_place_found_and_at_a_word():
    text = "đầu " * 100 + "Tháp Chăm " + "cuối " * 100

    found = excerpt(text, "thap cham")

    assert found.startswith("… đầu ")
    assert "<mark>Tháp</mark> <mark>Chăm</mark>" in found
    assert found.endswith("cuối …")


def test_an_excerpt_of_what_was_not_found_is_empty():
    assert excerpt("Biển", "núi") == ""
