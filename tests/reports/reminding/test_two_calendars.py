"""Two calendars at once, where the database lets them: one waits, and finds all done."""

from datetime import date

import pytest
from django.db import connection, transaction

from nhipcau.reports.models import Reminder
from nhipcau.reports.reminding.giving import Reminded, give_reminders
from tests.factories.organisations import make_unit
from tests.factories.plans import make_plan, make_task
from tests.factories.reports import make_round
from tests.reports.test_at_once import meanwhile

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer anyway"),
]

DUE = date(2024, 6, 20)


def test_of_two_calendars_at_once_one_gives_the_rung():
    assert connection.vendor == "postgresql"
    plan = make_task(plan=make_plan(), leads=(make_unit(),)).plan
    make_round(plan=plan, index=2, opens_on=date(2024, 6, 3), due_on=DUE)

    with transaction.atomic():
        first = give_reminders(day=DUE)
        thread, second = meanwhile(lambda: give_reminders(day=DUE))
        thread.join(timeout=0.5)
        waited = thread.is_alive()
    thread.join(timeout=10)

    assert (waited, first.reminders, second) == (True, 1, [Reminded()])
    assert Reminder.objects.count() == 1
