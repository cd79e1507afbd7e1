"""A phone that reads a printed code."""

import pytest

from nhipcau.editorial import withdrawing
from nhipcau.signposts import posting
from nhipcau.signposts.models import ScanCount
from tests.factories.editorial import (
    edition_of,
    make_editor,
    make_public,
    make_public_page,
    make_translation,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return make_public_page(title="Tháp Đôi", slug="thap-doi")


@pytest.fixture
def sign(page):
    return posting.put_up(work=edition_of(page).work, name="Tháp Đôi", by=make_editor())


def test_a_lao_phone_comes_to_the_lao_page_and_any_other_to_what_there_is(client, page, sign):
    make_public(edition_of(make_translation(page, "lo", title="ຫໍ")))

    lao = client.get(f"/q/{sign.code}", headers={"accept-language": "lo,en;q=0.5"})
    french = client.get(f"/q/{sign.code.upper()}/", headers={"accept-language": "fr"})

    assert (lao.status_code, lao.url) == (302, "/lo/thap-doi-lo/")
    assert (french.status_code, french.url) == (302, "/vi/thap-doi/")


def test_a_reading_is_counted_and_a_look_ahead_is_not(client, sign):
    client.get(f"/q/{sign.code}", headers={"accept-language": "vi"})
    client.get(f"/q/{sign.code}", headers={"sec-purpose": "prefetch"})
    client.head(f"/q/{sign.code}")

    assert list(ScanCount.objects.values_list("language", "count")) == [("vi", 1)]


def test_behind_a_withdrawn_page_stands_the_reason(client, page, sign):
    withdrawing.withdraw(edition_of(page), reason="Tháp đang tu bổ.", by=make_editor())

    answer = client.get(f"/q/{sign.code}", headers={"accept-language": "vi"})

    assert answer.status_code == 410
    assert "Tháp đang tu bổ." in answer.content.decode()


def test_a_moved_page_is_found_behind_the_same_code(client, page, sign):
    page = page.get_latest_revision_as_object()
    page.slug = "thap-hung-thanh"
    page.save_revision(user=make_editor())
    make_public(edition_of(page))

    answer = client.get(f"/q/{sign.code}", headers={"accept-language": "vi"})

    assert answer.url == "/vi/thap-hung-thanh/"


def test_a_code_that_was_never_given_is_lost(client, sign):
    assert client.get("/q/222222").status_code == 404
