"""A request of foreign press comes in by the public form; its sender follows and withdraws it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhipcau.notices.models import Notice
from nhipcau.organisations.models import Role
from nhipcau.registries.models import Member, PressVisit
from nhipcau.registries.press_visits import mailing
from nhipcau.registries.press_visits.asking import MOST_PEOPLE, Person, ask
from nhipcau.registries.press_visits.following import find, withdraw
from nhipcau.registries.press_visits.handling import permit
from tests.factories.organisations import make_unit, make_user
from tests.factories.press_visits import ARRIVES, MONDAY, make_request, press_asked
from tests.factories.refusals import codes_by_field

pytestmark = pytest.mark.django_db


def test_a_request_stands_in_the_register_with_its_code_its_crew_and_its_end():
    visit = make_request()

    told = (visit.state, visit.title, visit.people, visit.received_on, len(visit.request_code))
    assert told == ("asked", "Sample Broadcasting (Nhật Bản)", 2, MONDAY, 9)
    assert list(visit.members.values_list("name", "role")) == [
        ("Sample Person", "reporter"),
        ("Second Person", "crew"),
    ]
    assert visit.keep_until > ARRIVES


def test_no_personal_data_of_it_stand_in_trail_or_notice():
    officer = make_user(role=Role.OFFICER)

    visit = make_request(unit=officer.appointments.get().unit)

    notice = Notice.objects.get(user=officer)
    said = f"{notice.subject} {notice.body} {[one.changes for one in visit.steps.all()]}"
    assert (visit.request_code in said, "Person" in said, "@" in said) == (True, False, False)


def test_sent_twice_it_is_one_request():
    unit = make_unit()

    first, second = (ask(press_asked(), unit=unit, day=MONDAY) for _click in range(2))

    assert (first, PressVisit.objects.count(), first.mails.count()) == (second, 1, 1)


@pytest.mark.parametrize(
    ("told", "codes"),
    [
        ({"outlet_name": " "}, {"outlet_name": ["required"]}),
        ({"email": "khong"}, {"email": ["email"]}),
        ({"purpose": "Short"}, {"purpose": ["short"]}),
        ({"places": "a" * 5001}, {"places": ["long"]}),
        ({"name": "http://x.example"}, {"name": ["links"]}),
        ({"interviews": "Độ mật: Tối mật"}, {"interviews": ["secret"]}),
        ({"starts_on": date(2024, 6, 1)}, {"starts_on": ["days"]}),
        ({"ends_on": date(2024, 6, 30)}, {"ends_on": ["days"]}),
        ({"ends_on": date(2026, 1, 1)}, {"ends_on": ["days"]}),
        ({"members": ()}, {"members": ["people"]}),
        ({"members": (Person("", "JP"),)}, {"members": ["people"]}),
        ({"members": (Person("A", "JP"),) * (MOST_PEOPLE + 1)}, {"members": ["people"]}),
    ],
)
def test_what_is_odd_is_refused_at_its_field_and_nothing_kept(told, codes):
    with pytest.raises(ValidationError) as refused:
        make_request(**told)

    assert codes_by_field(refused) == codes
    assert (PressVisit.objects.count(), Member.objects.count()) == (0, 0)


def test_the_receipt_says_who_gives_the_permit_and_by_when_it_goes_there(settings, mailoutbox):
    settings.NHIPCAU_MAIL = True

    visit = make_request(language="vi")
    mailing.deliver()

    (mail,) = mailoutbox
    wanted = (visit.request_code, "Bộ Ngoại giao cấp", "04/06/2024", "/vi/bao-chi-nuoc-ngoai/")
    assert [words for words in wanted if words not in mail.subject + mail.body] == []
    assert visit.steps.last().act == "mailed"


def test_a_resident_office_hears_the_day_of_the_province():
    visit = make_request(language="vi", kind="resident")

    assert "10/06/2024" in visit.mails.get().body


@pytest.mark.parametrize(
    ("code", "email", "is_found"),
    [("{}", "CREW@outlet.example", True), ("{}", "x@outlet.example", False), ("X", "", False)],
)
def test_it_is_found_by_code_and_address_together(code, email, is_found):
    visit = make_request()

    found = find(code=code.format(visit.request_code.lower()), email=email)

    assert (found == visit) == is_found


def test_withdrawn_it_ends_and_its_people_are_kept_no_longer_than_an_erasure_takes():
    visit = make_request(language="vi")

    visit = withdraw(visit, day=MONDAY)

    days = {one.keep_until for one in visit.members.all()} | {visit.keep_until}
    assert (visit.state, len(days), days.pop() <= date(2024, 7, 3)) == ("cancelled", 1, True)
    assert [one.kind for one in visit.mails.all()] == ["receipt", "cancelled"]
    assert "Quý vị đã rút" in visit.mails.last().body


def test_what_was_refused_is_not_withdrawn_any_more():
    visit, by = make_request(), make_user()
    PressVisit.objects.filter(pk=visit.pk).update(state="refused", answered_on=MONDAY)

    assert withdraw(visit, day=MONDAY).state == "refused"
    with pytest.raises(ValidationError):
        permit(visit, number="1/GP", on=MONDAY, by=by)
