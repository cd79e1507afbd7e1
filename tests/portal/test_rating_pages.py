"""Opinions of pages and of answers, given without script and without a trace."""

import pytest
from django.core.cache import caches

from nhipcau.inquiries.models import Inquiry, Rating
from nhipcau.portal.holding_off import OPENED, opened_now
from tests.factories.editorial import make_home
from tests.factories.inquiries import make_inquiry

pytestmark = pytest.mark.django_db

RATE = "/vi/danh-gia/"


@pytest.fixture(autouse=True)
def unhurried(settings):
    settings.NHIPCAU_FORM_SECONDS = (0, 3600)
    caches["attempts"].clear()


@pytest.fixture
def opened() -> str:
    return opened_now()


@pytest.mark.parametrize(
    ("trang", "counted"), [("/vi/", "/vi/"), ("/vi/khong-co/", ""), ("https://a.vn/", "")]
)
def test_an_opinion_counts_for_its_public_page_else_for_the_portal(client, opened, trang, counted):
    make_home()

    answer = client.post(RATE, {"score": "4", "trang": trang, OPENED: opened})

    rating = Rating.objects.get()
    assert (answer.status_code, rating.page, rating.score) == (302, counted, 4)


def test_every_public_page_leads_to_its_opinion(client):
    make_home()

    assert 'href="/vi/danh-gia/?trang=/vi/"' in client.get("/vi/").content.decode()


def test_no_cookie_but_that_of_the_form_is_set(client, opened):
    client.get(RATE)
    client.post(RATE, {"score": "1", OPENED: opened}, follow=True)

    assert list(client.cookies) == ["csrftoken"]


@pytest.mark.parametrize(
    "told", [{"score": ""}, {"score": "6"}, {"score": "5", "remark": "a" * 501}]
)
def test_what_is_wrong_is_said_in_words(client, opened, told):
    answer = client.post(RATE, told | {OPENED: opened})

    assert (answer.status_code, Rating.objects.count()) == (422, 0)
    assert "This" not in answer.content.decode().partition('class="problems"')[2][:400]


def test_looking_at_the_link_of_a_letter_spends_nothing_and_sending_does(client, opened):
    inquiry = make_inquiry("answered")
    link = f"{RATE}tra-loi/{inquiry.rating_key}/"

    codes = [client.get(link).status_code, client.get(link).status_code]
    codes.append(client.post(link, {"score": "5", OPENED: opened}).status_code)
    codes.append(client.get(link).status_code)

    assert codes == [200, 200, 302, 410]
    assert Inquiry.objects.get().rating_key is None
