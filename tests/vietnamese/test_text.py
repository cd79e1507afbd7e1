import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.vietnamese.text import fold, fold_any, match_key, sort_key, tokens


def test_folding_drops_marks_case_and_extra_space():
    assert fold("  Sở  Du lịch\nĐà Nẵng, nhà nƣớc ") == "so du lich da nang, nha nuoc"


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text):
    once = fold(text)

    assert fold(once) == once


def test_tokens_are_syllables_and_pairs_of_unspaced_scripts():
    found = tokens("Sở Du lịch: QĐ-UBND 中文字 日 한국")

    assert found == (
        *("so", "du", "lich", "qd", "ubnd"),
        *("x04e2d06587", "x0658705b57"),
        "x065e5",
        "x0d55c0ad6d",
    )


def test_lao_khmer_and_thai_runs_keep_their_vowel_signs_together():
    assert tokens("ກີ") == ("x00e8100eb5",)
    assert all(token.isascii() for token in tokens("ភាសាខ្មែរ ภาษาไทย ພາສາລາວ"))


@given(st.text(max_size=40))
def test_tokens_do_not_depend_on_how_letters_are_composed(text):
    composed = unicodedata.normalize("NFC", text)

    assert tokens(unicodedata.normalize("NFD", composed)) == tokens(composed)


def test_names_stand_in_vietnamese_order():
    names = ["Đà Nẵng", "Da", "Ăn", "An", "Ân", "Bình Định", "Bến Tre", "Hạ", "Hà Nội", "Hả", "Ha"]

    ordered = sorted(names, key=sort_key)

    assert ordered == [
        *("An", "Ăn", "Ân", "Bến Tre", "Bình Định", "Da", "Đà Nẵng"),
        *("Ha", "Hả", "Hạ", "Hà Nội"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ủy ban nhân dân", "Uỷ  ban nhân dân"),
        ("Sở Văn hóa, Thể thao và Du lịch", "Sở Văn hoá - Thể thao & Du lịch."),
        ("Hội hữu nghị Việt Nam – Lào", "Hội hữu nghị Việt Nam-Lào"),
        ("Hiệp hội Du lịch", "Hiệp hội du lịch"),
        ("UBND, các huyện", "UBND các huyện"),
    ],
)
def test_two_spellings_of_a_name_match(one, other):
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize(("one", "other"), [("Ban", "Bán"), ("Sở Y tế", "Sở Nội vụ"), ("ủy", "úy")])
def test_other_words_do_not_match(one, other):
    assert match_key(one) != match_key(other)


@given(st.text(alphabet=st.characters(max_codepoint=0x24FF, exclude_categories=["Cs"])))
def test_the_quick_way_of_folding_gives_what_the_careful_way_gives(text):
    assert fold(text) == fold_any(text)


@given(st.text(alphabet="aáàảãạăắâấđĐêếôốơớưứỨỢỳỵ –“”…&/-.,\n\t0123", max_size=60))
def test_vietnamese_words_fold_alike_both_ways(text):
    assert fold(text) == fold_any(text)
