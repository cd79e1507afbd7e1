import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from nhipcau.organisations.models import User
from nhipcau.search.index import (
    count,
    drop_index,
    make_index,
    matching,
    newest,
    put,
    settle,
    take_out,
)
from nhipcau.search.index.queries import read_query
from nhipcau.search.index.words import kept_words

pytestmark = pytest.mark.django_db

ROWS = {
    1: "Sở Du lịch tỉnh Bình Định khai trương tuyến bay",
    2: "Du khách đến Quy Nhơn tăng, lịch bay dày hơn",
    3: "Bão số 5 đổ bộ Bình Định",
    7: "泉佐野市とクイニョン市の友好",
    8: "ແຂວງບິ່ງດິ່ງ ແລະ ຈຳປາສັກ",
    9: "Đoàn Gia Lai thăm Bình Định",
}
HOSTILE = (
    *('"', "'", "*", "a*", "NEAR(a b)", "words:a", "a AND", "OR NOT", "^a", "a + b", "(", "{a}"),
    *("\x00", "a\x00b", "\ud800", "-", "--", "-a", '-"', "a" * 10_000, "a b " * 2_500, "%s", "%"),
    *('"a b" ' * 40, "!a & b | <->", "\\", "'; DROP TABLE x; --", "\ue000", "‮abc", "a:1A"),
    *("-c " * 3_000, "²", "ǅ", "𐐀" * 50, "İ", "ß"),
)


@pytest.fixture(autouse=True)
def rows():
    put("sample", ROWS.items())


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("binh dinh", [9, 3, 1]),
        ("BÌNH ĐỊNH -bão", [9, 1]),
        ('"du lịch"', [1]),
        ("du lich", [2, 1]),
        ('bay -"sở du lịch"', [2]),
        ("佐野", [7]),
        ("クイニョン", [7]),
        ("ບິ່ງດິ່ງ", [8]),
        ("-bình", [8, 7, 2]),
        ("định bình", [9, 3, 1]),
        ('"định bình"', []),
        ("", []),
        ("?!", []),
    ],
)
def test_words_find_rows_newest_first_with_or_without_marks(query, found):
    assert newest("sample", query, limit=9) == found
    assert count("sample", query) == len(found)


def test_a_page_goes_on_below_the_last_one():
    assert newest("sample", "dinh", limit=2) == [9, 3]
    assert newest("sample", "dinh", limit=2, before=3) == [1]
    assert newest("sample", "dinh", limit=0, before=2**70) == []


def test_a_row_that_is_put_again_is_found_by_its_new_words_only():
    put("sample", [(1, "Cảng biển"), (1, "Cảng cá")])

    assert newest("sample", "du lịch", limit=9) == [2]
    assert newest("sample", "cang ca", limit=9) == [1]
    assert count("sample", "biển") == 0


def test_a_row_taken_out_is_not_found_and_may_come_back():
    take_out("sample", [1, 3, 55])
    assert newest("sample", "bình định", limit=9) == [9]

    put("sample", [(3, ROWS[3])])
    settle("sample")
    assert newest("sample", "bình định", limit=9) == [9, 3]


def test_what_a_broken_verb_put_is_gone_with_it():
    def break_off() -> None:
        put("sample", [(10, "Bình Định")])
        take_out("sample", [9])
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        break_off()

    assert newest("sample", "bình định", limit=9) == [9, 3, 1]


def test_an_index_that_nobody_made_finds_nothing_and_makes_itself_when_written():
    assert (count("other", "a"), newest("other", "a", limit=3)) == (0, [])
    assert not User.objects.filter(id__in=matching("other", "a")).exists()
    take_out("other", [1])
    settle("other")

    put("other", [(1, "a")])
    make_index("other")
    assert count("other", "a") == 1
    drop_index("other")
    drop_index("other")
    assert count("other", "a") == 0


def test_rows_of_a_model_are_narrowed_by_words():
    named = [User.objects.create(username=word) for word in ("bien", "nui", "bien-nui")]
    put("users", ((user.pk, user.username) for user in named))

    found = User.objects.filter(id__in=matching("users", "bien -rung"), username__startswith="bien")

    assert set(found) == {named[0], named[2]}
    assert not User.objects.filter(id__in=matching("users", "")).exists()


@pytest.mark.parametrize("name", ["", "A", "1a", "a-b", "a;b", "a" * 41, 'a"', "a\n"])
def test_a_name_that_could_be_more_than_a_name_is_refused(name):
    with pytest.raises(ValueError, match="name of an index"):
        make_index(name)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_query_and_no_text_is_an_error(text):
    put("sample", [(100, text)])

    assert count("sample", text) in (0, *range(1, 8))
    assert set(newest("sample", text, limit=50)) <= {*ROWS, 100}
    assert User.objects.filter(id__in=matching("sample", text)).count() >= 0


def test_a_text_of_a_whole_book_is_held():
    put("sample", [(200, "gió " * 300 + "mùa đông " + " ".join(map(str, range(30_000))))])

    assert newest("sample", '"mua dong 0"', limit=1) == [200]
    assert count("sample", '"15000 15001"') == 1
    assert count("sample", '"gio mua"') == 0  # the 300th: only its place is kept


SIGNS = st.text(alphabet="abđ Đ \"-cê泉佐野ກີ12&'", max_size=24)


class SameAsReadingEveryRow(TestCase):
    """Both databases are held to one plain reading, so their counts are the same."""

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(SIGNS, max_size=8), st.lists(SIGNS, min_size=1, max_size=4))
    def test_counts_are_those_of_a_plain_reading(self, texts, queries):
        put("drawn", enumerate(texts))

        found = {query: newest("drawn", query, limit=99) for query in queries}

        assert found == {query: plainly(texts, query) for query in queries}
        assert {q: count("drawn", q) for q in queries} == {q: len(ids) for q, ids in found.items()}


def plainly(texts: list[str], query: str) -> list[int]:
    """What a reader of every row finds, the last first."""
    asked = read_query(query)

    def holds(text: str, phrase: tuple[str, ...]) -> bool:
        words = kept_words(text)
        return any(tuple(words[at : at + len(phrase)]) == phrase for at in range(len(words)))

    return [
        key
        for key, text in reversed([*enumerate(texts)])
        if asked
        and all(holds(text, phrase) for phrase in asked.wanted)
        and not any(holds(text, phrase) for phrase in asked.unwanted)
    ]
