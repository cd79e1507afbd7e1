"""Clippings are found by their words, without marks, the newest day first."""

from datetime import date, timedelta

import pytest

from nhipcau.press import clipping, searching
from nhipcau.press.models import Clipping
from nhipcau.search.index import drop_index
from tests.factories.organisations import make_unit, make_user
from tests.factories.press import make_clipping, make_outlet

pytestmark = pytest.mark.django_db

DAY = date(2024, 3, 12)


def told(title: str, *, after: int = 0, **values: object) -> Clipping:
    row = make_clipping(title=title, published_on=DAY + timedelta(days=after), **values)
    searching.keep(row)
    return row


def found(query: str, rows=None) -> list[str]:
    rows = Clipping.objects.all() if rows is None else rows
    one_by_one = [row.title for row in searching.newest(rows, query, limit=20)]
    assert one_by_one == [row.title for row in searching.found(rows, query)]
    assert len(one_by_one) == searching.count(rows, query) == searching.count(rows, query, most=20)
    return one_by_one


def test_the_newest_day_comes_first_whenever_it_was_entered():
    told("Cảng ngày hai", after=2)
    told("Cảng ngày ba", after=3)
    told("Cảng ngày một", after=1)

    assert found("cang") == ["Cảng ngày ba", "Cảng ngày hai", "Cảng ngày một"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("TÀU", ["Tin của báo"]),
        ("bao bien dong", ["Tin của báo"]),
        ("lụa", ["Tin chỉ có trích"]),
        ("tin -lua", ["Tin của báo"]),
        ('"tin của"', ["Tin của báo"]),
        ("?!", []),
        (" ", ["Tin chỉ có trích", "Tin của báo"]),
    ],
)
def test_title_text_and_outlet_are_looked_through(query: str, titles: list[str]):
    outlet = make_outlet(name="Báo Biển Đông")
    told("Tin của báo", outlet=outlet, text="Con tàu đã tới.", excerpt="Con")
    told("Tin chỉ có trích", after=1, excerpt="Tấm lụa dài")

    assert found(query) == titles


def test_only_rows_that_were_asked_for_are_found():
    told("Cảng của Lào", language="lo")
    told("Cảng của ta")

    assert found("cang", Clipping.objects.filter(language="lo")) == ["Cảng của Lào"]


def test_matches_far_back_are_found_behind_many_others():
    for after in range(30):
        told(f"Cảng {after}", after=after, language="vi" if after else "lo")

    rows = Clipping.objects.filter(language="lo")
    first = searching._matching(rows, "cang", first=4)

    assert [len(some) for some in first] == [0, 0, 1]
    assert [row.title for row in searching.newest(rows, "cang", limit=1)] == ["Cảng 0"]
    assert searching.count(Clipping.objects.all(), "cang", most=7) == 7


def test_a_page_goes_on_where_the_last_one_ended():
    for after in range(5):
        told(f"Cảng {after}", after=after)

    page = searching.newest(Clipping.objects.all(), "cang", limit=2, offset=2)

    assert [row.title for row in page] == ["Cảng 2", "Cảng 1"]


def test_what_a_person_enters_is_found_and_found_anew_when_put_right():
    values = {"title": "Lễ hội", "published_on": DAY, "exemption": "Nghe đài"}
    by = make_user()
    row = clipping.enter(outlet=make_outlet(), values=values, unit=make_unit(), by=by)
    told("Lễ hội khác", after=1)

    clipping.put_right(
        row, changes={"title": "Lễ rước", "published_on": DAY + timedelta(days=2)}, by=by
    )

    assert found("le") == ["Lễ rước", "Lễ hội khác"]
    assert found('"le hoi"') == ["Lễ hội khác"]


def test_a_house_without_its_index_gets_it_back():
    told("Cảng mở")
    drop_index(searching.INDEX)
    assert (searching.is_filled(), found("cang")) == (False, [])

    searching.fill()

    assert (searching.is_filled(), found("cang")) == (True, ["Cảng mở"])


def test_an_empty_house_needs_no_index():
    assert searching.is_filled()
    assert found("cang") == []
