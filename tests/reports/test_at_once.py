"""Two persons at once, where the database lets them: one waits, then sees what was done."""

import threading
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from nhipcau.reports import lifecycle
from nhipcau.reports.locking import lock_round
from tests.factories.organisations import make_user
from tests.factories.reports import make_report

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer anyway"),
]


def meanwhile(act: Callable[[], object]) -> tuple[threading.Thread, list[object]]:
    """Start `act` on a connection of its own; the list receives its result or its refusal."""
    result: list[object] = []

    def run() -> None:
        try:
            result.append(act())
        except ValidationError as refused:
            result.append(refused.code)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread, result


@pytest.mark.parametrize("state", ["draft", "submitted"])
def test_what_waits_for_a_lock_of_the_round_finds_it_locked(state):
    report, focal = make_report(state=state), make_user()
    verbs = {
        "draft": lambda: lifecycle.submit(report, by=focal),
        "submitted": lambda: lifecycle.accept(report, by=focal),
    }

    with transaction.atomic():
        lock_round(report.round, by=focal, exceptions={report.pk: "Thử"})
        thread, result = meanwhile(verbs[state])
        thread.join(timeout=0.5)
        waited = thread.is_alive()
    thread.join(timeout=10)

    assert (waited, result) == (True, ["locked"])


def test_of_accepting_and_sending_back_at_once_one_is_refused():
    report, first, second = make_report(state="submitted"), make_user(), make_user()

    with transaction.atomic():
        lifecycle.send_back(report, reason="Thiếu", by=first)
        thread, result = meanwhile(lambda: lifecycle.accept(report, by=second))
        thread.join(timeout=0.5)
    thread.join(timeout=10)

    report.refresh_from_db()
    assert (result, report.state) == (["state"], "returned")


def test_of_two_pages_saved_at_once_the_second_is_told():
    report, first, second = make_report(), make_user(), make_user()

    with transaction.atomic():
        lifecycle.write(report, general={"steering": "Một"}, by=first)
        other = {"general": {"steering": "Hai"}, "revision": 0, "by": second}
        thread, result = meanwhile(lambda: lifecycle.write(report, **other))
        thread.join(timeout=0.5)
    thread.join(timeout=10)

    report.refresh_from_db()
    assert (result, report.steering) == (["conflict"], "Một")
