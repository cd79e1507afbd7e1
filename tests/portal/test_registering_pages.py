"""The public comes to an event: the page, the form, the ticket, the seat given back."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.utils import timezone

from nhipcau.portal.holding_off import OPENED, UNSEEN, opened_now
from nhipcau.registries import parts
from nhipcau.registries.events.opening import open_registration
from nhipcau.registries.models import Paper, Registration
from tests.factories.documents import make_file
from tests.factories.events import make_event
from tests.factories.organisations import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def unhurried(settings):
    """Tests send at once; nothing of another test has been counted."""
    settings.NHIPCAU_FORM_SECONDS = (0, 3600)
    caches["attempts"].clear()


def open_now(*, seats: int = 2, **values: object):
    """An event in ten days, to which one may register today."""
    today, by = timezone.localdate(), make_user()
    event = make_event(starts_on=today + timedelta(days=10), by=by, **values)
    last = today + timedelta(days=5)
    return open_registration(event, capacity=seats, first=today, last=last, by=by)


def filled(**told: str) -> dict[str, str]:
    usual = {"name": "Trần Thị Mẫu", "email": "mau@example.org", "consent": "on"}
    return {name: value for name, value in {**usual, OPENED: opened_now(), **told}.items() if value}


def at(event, language: str = "vi") -> str:
    return f"/{language}/dang-ky/{event.code}/"


def said(answer) -> str:
    return answer.content.decode()


def test_who_registers_gets_a_ticket_with_a_code_to_scan(client):
    event = open_now()

    thanks = client.post(at(event), filled(), follow=True)
    mine = Registration.objects.get()
    ticket = client.get(f"/vi/dang-ky/ve/{mine.key}/")

    assert (thanks.status_code, mine.key in said(thanks), mine.state) == (200, True, "confirmed")
    assert ("<svg" in said(ticket), mine.code in said(ticket)) == (True, False)
    assert len(mine.consent_hash) == 64


def test_the_ticket_goes_by_mail_at_once(client, settings, mailoutbox):
    settings.NHIPCAU_MAIL = True

    client.post(at(open_now(), "en"), filled())

    (mail,) = mailoutbox
    assert (mail.to, f"/en/dang-ky/ve/{Registration.objects.get().key}/" in mail.body) == (
        ["mau@example.org"],
        True,
    )


def test_who_registers_again_is_thanked_without_the_way_to_a_ticket(client):
    event = open_now()
    client.post(at(event), filled())

    again = client.post(at(event), filled(email="MAU@example.org"), follow=True)

    mine = Registration.objects.get()
    assert (again.status_code, mine.key in said(again)) == (200, False)


def test_the_box_of_consent_is_empty_and_must_be_ticked(client):
    event = open_now()

    shown = said(client.get(at(event)))
    refused = client.post(at(event), filled(consent=""))

    assert "checked" not in shown
    assert (refused.status_code, Registration.objects.count()) == (422, 0)
    assert 'href="#id_consent"' in said(refused)


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({"email": "không phải"}, 422),
        ({"name": ""}, 422),
        ({"note": "TUYỆT MẬT"}, 422),
        ({UNSEEN: "http://x"}, 422),
        ({OPENED: "sai"}, 422),
        ({"country": "Sao Hỏa"}, 422),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_kept(client, told, status):
    answer = client.post(at(open_now()), filled(**told))

    assert (answer.status_code, Registration.objects.count()) == (status, 0)
    assert "Chưa gửi được" in said(answer)


def test_too_many_from_one_place_wait(client, settings):
    settings.NHIPCAU_REGISTRATIONS_AN_HOUR = 1
    event = open_now()

    codes = [
        client.post(at(event), filled(email=f"n{n}@example.org")).status_code for n in range(2)
    ]

    assert codes == [302, 429]


def test_when_the_seats_are_gone_the_page_offers_the_queue(client):
    event = open_now(seats=1)
    client.post(at(event), filled())

    shown = said(client.get(at(event)))
    client.post(at(event), filled(email="hai@example.org"))

    assert "Vào danh sách chờ" in shown
    assert Registration.objects.latest("pk").state == "waiting"


def test_a_person_gives_the_seat_back_by_the_page_of_the_ticket(client):
    event = open_now(seats=1)
    for name in ("mot", "hai"):
        client.post(at(event), filled(email=f"{name}@example.org"))
    first = Registration.objects.earliest("pk")

    client.post(f"/vi/dang-ky/ve/{first.key}/", {OPENED: opened_now()})

    states = [one.state for one in Registration.objects.order_by("pk")]
    assert states == ["cancelled", "confirmed"]
    assert "Đăng ký đã hủy" in said(client.get(f"/vi/dang-ky/ve/{first.key}/"))


def test_without_days_of_registration_there_is_no_form(client):
    event = open_now()
    event.registers_until = timezone.localdate() - timedelta(days=1)
    event.registers_from = event.registers_until
    event.save()

    shown = said(client.get(at(event)))

    assert ("Đã hết hạn đăng ký" in shown, "<form method" in shown) == (True, False)


def test_other_languages_are_led_to_the_english_page(client):
    event = open_now(english_title="Pottery fair")

    answer = client.get(at(event, "ja"), follow=True)

    assert answer.redirect_chain == [(at(event, "en"), 302)]
    assert "<h1>Pottery fair</h1>" in said(answer)


def test_without_an_english_name_the_vietnamese_one_says_its_language(client):
    event = open_now(title="Hội chợ gốm")

    assert '<h1 lang="vi">Hội chợ gốm</h1>' in said(client.get(at(event, "en")))


def test_what_is_written_inside_stays_inside(client):
    event = open_now(summary="Chỉ trong cơ quan", public_summary="Mời mọi người")

    shown = said(client.get(at(event)))

    assert ("Chỉ trong cơ quan" in shown, "Mời mọi người" in shown) == (False, True)


def test_only_materials_ticked_as_public_are_handed_out(client):
    event, by = open_now(), make_user()
    papers = [
        parts.add(
            event,
            Paper,
            values={"kind": "material", "subject": name, "file": make_file(), "is_public": shown},
            by=by,
        )
        for name, shown in (("Chương trình", True), ("Danh sách", False))
    ]

    page = said(client.get(at(event)))
    answers = [client.get(f"{at(event)}tai-lieu/{paper.pk}/") for paper in papers]
    for answer in answers:
        answer.close()
    codes = [answer.status_code for answer in answers]

    assert ("Chương trình" in page, "Danh sách" in page, codes) == (True, False, [200, 404])


def test_the_calendar_of_the_event_is_a_file(client):
    answer = client.get(f"{at(open_now())}lich.ics")

    assert answer["Content-Type"].startswith("text/calendar")
    assert "BEGIN:VEVENT" in said(answer)


@pytest.mark.parametrize("path", ["khongco12/", "khongco12/da-nhan/?ve=x", "ve/khongco/"])
def test_what_is_not_there_is_not_found(client, path):
    assert client.get(f"/vi/dang-ky/{path}").status_code == 404


def test_thanks_that_nobody_signed_lead_back_to_the_form(client):
    event = open_now()

    answer = client.get(f"{at(event)}da-nhan/?ve=gia-mao")

    assert (answer.status_code, answer["Location"]) == (302, at(event))


def test_an_event_that_does_not_take_place_has_no_page(client):
    event = open_now()
    event.state = "cancelled"
    event.save()

    assert client.get(at(event)).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_queue(client, django_assert_max_num_queries):
    event = open_now(seats=1)
    client.get(at(event))
    for n in range(12):
        client.post(at(event), filled(email=f"n{n}@example.org"))

    with django_assert_max_num_queries(30):
        client.get(at(event))
