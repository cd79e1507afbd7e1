"""Many people in one moment: never more seats given than there are."""

import threading

import pytest
from django.db import connection

from nhipcau.registries.events.registering import cancel
from tests.factories.events import DAY, come, open_event

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(acts) -> None:
    start = threading.Barrier(len(acts))

    def run(act) -> None:
        start.wait()
        try:
            act()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)


def test_six_people_at_once_get_the_two_seats_there_are():
    event = open_event(seats=2)

    at_once([lambda n=n: come(event, f"Người {n}", email=f"n{n}@example.org") for n in range(6)])

    states = sorted(event.registrations.values_list("state", flat=True))
    assert states == ["confirmed"] * 2 + ["waiting"] * 4


def test_two_seats_given_back_at_once_go_to_two_who_wait():
    event = open_event(seats=2)
    people = [come(event, f"Người {n}", email=f"n{n}@example.org") for n in range(5)]

    at_once([lambda one=one: cancel(one, by=None, day=DAY) for one in people[:2]])

    states = [one.state for one in event.registrations.order_by("pk")]
    assert states == ["cancelled", "cancelled", "confirmed", "confirmed", "waiting"]
