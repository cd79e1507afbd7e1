"""A picture of time: columns of a whole and its part, with words for who does not see them."""

import re

from nhipcau.ui.timeline import Column, timeline


def column(label: str, whole: int, part: int, href: str = "") -> Column:
    return Column(label, whole, part, f"{label}: {whole}, {part}", href)


def heights(html: str, kind: str) -> list[str]:
    return re.findall(rf'class="{kind}"[^>]* height="([\d.]+)"', html)


def test_the_highest_column_fills_the_picture_and_the_part_is_drawn_within_it():
    html = timeline([column("a", 8, 4), column("b", 0, 0), column("c", 2, 2)], title="Tin")

    assert (heights(html, "whole"), heights(html, "mark")) == (["100.0", "25.0"], ["50.0", "25.0"])
    assert len(heights(html, "cell")) == 3


def test_what_is_more_than_nothing_is_never_drawn_as_nothing():
    html = timeline([column("a", 1000, 1), column("b", 1, 1)], title="Tin")

    assert heights(html, "mark") == ["2.0", "2.0"]


def test_a_column_leads_to_its_rows_and_says_them():
    html = timeline([column("<a>", 1, 1, "/tin?a=1&b=2")], title="Tin")

    assert '<a href="/tin?a=1&amp;b=2" tabindex="-1"><title>&lt;a&gt;: 1, 1</title>' in html


def test_the_labels_are_those_of_the_ends_and_the_middle():
    html = timeline([column(str(n), n, n) for n in range(5)], title="Tin", desc="Từng ngày")

    assert re.findall(r"<span>(.*?)</span>", html) == ["0", "2", "4"]


def test_no_columns_are_no_picture():
    assert timeline([], title="Tin") == ""
