"""What stands at an address of the portal."""

import pytest

from nhipcau.editorial import withdrawing
from nhipcau.editorial.models import ArticlePage, SectionPage
from tests.factories.editorial import (
    edition_of,
    make_cleared,
    make_editor,
    make_home,
    make_page,
    make_public,
    make_public_page,
    make_translation,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ("", "/vi/"),
        ("en-GB,en;q=0.9", "/en/"),
        ("zh-TW,zh;q=0.8,en;q=0.5", "/zh-hans/"),
        ("de,sv", "/vi/"),
        ("lo;q=0.3, en;q=0.2", "/en/"),  # Lao has no public first page yet
    ],
)
def test_the_door_leads_to_the_language_of_the_browser(client, asked, address):
    for language in ("vi", "en", "zh-hans"):
        make_home(language)

    response = client.get("/", headers={"Accept-Language": asked})

    assert (response.status_code, response["Location"], response["Vary"]) == (
        302,
        address,
        "Accept-Language, Cookie",
    )


def test_only_the_switch_leaves_a_cookie_and_the_door_heeds_it(client):
    make_home("en")
    assert not client.get("/vi/").cookies

    chosen = client.get("/ngon-ngu/en/?toi=/en/")

    assert (chosen["Location"], chosen.cookies["ngon_ngu"].value) == ("/en/", "en")
    assert client.get("/", headers={"Accept-Language": "vi"})["Location"] == "/en/"


@pytest.mark.parametrize("elsewhere", ["//other.example/en/", "https://other.example/en/", "/vi/"])
def test_the_switch_leads_nowhere_else(client, elsewhere):
    assert client.get("/ngon-ngu/en/", {"toi": elsewhere})["Location"] == "/en/"


def test_a_page_is_answered_in_its_language_and_not_for_one_visitor(client):
    make_public_page(slug="le-hoi", title="Lễ hội <mùa> xuân")

    response = client.get("/vi/le-hoi/")

    assert "Lễ hội &lt;mùa&gt; xuân" in response.text
    assert '<html lang="vi">' in response.text
    assert (response.status_code, response["Content-Language"], response.get("Vary")) == (
        200,
        "vi",
        None,
    )
    assert not client.cookies


def test_a_withdrawn_page_says_why_and_since_when(client):
    page = make_public_page(slug="le-hoi")
    withdrawing.withdraw(edition_of(page), reason="Ban tổ chức hủy lễ.", by=make_editor())

    response = client.get("/vi/le-hoi/")

    assert response.status_code == 410
    assert "Ban tổ chức hủy lễ." in response.text


def test_a_moved_page_leads_on(client):
    page = make_public_page(slug="le-hoi")
    page.slug = "le-hoi-moi"
    page.save_revision(user=make_editor())
    make_public(edition_of(page))

    response = client.get("/vi/le-hoi/")

    assert (response.status_code, response["Location"]) == (301, "/vi/le-hoi-moi/")


def test_a_wrong_address_offers_the_search_in_its_language(client):
    make_home("en")

    response = client.get("/en/nothing-here/")

    assert response.status_code == 404
    assert 'action="/en/tim-kiem/"' in response.text
    assert '<html lang="en">' in response.text


def test_what_is_not_released_is_not_there(client):
    make_page(slug="ban-nhap")
    make_cleared(edition_of(make_page(slug="cho-dang")))

    assert client.get("/vi/ban-nhap/").status_code == 404
    assert client.get("/vi/cho-dang/").status_code == 404


def test_each_language_of_a_work_names_the_others(client):
    page = make_public_page(slug="le-hoi")
    make_public(edition_of(make_translation(page, "en", title="Spring festival")))

    text = client.get("/en/le-hoi-en/").text

    assert 'hreflang="vi" href="http://localhost:8000/vi/le-hoi/"' in text
    assert 'hreflang="x-default" href="http://localhost:8000/vi/le-hoi/"' in text
    assert '<link rel="canonical" href="http://localhost:8000/en/le-hoi-en/">' in text


def test_a_long_section_has_pages(client):
    section = make_page(SectionPage, slug="tin-tuc", title="Tin tức")
    make_public(edition_of(section))
    for number in range(21):
        make_public_page(ArticlePage, parent=section, slug=f"tin-{number}", title=f"Tin {number}")

    second = client.get("/vi/tin-tuc/?trang=2")

    assert "/vi/tin-tuc/tin-0/" in second.text
    assert [
        client.get(f"/vi/tin-tuc/?trang={n}").status_code for n in ("1", "3", "0", "x", "9" * 30)
    ] == [200, 404, 404, 404, 404]


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_page_is_only_read(client, method):
    make_public_page(slug="le-hoi")

    assert getattr(client, method)("/vi/le-hoi/").status_code == 405
