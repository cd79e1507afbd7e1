"""Who came is marked at the door; the number is what the event counts as."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from nhipcau.registries import keeping
from nhipcau.registries.events.attending import attend, unmark, walk_in
from nhipcau.registries.events.figures import Attendance, Training, attendance_of, training_between
from nhipcau.registries.events.registering import Person, cancel
from nhipcau.registries.models import Event
from tests.factories.events import DAY, FIRST, come, make_event, open_event
from tests.factories.organisations import make_user
from tests.factories.refusals import codes_of

pytestmark = pytest.mark.django_db
HELD = Event.State.HELD


def test_the_people_who_came_are_the_quantity_of_the_output():
    event, by = open_event(), make_user()
    for one in [come(event, name) for name in ("An", "Bình")]:
        attend(one, by=by, day=FIRST)
    walk_in(event, Person("Cúc"), by=by, day=FIRST)

    held = keeping.move(event, to=HELD, by=by)

    assert (held.output.kind, held.output.quantity, held.output.quantity_unit) == (
        "event",
        3,
        "người",
    )


def test_the_output_follows_who_is_marked_later():
    event, by = open_event(), make_user()
    one = come(event)
    attend(one, by=by, day=FIRST)
    held = keeping.move(event, to=HELD, by=by)

    attend(come_late(held, by), by=by, day=FIRST)

    held.output.refresh_from_db()
    assert held.output.quantity == 2


def come_late(event, by):
    return walk_in(event, Person("Khách"), by=by, day=FIRST)


def test_presence_is_marked_once_and_can_be_taken_back():
    one, by = come(open_event()), make_user()
    first = attend(one, by=by, day=FIRST).attended_at

    again = attend(one, by=by, day=FIRST).attended_at
    gone = unmark(one, by=by).attended_at

    assert (first == again, gone) == (True, None)
    assert [step.act for step in one.steps.all()] == ["register", "attend", "absent"]


@pytest.mark.parametrize(
    ("days", "cancelled", "code"), [(-1, False, "early"), (0, True, "cancelled")]
)
def test_presence_is_refused_before_the_day_and_for_a_seat_given_back(days, cancelled, code):
    one = come(open_event())
    if cancelled:
        cancel(one, by=None, day=DAY)

    with pytest.raises(ValidationError) as refused:
        attend(one, by=make_user(), day=FIRST + timedelta(days=days))

    assert codes_of(refused) == {code}


def test_who_is_there_does_not_cancel():
    one = come(open_event())
    attend(one, by=make_user(), day=FIRST)

    with pytest.raises(ValidationError) as refused:
        cancel(one, by=None, day=FIRST)

    assert codes_of(refused) == {"attended"}


def test_who_came_to_the_door_takes_no_seat_of_the_list():
    event = open_event(seats=1)
    walk_in(event, Person("Khách"), by=make_user(), day=FIRST)
    come(event)

    assert attendance_of(event) == Attendance(registered=1, waiting=0, came=1)


def test_training_counts_classes_people_hours_and_people_times_hours():
    by = make_user()
    for hours, people in ((8, 40), (4, 25)):
        row = make_event(kind="training", hours=hours, attended=people, by=by)
        keeping.move(row, to=HELD, by=by)
    make_event(kind="training", hours=6, attended=10, by=by)

    told = training_between(DAY, FIRST)

    assert told == Training(2, 65, Decimal(12), Decimal(420))
    assert training_between(DAY, FIRST - timedelta(days=1)).classes == 0
