"""What an outlet prints in every text makes no two texts kin, and hides no reprint."""

import random
from datetime import date

import pytest

from nhipcau.press.reading.nearness import (
    Clip,
    StoryBook,
    group,
    nearness_within_outlet,
    sketch,
    without_repeated,
)
from nhipcau.press.reading.shapes import Kinship

DAY = date(2026, 11, 5)
SYLLABLES = [first + last for first in "bcdghklmnprstvx" for last in ("a", "anh", "ong", "iên")]


def sentences(seed: int, count: int) -> list[str]:
    chance = random.Random(seed)
    return [" ".join(chance.choices(SYLLABLES, k=20)).capitalize() + "." for _ in range(count)]


HEADER, MIDDLE, FOOTER = sentences(101, 8), sentences(102, 4), sentences(103, 6)


def framed(lines: list[str], where: str) -> str:
    half = len(lines) // 2
    return "\n".join(
        {
            "header": [*HEADER, *lines],
            "middle": [*lines[:half], *MIDDLE, *lines[half:]],
            "footer": [*lines, *FOOTER],
            "all": [*HEADER, *lines[:half], *MIDDLE, *lines[half:], *FOOTER],
        }[where]
    )


@pytest.mark.parametrize("where", ["all", "footer", "header", "middle"])
def test_different_texts_of_an_outlet_stay_different_whatever_it_repeats(where):
    texts = [framed(sentences(seed, 5), where) for seed in range(10)]

    batch = group(Clip(at, text, DAY, "bao") for at, text in enumerate(texts))
    book = StoryBook()
    stream = [book.story(book.add(text, DAY, "bao").story) for text in texts]

    assert sorted(batch.values()) == stream == list(range(10))


@pytest.mark.parametrize("kept", [3, 10])
def test_a_reprint_inside_the_frame_of_another_outlet_is_found(kept):
    article = sentences(50, 10)
    others = [Clip(at, framed(sentences(at, 5), "all"), DAY, "bao") for at in range(5)]

    stories = group(
        [
            *others,
            Clip("first", "\n".join(article), DAY, "hang tin"),
            Clip("reprint", framed(article[:kept], "all"), DAY, "bao"),
        ]
    )

    assert stories["first"] == stories["reprint"]


def test_what_is_left_of_a_text_is_its_own_words():
    text = sketch(framed(sentences(50, 10), "all"))
    others = [sketch(framed(sentences(at, 5), "all")) for at in range(2)]

    assert without_repeated(text, others) == sketch("\n".join(sentences(50, 10)))


def test_one_other_text_and_copies_of_itself_prove_nothing():
    text = framed(sentences(50, 10), "all")
    copies = [f"(Cập nhật) {text}", text.upper(), f"{text} Hết."]

    others = [sketch(copy) for copy in (*copies, framed(sentences(1, 5), "all"))]

    assert without_repeated(sketch(text), others) == sketch(text)


def test_an_update_by_the_same_outlet_is_still_its_story():
    article = sentences(50, 10)
    first, update = sketch("\n".join(article)), sketch("\n".join((*article, *sentences(51, 3))))

    found = nearness_within_outlet(first, update)

    assert found is not None
    assert found.kinship is Kinship.COPY


def test_two_texts_of_one_outlet_under_one_header_are_two_before_a_third_is_known():
    one, other = (sketch(framed(sentences(seed, 5), "header")) for seed in (1, 2))

    assert nearness_within_outlet(one, other) is None
