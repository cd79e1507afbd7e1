"""Every way in which words of a plain table could begin a formula."""

from itertools import product

import pytest

from nhipcau.drafting.indicator_tables import indicator_csv

UNSEEN = ("", " ", "\xa0", "\u3000", "\u200b", "\ufeff", '"', "'", "\n", " \t", '\u200b" ', "Hội\n")


@pytest.mark.parametrize("words", [f"{a}{b}1+1" for a, b in product(UNSEEN, "=+-@＝＋－＠")])
def test_words_that_could_begin_a_formula_begin_with_an_apostrophe(words):
    content = indicator_csv([(words,)]).decode("utf-8-sig")

    assert content.strip('"').startswith("'")


@pytest.mark.parametrize("words", ["A = B", "Báo in", "1-2", "Tin, bài; ảnh", "“Hội chợ” 2024"])
def test_other_words_stay_as_they_are(words):
    content = indicator_csv([(words,)]).decode("utf-8-sig")

    assert content.strip('"\r\n') == words
