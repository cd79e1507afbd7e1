"""A page asks the database as often for much as for little."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nhipcau.editorial.models import SectionPage
from tests.factories.editorial import (
    make_home,
    make_page,
    make_picture,
    make_public_page,
)

pytestmark = pytest.mark.django_db


def queries(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def blocks(count: int, linked) -> list[dict]:
    """Words with links to a page, and pictures, `count` of each."""
    words = f'<p><a linktype="page" id="{linked.pk}">Xem</a></p>'
    return [
        {"type": kind, "value": value}
        for number in range(count)
        for kind, value in (
            ("words", words),
            ("picture", {"picture": make_picture(f"{number}.jpg").pk, "alt": "", "caption": ""}),
        )
    ]


def test_a_page_of_fifty_pictures_asks_as_often_as_one_of_one(client):
    linked = make_public_page(slug="kia")
    for count in (1, 25):
        body = blocks(count, linked)
        make_public_page(slug=f"bai-{count}", body=body)

    assert queries(client, "/vi/bai-1/") == queries(client, "/vi/bai-25/") <= 20
    assert client.get("/vi/bai-25/").text.count('href="/vi/kia/"') >= 25


@pytest.mark.parametrize("layout", ["news", "cards", "library", "press", "map", "department"])
def test_a_section_asks_as_often_for_many_pages_as_for_one(client, layout):
    counted = []
    picture = make_home() and make_picture()
    for count in (1, 8):
        slug = f"muc-{count}"
        section = make_public_page(SectionPage, slug=slug, layout=layout)
        for number in range(count):
            make_public_page(parent=section, slug=f"b-{number}", lead_picture=picture)
        counted.append(queries(client, f"/vi/{slug}/"))

    assert counted[0] == counted[1] <= 22


def test_the_first_page_asks_as_often_for_many_sections_as_for_one(client):
    counted = []
    for number in range(4):
        section = make_public_page(SectionPage, slug=f"muc-{number}", show_in_menus=True)
        make_public_page(parent=section, slug="bai")
        counted.append(queries(client, "/vi/"))

    assert counted[0] == counted[3] <= 22


def test_a_draft_is_drawn_as_the_public_would_see_it(rf):
    from nhipcau.portal.showing import show_draft

    page = make_page(slug="nhap", title="Bài đang viết")

    response = show_draft(rf.get("/"), page)

    assert "Bài đang viết" in response.text
    assert response["Cache-Control"] == "private, no-store"
