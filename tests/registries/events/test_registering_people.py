"""People register for an event: seats while there are some, then a queue in order."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from nhipcau.registries import keeping
from nhipcau.registries.events.opening import close_registration, open_registration
from nhipcau.registries.events.registering import Person, add_person, cancel, register
from nhipcau.registries.models import Registration
from tests.factories.events import DAY, DEADLINE, FIRST, OPENS, come, make_event, open_event
from tests.factories.organisations import make_user
from tests.factories.refusals import codes_by_field, codes_of

pytestmark = pytest.mark.django_db
LATE = DEADLINE + timedelta(days=1)


def states(event) -> list[str]:
    return [one.state for one in event.registrations.order_by("pk")]


def letters(one: Registration) -> list[str]:
    return [mail.kind for mail in one.mails.order_by("pk")]


def test_seats_are_given_until_there_are_none_then_people_wait():
    event = open_event(seats=2)

    people = [come(event, name) for name in ("An", "Bình", "Cúc")]

    assert states(event) == ["confirmed", "confirmed", "waiting"]
    assert [letters(one) for one in people] == [["confirmed"], ["confirmed"], ["waiting"]]


def test_a_seat_given_back_goes_to_the_first_who_waits_and_who_hears_of_it():
    event = open_event(seats=1)
    first, second, third = (come(event, name) for name in ("An", "Bình", "Cúc"))

    cancel(first, by=None, day=DAY)

    assert states(event) == ["cancelled", "confirmed", "waiting"]
    assert [letters(one) for one in (first, second, third)] == [
        ["confirmed", "cancelled"], ["waiting", "moved_up"], ["waiting"],
    ]  # fmt: skip


def test_more_seats_go_to_those_who_wait():
    event = open_event(seats=1)
    for name in ("An", "Bình", "Cúc"):
        come(event, name)

    open_registration(event, capacity=2, first=OPENS, last=DEADLINE, by=make_user())

    assert states(event) == ["confirmed", "confirmed", "waiting"]


def test_there_are_never_fewer_seats_than_people_who_hold_one():
    event = open_event(seats=2)
    for name in ("An", "Bình"):
        come(event, name)

    with pytest.raises(ValidationError) as refused:
        open_registration(event, capacity=1, first=OPENS, last=DEADLINE, by=make_user())

    assert codes_by_field(refused) == {"capacity": ["capacity"]}


def test_the_same_address_is_the_same_registration_and_no_flood_of_letters():
    event = open_event()
    who = Person(name="An", email="An@Example.org")
    first, is_new = register(event, who, consent_hash="a" * 64, day=DAY)

    again, is_again_new = register(event, who, consent_hash="a" * 64, day=DAY)

    assert (first, is_new, is_again_new) == (again, True, False)
    assert letters(first) == ["confirmed"]


def test_who_cancelled_may_register_again():
    event = open_event()
    cancel(come(event, "An", email="an@example.org"), by=None, day=DAY)

    come(event, "An", email="an@example.org")

    assert states(event) == ["cancelled", "confirmed"]


@pytest.mark.parametrize("day", [OPENS - timedelta(days=1), LATE, FIRST + timedelta(days=1)])
def test_nobody_registers_outside_the_days(day):
    with pytest.raises(ValidationError) as refused:
        register(open_event(), Person("An", "an@example.org"), consent_hash="a", day=day)

    assert codes_of(refused) == {"closed"}


def test_nobody_registers_once_it_was_closed():
    event = close_registration(open_event(), reason="Đổi nơi họp.", by=make_user(), day=DAY)

    with pytest.raises(ValidationError) as refused:
        come(event)

    assert codes_of(refused) == {"closed"}


@pytest.mark.parametrize(
    ("told", "codes"),
    [
        ({"name": " "}, {"name": ["required"]}),
        ({"email": "không phải"}, {"email": ["email"]}),
        ({"email": ""}, {"email": ["email"]}),
        ({"note": "TỐI MẬT"}, {"note": ["secret"]}),
        ({"title": "x" * 201}, {"title": ["long"]}),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_is_kept(told, codes):
    event = open_event()
    who = Person(**{"name": "An", "email": "an@example.org", **told})

    with pytest.raises(ValidationError) as refused:
        register(event, who, consent_hash="a", day=DAY)

    assert (codes_by_field(refused), event.registrations.count()) == (codes, 0)


def test_without_consent_nothing_is_kept():
    event = open_event()

    with pytest.raises(ValidationError) as refused:
        register(event, Person("An", "an@example.org"), consent_hash="", day=DAY)

    assert (codes_by_field(refused), event.registrations.count()) == ({"consent": ["consent"]}, 0)


def test_after_the_deadline_staff_change_the_list_only_with_a_reason():
    event, by = open_event(), make_user()
    there = come(event)

    with pytest.raises(ValidationError) as on_adding:
        add_person(event, Person("Bình"), source="office", by=by, day=LATE)
    with pytest.raises(ValidationError) as on_cancelling:
        cancel(there, by=by, day=LATE)
    add_person(event, Person("Bình"), source="office", by=by, day=LATE, reason="Khách mời.")

    assert [codes_of(one) for one in (on_adding, on_cancelling)] == [{"reason"}, {"reason"}]
    assert states(event) == ["confirmed", "confirmed"]


def test_people_invited_wait_too_when_the_seats_are_gone():
    event = open_event(seats=1)
    come(event)

    add_person(event, Person("Bình"), source="office", by=make_user(), day=DAY)

    assert states(event) == ["confirmed", "waiting"]


def test_an_event_without_a_day_takes_nobody_for_no_end_of_keeping_is_known():
    with pytest.raises(ValidationError) as refused:
        add_person(
            make_event(starts_on=None), Person("An"), source="office", by=make_user(), day=DAY
        )

    assert codes_of(refused) == {"no_day"}


def test_data_are_kept_until_some_months_after_the_last_day():
    event = open_event(ends_on=date(2024, 5, 25))

    assert come(event).keep_until == date(2024, 11, 25)


def test_opening_is_refused_after_the_event():
    with pytest.raises(ValidationError) as refused:
        open_registration(
            make_event(), capacity=3, first=OPENS, last=FIRST + timedelta(days=1), by=make_user()
        )

    assert codes_by_field(refused) == {"registers_until": ["late_day"]}


def test_the_trail_of_the_entry_names_nobody():
    event, by = open_event(), make_user()
    keeping.revise(event, values={"venue": "Nhà văn hóa"}, by=by)
    come(event, "Nguyễn Thị Mẫu")

    told = str([(one.act, one.changes, one.reason) for one in event.steps.all()])
    assert ("open_registration" in told, "Mẫu" in told) == (True, False)
