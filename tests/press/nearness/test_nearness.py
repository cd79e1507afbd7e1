"""Reprints are found whatever was done to them; bulletins and titles are not taken for reprints."""

import random
import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.press.reading.nearness import (
    MOST_STORIES,
    ROWS,
    Candidate,
    Clip,
    Grouping,
    askable,
    cluster,
    compare,
    from_trail,
    group,
    sketch,
)
from nhipcau.press.reading.shapes import Kinship

DAY = date(2026, 11, 5)
SYLLABLES = [
    first + last for first in "bcdghklmnprstvx" for last in ("a", "anh", "ong", "iên", "ươi")
]
GOLD = (
    "Giá vàng ngày {}: vàng miếng mua vào {} triệu đồng, bán ra {} triệu đồng một lượng; vàng nhẫn "
    "mua vào {} triệu đồng, bán ra {} triệu đồng; giá thế giới giao ngay ở mức {} USD một ounce."
)


def article(seed: int, sentences: int = 15) -> list[str]:
    chance = random.Random(seed)
    return [" ".join(chance.choices(SYLLABLES, k=20)).capitalize() + "." for _ in range(sentences)]


LINES = article(1)
TEXT = "\n".join(LINES)


def rewritten(part: float) -> str:
    chance = random.Random(3)
    words = TEXT.split()
    return " ".join(chance.choice(SYLLABLES) if chance.random() < part else word for word in words)


@pytest.mark.parametrize(
    ("copy", "kinship"),
    [
        (unicodedata.normalize("NFD", TEXT).upper(), Kinship.COPY),
        (f"(TTXVN) {TEXT}", Kinship.COPY),
        ("\n".join(reversed(LINES)), Kinship.COPY),
        ("\n".join(LINES[:5]), Kinship.SHORTENED),
        ("\n".join(LINES[:5] + article(2, 4)), Kinship.SHORTENED),
        (rewritten(0.1), Kinship.COPY),
        (rewritten(0.35), Kinship.POSSIBLE),
    ],
)
def test_a_reprint_is_found_whatever_was_done_to_it(copy, kinship):
    assert (compare(TEXT, copy), compare(copy, TEXT)) == (kinship, kinship)


def test_two_articles_are_two_stories():
    assert compare(TEXT, "\n".join(article(2))) is None


def test_a_bulletin_with_other_figures_is_another_story():
    monday, tuesday = GOLD.format("5/11", *range(81, 86)), GOLD.format("6/11", *range(91, 96))

    assert (compare(monday, f"(TTXVN) {monday}"), compare(monday, tuesday)) == (Kinship.COPY, None)


def test_the_footer_of_an_outlet_joins_nothing():
    footer = "\n".join(article(9, 4))

    assert compare("\n".join((*article(4, 5), footer)), "\n".join((*article(5, 5), footer))) is None


@pytest.mark.parametrize("text", ["", "\0", "\ud800 \udfff", "Tin thời tiết", "中部沿岸の新しい港"])
def test_titles_and_garbage_are_kin_to_nothing_even_to_themselves(text):
    assert (sketch(text).hashes, compare(text, text)) == ((), None)


@pytest.mark.parametrize(
    "line", ["北部边境的友好城市支持了许多有机茶园", "ຊາວປະມົງຢູ່ທ່າເຮືອໃໝ່ກ່າວວ່າພາຍຸ"]
)
def test_scripts_without_spaces_have_copies_too(line):
    signs = random.Random(1).choices(line, k=300)
    text = "".join(signs)

    assert compare(text, f"(新华社) {text}") is Kinship.COPY


@given(st.text())
def test_any_text_has_a_sketch_that_its_trail_gives_again(text):
    kept = sketch(text)

    assert from_trail(kept.trail) == kept
    assert all(0 <= hashed < 2**63 for hashed in kept.hashes)


def test_a_short_article_keeps_as_many_rows_as_it_must():
    assert len(sketch("\n".join(LINES[:5])).hashes) == ROWS


def test_a_text_joins_the_nearest_story_within_a_month():
    known = [
        Candidate(1, sketch("\n".join(LINES[:6])), DAY),
        Candidate(2, sketch(TEXT), DAY - timedelta(days=29)),
        Candidate(3, sketch(TEXT), DAY - timedelta(days=31)),
    ]

    found = cluster(sketch(TEXT), known, day=DAY)

    assert found == Grouping(2, Kinship.COPY, 1.0, (1,))


def test_a_round_up_does_not_make_two_stories_one():
    known = [Candidate(at, sketch("\n".join(article(at, 8))), DAY) for at in (4, 5)]

    found = cluster(sketch("\n".join(article(4, 8) + article(5, 8))), known, day=DAY)

    assert (found.kinship, found.bridged) == (Kinship.SHORTENED, ())


def test_hashes_of_too_many_stories_are_not_asked():
    assert askable((1, 2, 3), {1: MOST_STORIES, 2: MOST_STORIES + 1}) == (1, 3)


def test_stories_do_not_depend_on_the_order_of_the_stream():
    texts = {"a": TEXT, "b": TEXT.upper(), "c": "\n".join(article(7)), "d": rewritten(0.2)}
    stream = [Clip(key, text, DAY) for key, text in texts.items()]

    assert group(stream) == group(stream[::-1]) == {"a": 0, "b": 0, "c": 1, "d": 0}
