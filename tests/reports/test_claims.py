"""What units claim of their tasks reaches the register when their reports are accepted."""

import pytest

from nhipcau.plans.models import Responsibility, Task
from nhipcau.reports.lifecycle import accept, submit
from nhipcau.reports.models import ReportItem, UnitReport
from nhipcau.reports.writing import Entry, write
from tests.factories.organisations import make_unit, make_user
from tests.factories.outputs import make_output
from tests.factories.plans import make_task
from tests.factories.reports import make_round

pytestmark = pytest.mark.django_db


def accepted(report: UnitReport, status: str) -> None:
    writer = make_user()
    items = {item.pk: Entry(words="Đã làm.", status=status) for item in report.items.all()}
    submit(write(report, items=items, by=writer), by=writer)
    accept(UnitReport.objects.get(pk=report.pk), by=make_user())


def test_an_accepted_report_moves_the_task_its_unit_leads():
    unit = make_unit()
    task = make_task(leads=(unit,))
    round = make_round(plan=task.plan)

    accepted(round.reports.get(unit=unit), Task.Status.UNDER_WAY)

    task.refresh_from_db()
    step = task.steps.get()
    assert (task.status, step.reason) == (
        Task.Status.UNDER_WAY,
        f"Theo báo cáo {round.title} của {unit.name}.",
    )


def test_leading_units_that_differ_leave_the_task_as_it_was_said_first():
    one, other = make_unit(), make_unit()
    task = make_task(leads=(one, other))
    round = make_round(plan=task.plan)

    accepted(round.reports.get(unit=one), Task.Status.UNDER_WAY)
    accepted(round.reports.get(unit=other), Task.Status.DONE)

    task.refresh_from_db()
    assert (task.status, task.steps.count()) == (Task.Status.UNDER_WAY, 1)


def test_something_done_puts_an_untouched_item_under_way():
    unit = make_unit()
    task = make_task(leads=(unit,))
    make_output(units=(unit,), tasks=(task,))

    make_round(plan=task.plan)

    item = ReportItem.objects.get(task=task, report__unit=unit)
    assert (item.output_count, item.status) == (1, Task.Status.UNDER_WAY)


def test_the_unit_of_a_coordinating_role_moves_nothing():
    lead, helper = make_unit(), make_unit()
    task = make_task(leads=(lead,), coordinating=(helper,))
    round = make_round(plan=task.plan)

    accepted(round.reports.get(unit=helper), Task.Status.DONE)

    task.refresh_from_db()
    roles = Responsibility.objects.filter(task=task, members=helper)
    assert (task.status, roles.get().role) == (Task.Status.NOT_STARTED, "coordinate")
