"""Foreign press asks by the portal in two languages, follows its request and takes it back."""

import re

import pytest
from django.core.cache import caches
from django.test import Client

from nhipcau.editorial.models import SectionPage
from nhipcau.inquiries.routing import set_rule
from nhipcau.organisations.models import Role
from nhipcau.portal.holding_off import OPENED, UNSEEN, opened_now
from nhipcau.registries.models import PressVisit
from tests.factories.editorial import make_home, make_public_page
from tests.factories.organisations import make_unit, make_user
from tests.factories.press_visits import make_request

pytestmark = pytest.mark.django_db

ASK, LOOK = "/en/foreign-press/", "/en/foreign-press/status/"
VI = "/vi/bao-chi-nuoc-ngoai/"


@pytest.fixture(autouse=True)
def unhurried(settings):
    """Tests send at once; nothing of another test has been counted."""
    settings.NHIPCAU_FORM_SECONDS = (0, 3600)
    caches["attempts"].clear()


@pytest.fixture(autouse=True)
def focal():
    return make_user(role=Role.FOCAL)


def filled(**told: str) -> dict[str, str]:
    usual = {
        "kind": "visiting",
        "outlet_name": "Sample Broadcasting",
        "country": "JP",
        "starts_on": "2190-07-01",
        "ends_on": "2190-07-05",
        "places": "Two villages",
        "purpose": "A film about pottery villages.",
        "name": "Sample Person",
        "email": "crew@outlet.example",
        "person-0-name": "Sample Person",
        "person-0-nationality": "JP",
        "person-1-role": "crew",
        OPENED: opened_now(),
    }
    return usual | told


def said(answer) -> str:
    return answer.content.decode()


def test_a_request_is_kept_for_the_desk_and_its_code_told(client, focal):
    answer = client.post(ASK, filled(), follow=True)

    visit = PressVisit.objects.get()
    assert (answer.status_code, visit.request_code in said(answer)) == (200, True)
    assert (visit.language, visit.people, visit.unit) == ("en", 1, focal.appointments.get().unit)


def test_the_rule_for_questions_of_the_press_says_who_handles_it(client):
    unit = make_unit()
    set_rule(topic="press", unit=unit, by=make_user())

    client.post(VI, filled())

    assert (PressVisit.objects.get().unit, PressVisit.objects.get().language) == (unit, "vi")


def test_where_nobody_receives_requests_the_form_says_so(client, focal):
    focal.appointments.all().delete()

    answer = client.post(VI, filled())

    assert (answer.status_code, PressVisit.objects.count()) == (422, 0)
    assert "chưa có đơn vị nhận" in said(answer)


def test_the_form_tells_who_permits_what_is_done_with_names_and_asks_for_no_scan(client):
    shown = said(client.get(VI))

    wanted = ("do Bộ Ngoại giao cấp", "01/BC-BNG", "04/BC-BNG", "Dữ liệu cá nhân", "10 ngày")
    assert [words for words in wanted if words not in shown] == []
    assert ('type="file"' in shown, "checked" in shown) == (False, False)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"email": "khong"}, "Địa chỉ thư chưa đúng"),
        ({"outlet_name": ""}, "Ô này cần được điền"),
        ({"purpose": "Độ mật: Tối mật, việc riêng"}, "dấu độ mật"),
        ({"country": "XX"}, "Hãy chọn một mục"),
        ({"starts_on": "31/02/2190"}, "không có thật"),
        ({"ends_on": "2190-06-01"}, "sau hoặc bằng ngày bắt đầu"),
        ({"starts_on": "2020-01-01"}, "Ngày bắt đầu đã qua"),
        ({"person-0-name": "", "person-0-nationality": ""}, "ít nhất một người"),
        ({"person-1-name": "Second"}, "Người 2, Quốc tịch: Hãy chọn một mục"),
        ({UNSEEN: "x"}, "Ô ẩn"),
        ({OPENED: "gia"}, "mở quá lâu"),
        ({"people": "9" * 30}, ""),
    ],
)
def test_what_is_refused_says_why_and_keeps_what_was_typed(client, wrong, words):
    told = filled(**{"name": "Người gửi"} | wrong)
    answer = client.post(VI, told | ({} if words else {"email": ""}))

    shown = said(answer)
    assert (answer.status_code, PressVisit.objects.count()) == (422, 0)
    assert (words in shown, 'value="Người gửi"' in shown) == (True, True)


