"""What outlets wrote, for the public: only what an officer shows, and only a few words of it."""

from datetime import date
from xml.etree import ElementTree

import pytest

from nhipcau.editorial.models import SectionPage
from nhipcau.press import showing
from tests.factories.editorial import make_home, make_public_page
from tests.factories.organisations import make_unit, make_user
from tests.factories.press import make_confirmed, make_outlet

pytestmark = pytest.mark.django_db

HERE = "/vi/bao-chi-viet/"


@pytest.fixture(autouse=True)
def home(db):
    return make_home()


def shown(**values):
    return showing.show(make_confirmed(**values), by=make_user())


def words_of(client, address=HERE):
    return client.get(address).content.decode()


def test_without_anything_shown_there_is_no_page(client):
    make_confirmed()

    assert [client.get(f"{HERE}{name}").status_code for name in ("", "atom.xml")] == [404, 404]


def test_it_tells_title_outlet_day_and_leads_to_the_outlet(client):
    row = shown(title="Biển xanh", outlet=make_outlet(name="Báo Gió"), language="fr")

    words = words_of(client)

    link = f'href="{row.address}" rel="nofollow noopener" lang="fr" hreflang="fr">Biển xanh'
    assert link in words
    assert all(told in words for told in ("Báo Gió", "12/03/2024", "Français"))


def test_of_the_text_a_few_words_and_nothing_of_ours(client):
    by = make_user(full_name="Trần Kín")
    row = make_confirmed(
        by=by, text="TOÀN VĂN", excerpt="chữ " * 140, tone="wrong", picture="https://b.vn/a.jpg"
    )
    showing.show(row, by=by)

    words = words_of(client)

    assert f"{'chữ ' * 49}chữ…" in words
    hidden = ("chữ " * 60, "TOÀN VĂN", "a.jpg", "Trần Kín", "Có thông tin sai", row.exemption)
    assert [told for told in hidden if told in words] == []


def test_an_excerpt_that_begins_by_its_title_goes_on_after_it(client):
    shown(title="Biển xanh", excerpt="Biển xanh. Sóng lặng.")

    assert '<p class="summary" lang="vi">Sóng lặng.</p>' in words_of(client)


def test_a_dense_script_is_cut_sooner(client):
    shown(excerpt="海" * 300, language="zh")

    assert f">{'海' * 100}…</p>" in words_of(client)


def test_titles_in_other_scripts_bring_their_faces(client):
    shown(title="越南归仁", language="zh")

    words = words_of(client)

    assert ("portal/fonts/zh-hans" in words, "portal/fonts/ja" in words) == (True, False)


def test_engines_leave_it_to_the_outlets(client):
    shown()

    assert '<meta name="robots" content="noindex">' in words_of(client)


def test_it_is_narrowed_by_language_and_month(client):
    shown(title="Tháng Ba", language="vi", published_on=date(2024, 3, 1))
    shown(title="March", language="en", published_on=date(2024, 3, 2))
    shown(title="April", language="en", published_on=date(2024, 4, 1))

    asked = ("tieng/en/", "thang/2024-03/", "tieng/en/thang/2024-03/")
    shown_there = [words_of(client, HERE + one) for one in asked]

    titles = ("Tháng Ba</a>", "March</a>", "April</a>")
    assert [[told for told in titles if told in words] for words in shown_there] == [
        ["March</a>", "April</a>"],
        ["Tháng Ba</a>", "March</a>"],
        ["March</a>"],
    ]


@pytest.mark.parametrize("asked", ["tieng/ru/", "thang/2024-13/", "thang/2023-01/", "?trang=9"])
def test_where_nothing_is_there_is_no_page(client, asked):
    shown()

    assert client.get(HERE + asked).status_code == 404


def test_thirty_lines_cost_no_more_queries_than_one(client, django_assert_max_num_queries):
    shown()
    words_of(client)
    for _ in range(25):
        shown()

    with django_assert_max_num_queries(16):
        words = words_of(client)

    assert (words.count('<article class="row">'), "?trang=2" in words) == (20, True)


def test_the_feed_leads_to_outlets(client):
    row = shown(title="Biển xanh")

    root = ElementTree.fromstring(client.get(f"{HERE}atom.xml").content)

    space = "{http://www.w3.org/2005/Atom}"
    entry = root.find(f"{space}entry")
    assert (entry.find(f"{space}title").text, entry.find(f"{space}link").get("href")) == (
        *("Biển xanh", row.address),
    )


def test_the_press_centre_leads_there_once_there_is_something(client):
    make_public_page(SectionPage, slug="bao-chi", title="Báo chí", layout="press")
    before = HERE in words_of(client, "/vi/bao-chi/")
    shown()

    assert (before, HERE in words_of(client, "/vi/bao-chi/")) == (False, True)


def test_a_kept_page_forgets_what_an_officer_hides(client, kept):
    row = shown(title="Biển xanh")
    shown(title="Núi", unit=make_unit())
    before = "Biển xanh" in words_of(client)

    showing.hide(row, by=make_user())

    assert (before, "Biển xanh" in words_of(client)) == (True, False)
