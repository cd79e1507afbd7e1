from datetime import date

import pytest

from nhipcau.organisations.models import Unit
from nhipcau.plans.models import Task
from tests.factories.organisations import make_group, make_unit
from tests.factories.plans import make_plan, make_task

pytestmark = pytest.mark.django_db


def test_a_member_of_a_leading_group_leads():
    unit = make_unit(kind=Unit.Kind.PRESS)
    plan = make_plan()
    task = make_task(plan=plan, leads=(make_group(kinds=("press",)),))
    make_task(plan=plan, leads=(make_unit(),), coordinating=(unit,))

    led = Task.objects.led_by(unit)

    assert list(led) == [task]


def test_a_task_is_due_on_its_last_day_and_overdue_the_day_after():
    plan = make_plan()
    task = make_task(plan=plan, due_on=date(2024, 6, 10))
    make_task(plan=plan, due_on=date(2024, 6, 10), status=Task.Status.DROPPED)
    make_task(plan=plan, due_on=None)

    found = plan.tasks.all()

    assert list(found.due_by(date(2024, 6, 9))) == []
    assert list(found.due_by(date(2024, 6, 10))) == [task]
    assert list(found.overdue_on(date(2024, 6, 10))) == []
    assert list(found.overdue_on(date(2024, 6, 11))) == [task]


def test_work_of_the_reporting_year_before_new_year_counts_for_the_plan():
    plan = make_plan(year=2024)

    covered = [plan.covers(day) for day in (date(2023, 12, 14), date(2023, 12, 15), plan.ends_on)]

    assert covered == [False, True, True]


def test_a_task_taken_out_of_its_plan_is_never_overdue():
    stays = make_task(due_on=date(2024, 3, 31))
    left = make_task(plan=stays.plan, due_on=date(2024, 3, 31), left_on=date(2024, 2, 1))

    assert list(stays.plan.tasks.overdue_on(date(2024, 4, 1))) == [stays]
    assert (stays.is_overdue(date(2024, 4, 1)), left.is_overdue(date(2024, 4, 1))) == (True, False)
    assert list(stays.plan.tasks.taken_out()) == [left]