def test_room_for_more_people_sends_nothing_and_loses_nothing(client):
    answer = client.post(VI, filled(more="1", people="3"))

    shown = said(answer)
    assert (answer.status_code, PressVisit.objects.count(), "Chưa gửi được" in shown) == (200, 0, 0)
    assert ('name="person-5-name"' in shown, 'value="Sample Broadcasting"' in shown) == (True, True)
    assert '<option value="JP" selected>' in shown


def test_one_place_sends_only_so_often_within_an_hour(client, settings):
    settings.NHIPCAU_QUESTIONS_AN_HOUR = 1

    codes = [client.post(ASK, filled(outlet_name=f"Outlet {n}")).status_code for n in range(2)]

    assert codes == [302, 429]


def test_without_the_cookie_the_form_comes_back_and_with_it_alone_it_is_taken():
    strict = Client(enforce_csrf_checks=True)

    first = strict.post(VI, filled())
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', said(strict.get(VI)))[1]
    second = strict.post(VI, filled(csrfmiddlewaretoken=token))

    assert ("cookie" in said(first), first.status_code, second.status_code) == (True, 422, 302)
    assert list(strict.cookies) == ["csrftoken"]


def test_a_button_clicked_twice_leaves_one_request(client):
    told = filled()

    places = [client.post(ASK, told).url for _click in range(2)]

    assert (places[0] == places[1], PressVisit.objects.count()) == (True, 1)


@pytest.mark.parametrize("so", ["", "ABCD-EFGH", "ABCD-EFGH:gia"])
def test_thanks_are_not_made_up(client, so):
    assert client.get(f"{ASK}received/", {"so": so}).url == ASK


def test_who_has_code_and_address_sees_where_it_stands_and_nobody_else(client):
    visit = make_request()

    shown = [
        said(client.post(LOOK, {"code": visit.request_code, "email": email, OPENED: opened_now()}))
        for email in ("crew@outlet.example", "x@outlet.example")
    ]

    assert [visit.request_code in re.sub(r'value="[^"]*"', "", one) for one in shown] == [True, 0]
    assert ("Requested" in shown[0], "Requested" in shown[1]) == (True, False)
    assert "Sample Person" not in "".join(shown)


@pytest.mark.parametrize(
    ("email", "state"), [("crew@outlet.example", "cancelled"), ("x@outlet.example", "asked")]
)
def test_withdrawing_is_answered_alike_and_done_where_it_is_right(client, email, state):
    visit = make_request()

    told = {"code": visit.request_code, "email": email, "withdraw": "1", OPENED: opened_now()}
    shown = said(client.post("/vi/bao-chi-nuoc-ngoai/tra-cuu/", told))

    visit.refresh_from_db()
    assert ("Nếu mã và địa chỉ đúng" in shown, visit.state) == (True, state)


def test_looking_is_counted_too(client):
    told = {"code": "ABCD-EFGH", "email": "a@example.org", OPENED: opened_now()}

    assert {client.post(LOOK, told).status_code for _try in range(21)} == {200, 429}


def test_no_other_language_has_the_form_and_none_is_kept(client):
    assert client.get("/ja/foreign-press/").status_code == 404
    assert {client.get(at)["Cache-Control"] for at in (ASK, LOOK, VI)} == {"private, no-store"}


def test_everything_that_is_wrong_is_said_at_once(client):
    told = {"email": "x", "ends_on": "2190-06-01", "person-0-name": "", "person-0-nationality": ""}

    shown = said(client.post(VI, filled(**told)))

    wanted = ("Địa chỉ thư chưa đúng", "sau hoặc bằng ngày bắt đầu", "ít nhất một người")
    assert [words for words in wanted if words not in shown] == []


@pytest.mark.parametrize(("language", "address"), [("vi", VI), ("en", ASK), ("ja", ASK)])
def test_the_press_section_leads_to_the_form_in_every_language(client, language, address):
    parent = make_home(language)
    section = make_public_page(SectionPage, parent=parent, layout="press", slug="bao-chi")

    shown = said(client.get(f"/{language}/{section.slug}/"))

    assert f'href="{address}"' in shown
