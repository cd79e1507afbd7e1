import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.search.index.queries import Query, read_query
from nhipcau.search.index.words import LONGEST, MOST_TIMES, TOO_OFTEN, kept_words, words_of


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("Sở  Du lịch", Query((("so",), ("du",), ("lich",)))),
        ('"Sở Du lịch" biển', Query((("so", "du", "lich"), ("bien",)))),
        ("“Sở Du lịch", Query((("so", "du", "lich"),))),
        ('" du lịch " biển', Query((("du", "lich"), ("bien",)))),
        ('biển -bão -"áp thấp"', Query((("bien",),), (("bao",), ("ap", "thap")))),
        ("Hà Nội - Lào", Query((("ha",), ("noi",), ("lao",)))),
        ("TT&TT 05/11", Query((("tt", "tt"), ("05", "11")))),
        ("教育部", Query((("x06559080b2", "x080b2090e8"),))),
        ("Đà đà ĐÀ", Query((("da",),))),
        ('"" - -- "?"', Query()),
    ],
)
def test_a_query_is_words_phrases_and_what_must_not_be_there(typed, query):
    assert read_query(typed) == query


def test_two_ways_to_type_one_thing_are_the_same_words():
    assert words_of("ＡＢＣ ໜອງ ភា\u200bសា") == words_of("ABC ຫນອງ ភាសា")
    assert words_of("Quy Nhơ\u031bn".replace("ơ\u031b", "o\u031b")) == ["quy", "nhon"]


def test_a_word_that_comes_too_often_leaves_a_gap():
    words = kept_words("a " * (MOST_TIMES + 1) + "b")

    assert words[-2:] == [TOO_OFTEN, "b"]


def test_words_that_no_database_could_hold_are_cut():
    assert words_of("x" * 10_000) == ["x" * LONGEST]
    assert len(kept_words(" ".join(map(str, range(20_000))))) == 16_000
    assert len(kept_words(" ".join(chr(0x10400) * 30 + str(n) for n in range(9_000)))) < 9_000


@given(st.text(max_size=80))
def test_a_phrase_is_read_as_the_words_of_its_text(text):
    plain = "".join(sign for sign in text if sign not in '"“”„‟«»＂「」『』')

    assert read_query(f'"{plain}"').wanted in ((), (tuple(words_of(plain)[:64]),))
