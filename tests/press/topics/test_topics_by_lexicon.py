"""Topics of stories by the shipped lexicon, and by rows that an officer edits."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.press.topics import FRAMES, made, measured, ours, written
from nhipcau.press.reading.shapes import Tag, Term
from nhipcau.press.reading.topics import (
    Bounds,
    Kind,
    Lexicon,
    Row,
    rows_from,
    scores,
    shipped_lexicon,
    tags,
    topic_titles,
)

SMALL = Lexicon(
    [
        Row("tourism", "vi", "du lịch", 4),
        Row("tourism", "vi", "khách du lịch", 4),
        Row("tourism", "vi", "du lịch ảo", kind=Kind.STOP),
        Row("laos", "vi", "Lào", 3),
        Row("laos", "vi", "Lào Cai", kind=Kind.STOP),
        Row("sport", "vi", "giải", 1),
        Row("*", "vi", "khởi tố", kind=Kind.DAMP),
        Row("tourism", "en", "tourist*", 4),
    ],
    Bounds(threshold=6, share=0.3),
)


def topics(title, text="", language="vi"):
    return [tag.topic for tag in tags(title, text, SMALL, language=language)]


def test_a_tag_shows_the_terms_that_made_it_and_what_each_weighed():
    assert tags("Du lịch Lào", "Du lịch đón khách du lịch.", SMALL, language="vi") == (
        Tag("tourism", 20.0, (Term("du lịch", 4, 16.0), Term("khách du lịch", 1, 4.0))),
        Tag("laos", 9.0, (Term("Lào", 3, 9.0),)),
    )


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Khách du lịch đến Lào", ["tourism", "laos"]),
        ("KHÁCH DU LỊCH ĐẾN LÀO", ["tourism", "laos"]),
        ("Lào Cai rét đậm", []),
        ("Hút thuốc lào", []),
        ("Lao xao trong gió", []),
        ("Dư lịch trình", []),
        ("Mũ du lịch ảo", []),
        ("khach du lich den", ["tourism"]),
        ("Giải nhất", []),
        ("", []),
    ],
)
def test_terms_are_found_without_marks_and_believed_with_them(title, found):
    assert topics(title) == found


def test_a_star_takes_any_ending():
    assert topics("Tourists and a touristic town", language="en") == ["tourism"]
    assert topics("A contourist", language="en") == []


def test_words_of_crime_dampen():
    assert topics("Khởi tố giám đốc tour du lịch", "Bị khởi tố hôm qua.") == []
    assert scores("Khởi tố vụ du lịch", "", SMALL, language="vi")[0].score == pytest.approx(4.8)


def test_a_long_text_must_weigh_more():
    text = "Du lịch. " + "Một câu không nói gì cả. " * 400 + "Du lịch."

    assert topics("Chuyện khác", text) == []
    assert topics("Chuyện khác", "Du lịch. Một câu. Du lịch.") == ["tourism"]


def test_a_decomposed_text_has_the_same_topics():
    for _, _, title, text in written()[:40]:
        apart = [unicodedata.normalize("NFD", part) for part in (title, text)]
        assert tags(*apart, shipped_lexicon(), language="vi") == tags(
            title, text, shipped_lexicon(), language="vi"
        )


def test_the_labelled_stories_are_tagged_well():
    stories = written() + made(len(FRAMES) * 4)

    whole, held_out = measured(stories, ours), measured(written()[1::2], ours)

    assert len(stories) >= 300
    assert whole["f1"] >= 0.9
    assert held_out["f1"] >= 0.8


def test_every_language_has_all_topics_and_every_topic_a_title():
    found = {}
    for row in shipped_lexicon().rows:
        if row.kind is Kind.TERM:
            found.setdefault(row.language, set()).add(row.topic)

    languages = ("en", "fr", "ja", "km", "ko", "lo", "ru", "vi", "zh")
    assert found == {language: set(topic_titles()) for language in languages}


def test_rows_of_a_table_are_read_and_a_wrong_one_is_told_by_its_number():
    good = {"topic": "sea", "language": "vi", "words": "biển", "weight": "2", "kind": "term"}

    assert rows_from([good]) == (Row("sea", "vi", "biển", 2.0),)
    for wrong in ({"words": " * "}, {"weight": -1}, {"kind": "moon"}, {"topic": ""}):
        with pytest.raises(ValueError, match="Dòng 2"):
            rows_from([good, {**good, **wrong}])


@given(st.text(st.characters(), max_size=120), st.text(st.characters(), max_size=300))
def test_any_text_at_all_is_read(title, text):
    found = tags(title, text, shipped_lexicon())

    assert all(tag.score > 0 and tag.terms for tag in found)


def test_an_empty_lexicon_tags_nothing():
    assert tags("Du lịch", "Du lịch", Lexicon([])) == ()
