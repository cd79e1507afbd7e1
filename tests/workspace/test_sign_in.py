"""Coming in: right, wrong, too often; the demonstration; the language."""

import pytest
from django.core.cache import caches
from django.urls import reverse

from nhipcau.organisations.models import Role
from nhipcau.workspace.attempts import MOST
from tests.factories.organisations import make_user

pytestmark = pytest.mark.django_db

SIGN_IN = "/lam-viec/dang-nhap/"
AFTER = "/lam-viec/mat-khau/"
PASSWORD = "cầu bắc qua sông"


@pytest.fixture(autouse=True)
def _no_wrong_passwords_yet():
    caches["attempts"].clear()


@pytest.fixture
def officer():
    return make_user(username="du.lich", role=Role.OFFICER, password=PASSWORD)


def come_in(client, password, next_page=AFTER):
    return client.post(SIGN_IN, {"username": "du.lich", "password": password, "next": next_page})


def test_the_right_password_leads_where_one_was_going(client, officer):
    assert come_in(client, PASSWORD).url == AFTER


def test_a_wrong_password_is_refused_in_one_sentence_and_the_name_kept(client, officer):
    answer = come_in(client, "sai")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in page
    assert 'value="du.lich"' in page


def test_an_unknown_name_is_refused_in_the_same_words(client, officer):
    known = come_in(client, "sai").context["form"].errors
    unknown = client.post(SIGN_IN, {"username": "khong.co", "password": "sai"}).context["form"]

    assert unknown.errors == known


def test_too_many_wrong_passwords_make_even_the_right_one_wait(client, officer):
    for _ in range(MOST):
        come_in(client, "sai")

    assert "Nhập sai quá nhiều lần." in come_in(client, PASSWORD).content.decode()


def test_signing_in_never_leads_to_another_site(client, officer, settings):
    settings.LOGIN_REDIRECT_URL = "workspace:own_password"

    assert come_in(client, PASSWORD, "https://example.com/").url == AFTER


def test_signing_out_needs_a_form(client, officer):
    client.force_login(officer)

    assert client.get(reverse("workspace:sign_out")).status_code == 405


def test_a_house_in_office_never_lists_who_works_in_it(client, officer, settings):
    settings.NHIPCAU_DEMO = False

    assert officer.full_name not in client.get(SIGN_IN).content.decode()


def test_a_demonstration_offers_one_person_a_role(client, officer, settings):
    settings.NHIPCAU_DEMO = True
    make_user(role=Role.OFFICER)
    head = make_user(role=Role.HEAD)

    offered = client.get(SIGN_IN).context["demo"]

    assert [one.user for one in offered] == [officer, head]


def test_the_hard_rule_stands_on_the_sign_in_page(client):
    assert "Không nhập bí mật nhà nước vào hệ thống này." in client.get(SIGN_IN).content.decode()


def test_the_page_is_vietnamese_whatever_the_browser_says(client):
    page = client.get(SIGN_IN, headers={"accept-language": "en-US"})

    assert page.headers["Content-Language"] == "vi"


def test_the_reader_chooses_the_language(client):
    client.post(reverse("workspace:set_language"), {"language": "en", "next": SIGN_IN})

    assert "Do not enter state secrets" in client.get(SIGN_IN).content.decode()


def test_a_new_password_counts_at_once(client, officer, settings):
    settings.LOGIN_REDIRECT_URL = "workspace:own_password"
    client.force_login(officer)
    fresh = "nhịp cầu mới tinh"

    client.post(AFTER, {"old_password": PASSWORD, "new_password1": fresh, "new_password2": fresh})

    officer.refresh_from_db()
    assert officer.check_password(fresh)
