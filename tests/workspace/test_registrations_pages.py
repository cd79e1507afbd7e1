"""The list of those who come to an event, the door, the sheet, opening registration."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from nhipcau.organisations.models import Role
from nhipcau.registries.events.opening import open_registration
from nhipcau.registries.events.registering import Person, add_person
from nhipcau.registries.models import ContactAccess, Event, Registration, RegistrationMail
from tests.factories.events import make_event
from tests.factories.organisations import make_unit, make_user
from tests.workspace.pages import page, signed_in, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return make_unit()


@pytest.fixture
def officer(client, unit):
    return signed_in(client, Role.OFFICER, unit)


def event_of(unit, *, days: int = 10, **values: object) -> Event:
    """Open for registration today, held in so many days."""
    today, by = timezone.localdate(), make_user()
    first = today + timedelta(days=days)
    event = make_event(unit=unit, starts_on=first, by=by, **values)
    return open_registration(event, capacity=2, first=today - timedelta(days=9), last=first, by=by)


def invited(event: Event, *names: str, email: str = "") -> list[Registration]:
    return [
        add_person(
            event, Person(name, email), source="office", by=make_user(), day=timezone.localdate()
        )
        for name in names
    ]


def test_staff_open_registration_and_the_page_has_its_address(officer, unit):
    today = timezone.localdate()
    event = make_event(unit=unit, starts_on=today + timedelta(days=10))
    told = {
        "capacity": "30",
        "registers_from": f"{today:%d/%m/%Y}",
        "registers_until": f"{today:%d/%m/%Y}",
        "english_title": "Fair",
    }

    officer.post(page("registration_open", event.pk), told)

    event.refresh_from_db()
    assert (event.capacity, event.english_title, event.is_open_on(today)) == (30, "Fair", True)
    assert f"/vi/dang-ky/{event.code}/" in text(officer.get(page("registration_list", event.pk)))


def test_terms_that_cannot_be_are_told_at_their_field(officer, unit):
    event = event_of(unit)
    told = {"capacity": "0", "registers_from": "31/12/2999", "registers_until": "01/01/2999"}

    answer = officer.post(page("registration_open", event.pk), told)

    assert answer.status_code == 422


def test_staff_close_registration_with_a_reason(officer, unit):
    event = event_of(unit)

    officer.post(page("registration_close", event.pk), {"reason": "Đổi nơi họp"})

    event.refresh_from_db()
    assert event.is_open_on(timezone.localdate()) is False


def test_a_guest_is_entered_and_waits_when_the_seats_are_gone(officer, unit):
    event = event_of(unit)
    invited(event, "An", "Bình")

    officer.post(page("registration_add", event.pk), {"source": "office", "name": "Cúc"})

    assert [(one.name, one.state) for one in Registration.objects.waiting()] == [("Cúc", "waiting")]


def test_who_comes_to_the_door_is_entered_and_there(officer, unit):
    event = event_of(unit, days=0)

    officer.post(page("registration_add", event.pk), {"source": "walk_in", "name": "Khách"})

    (one,) = Registration.objects.attending()
    assert (one.name, one.source) == ("Khách", "walk_in")


def test_presence_is_one_click_at_the_code_of_the_ticket(officer, unit):
    (one,) = invited(event_of(unit, days=0), "An")

    shown = text(officer.get(page("registration_page", one.code)))
    officer.post(page("registration_attend", one.code))

    one.refresh_from_db()
    assert ("Ghi có mặt" in shown, one.attended_at is not None) == (True, True)


def test_before_the_day_nobody_is_marked(officer, unit):
    (one,) = invited(event_of(unit), "An")

    officer.post(page("registration_attend", one.code))

    one.refresh_from_db()
    assert one.attended_at is None
    assert "Sự kiện chưa diễn ra" in text(officer.get(page("registration_page", one.code)))


def test_a_slip_is_taken_back_from_the_list(officer, unit):
    event = event_of(unit, days=0)
    (one,) = invited(event, "An")
    officer.post(page("registration_attend", one.code), {"list": "1"})

    answer = officer.post(page("registration_attend", one.code), {"undo": "1", "list": "1"})

    one.refresh_from_db()
    assert (one.attended_at, answer["Location"].partition("#")[0]) == (
        None,
        page("registration_list", event.pk),
    )


def test_a_seat_given_back_by_staff_goes_to_who_waits(officer, unit):
    event = event_of(unit)
    first, _second, third = invited(event, "An", "Bình", "Cúc")

    officer.post(page("registration_cancel", first.code))

    third.refresh_from_db()
    assert third.state == "confirmed"


def test_a_letter_without_a_server_is_sent_by_hand(officer, unit, settings):
    settings.NHIPCAU_MAIL = False
    (one,) = invited(event_of(unit), "An", email="an@example.org")
    mail = one.mails.get()

    officer.post(page("registration_mail", one.code), {"mail": mail.pk})

    assert RegistrationMail.objects.get().state == "sent"


def test_names_are_hidden_from_other_units_and_every_look_is_noted(client, unit):
    event = event_of(unit)
    (one, _two) = invited(event, "Nguyễn Thị Mẫu", "Bình")
    stranger = signed_in(client, Role.OFFICER, make_unit())

    codes = [
        stranger.get(page(name, arg)).status_code
        for name, arg in (
            ("registration_list", event.pk),
            ("registration_sheet", event.pk),
            ("registration_page", one.code),
        )
    ]
    card = text(stranger.get(page("entry_page", event.pk)))

    assert (codes, "Nguyễn Thị Mẫu" in card) == ([403, 403, 403], False)
    assert ContactAccess.objects.count() == 0


def test_a_look_at_the_list_is_noted_without_a_name(officer, unit):
    event = event_of(unit)
    invited(event, "An", "Bình")

    officer.get(page("registration_list", event.pk))

    noted = ContactAccess.objects.get()
    assert (noted.count, noted.where) == (2, f"Danh sách người dự, mục số {event.pk}")


@pytest.mark.parametrize(
    ("asked", "found"),
    [("?q=nguyen", ["Nguyễn Thị Mẫu"]), ("?xem=cho", ["Cúc"]), ("?xem=co-mat", []), ("?xem=lạ", 3)],
)
def test_the_list_is_narrowed_by_words_without_marks_and_by_state(officer, unit, asked, found):
    event = event_of(unit)
    names = ["Nguyễn Thị Mẫu", "Bình", "Cúc"]
    invited(event, *names)

    shown = text(officer.get(page("registration_list", event.pk) + asked))

    here = [name for name in names if name in shown]
    assert here == (names if found == 3 else found)


def test_the_sheet_to_sign_is_in_the_order_of_given_names(officer, unit):
    event = event_of(unit)
    invited(event, "Trần Văn Út", "Lê Thị Ánh")

    shown = text(officer.get(page("registration_sheet", event.pk)))

    assert shown.index("Lê Thị Ánh") < shown.index("Trần Văn Út")


def test_the_number_of_queries_does_not_grow_with_the_list(officer, unit):
    event = event_of(unit)
    address = page("registration_list", event.pk)
    invited(event, "An")
    few = queries_of(officer, address)
    invited(event, *(f"Người {n}" for n in range(12)))

    assert queries_of(officer, address) == few


def test_the_card_shows_seats_and_leads_to_the_list(officer, unit):
    event = event_of(unit)
    invited(event, "An")

    shown = text(officer.get(page("entry_page", event.pk)))

    assert ("Có chỗ" in shown, page("registration_list", event.pk) in shown) == (True, True)


def test_an_entry_of_another_register_has_no_list(officer, unit):
    from tests.factories.registries import make_entry

    assert officer.get(page("registration_list", make_entry(unit=unit).pk)).status_code == 404


def test_only_what_needs_a_permit_is_offered_to_be_permitted(officer, unit):
    plain = make_event(unit=unit)
    asked = make_event(unit=unit, permission="chairman")

    offered = [
        page("entry_move", row.pk, "permitted") in text(officer.get(page("entry_page", row.pk)))
        for row in (plain, asked)
    ]

    assert offered == [False, True]


def test_a_change_is_told_to_everybody_by_one_button(officer, unit, settings, mailoutbox):
    settings.NHIPCAU_MAIL = True
    event = event_of(unit)
    invited(event, "An", email="an@example.org")

    officer.post(page("registration_tell", event.pk))

    assert [mail.to for mail in mailoutbox] == [["an@example.org"]] * 2


def test_an_event_is_ours_unless_somebody_says_otherwise(officer):
    shown = text(officer.get(page("entry_new", "su-kien")))

    assert re.search(r'name="is_ours"[^>]* checked', shown) is not None
