"""Charts are tables whose bars are drawn; figures stay words."""

from xml.etree import ElementTree

import pytest
from django.test.html import parse_html
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.ui.charts import Bar, Series, Strip, bar_chart, small_multiples, sparkbars, year_strip

MONTHS = [str(month) for month in range(1, 13)]


def test_a_bar_is_as_long_as_its_share_of_the_longest():
    html = bar_chart([Bar("Mục I", 5), Bar("Mục II", 10, href="/ii/")], title="Kết quả")

    assert parse_html(html) == parse_html(
        '<figure class="chart"><figcaption>Kết quả</figcaption><table class="chart-bars"><tbody>'
        '<tr><th scope="row">Mục I</th><td class="chart-bar"><svg viewBox="0 0 100 10" '
        'preserveAspectRatio="none" aria-hidden="true"><rect class="mark" width="50.00" '
        'height="10"/></svg></td><td class="number">5</td></tr>'
        '<tr><th scope="row"><a href="/ii/">Mục II</a></th><td class="chart-bar"><svg '
        'viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="mark" '
        'width="100.00" height="10"/></svg></td><td class="number"><a href="/ii/">10</a></td></tr>'
        "</tbody></table></figure>"
    )


def test_one_of_many_is_never_drawn_as_nothing():
    html = bar_chart([Bar("Ít", 1), Bar("Nhiều", 100_000), Bar("Không", 0)], title="")

    assert [part.split('"')[0] for part in html.split('mark" width="')[1:]] == [
        "0.60",
        "100.00",
        "0.00",
    ]


def test_a_year_strip_says_each_month_in_words():
    html = year_strip(
        [Strip("I.1", (0, 0, 2, *(0,) * 8, 1), group="I. Tin")], title="Năm", labels=MONTHS
    )

    assert "<title>3: 2; 12: 1</title>" in html


def test_a_period_with_nothing_bears_no_mark():
    html = year_strip([Strip("I.1", (0, 3, *(0,) * 10))], title="Năm", labels=MONTHS)

    assert html.count('class="mark"') == 1
    assert '<rect class="mark" x="10" y="0.00" width="9" height="10.00"/>' in html


def test_a_task_that_produced_nothing_says_so():
    html = year_strip([Strip("I.1", (0,) * 12)], title="Năm", labels=MONTHS)

    assert "<title>Chưa có kết quả</title>" in html


def test_fifty_three_tasks_over_fifty_three_weeks_are_fifty_three_rows():
    weeks = [f"Tuần {week}" for week in range(1, 54)]

    html = year_strip([Strip(f"Việc {at}", (1,) * 53) for at in range(53)], title="", labels=weeks)

    assert (html.count('scope="row"'), html.count('class="mark"')) == (53, 53 * 53)


def test_counts_must_match_their_labels():
    with pytest.raises(ValueError, match="zip"):
        year_strip([Strip("I.1", (1, 2))], title="", labels=MONTHS)


def test_units_share_one_scale():
    rows = [Series("A", (8, 4)), Series("B", (4, 0))]

    html = small_multiples(rows, title="", labels=["I", "II"])

    assert html.count('height="5.00"') == 2


@given(st.text(min_size=1), st.lists(st.integers(0, 10**6), min_size=1, max_size=60))
def test_whatever_the_words_the_drawing_is_well_formed(words, counts):
    clean = "".join(c for c in words if c.isprintable()) + "."

    html = sparkbars(counts, title=clean)

    assert ElementTree.fromstring(html).findtext("title") == clean
