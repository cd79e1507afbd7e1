"""Money of a task that an amendment takes out of the plan."""

from datetime import date

import pytest
from django.urls import reverse

from nhipcau.budgets.lines import Share, share_over
from nhipcau.budgets.odd import Finding, findings
from nhipcau.budgets.reading import sums_of_plan
from nhipcau.plans.models import Task
from tests.factories.budgets import make_entry, make_line
from tests.factories.organisations import make_user
from tests.factories.plans import make_plan, make_task

pytestmark = pytest.mark.django_db


def shared_line(**fields):
    """1.000 đồng for I.1, which then leaves the plan; I.2 stays."""
    plan = make_plan()
    gone, _stays = make_task(plan=plan), make_task(plan=plan)
    line = make_line(plan, title="In sách", **fields)
    share_over(line, shares=[Share(gone, weight=1)], by=make_user())
    Task.objects.filter(pk=gone.pk).update(left_on=date(2024, 6, 1))
    return line


def odd(line):
    tasks = line.plan.tasks.select_related("group")
    return findings(sums_of_plan(line.plan), plan=line.plan, tasks=tasks)


@pytest.mark.parametrize("is_integrated", [False, True])
def test_a_share_of_a_task_that_left_the_plan_is_told(is_integrated):
    line = shared_line(is_integrated=is_integrated)

    sentence = "In sách: có phần của I.1, nhiệm vụ đã ra khỏi kế hoạch."
    assert odd(line) == [Finding("share_of_gone_task", sentence, line=line.pk)]


def test_its_part_is_kept_and_the_sums_still_add_up():
    line = shared_line()
    make_entry(line, 1_000)

    sums = sums_of_plan(line.plan)

    parts = [part["estimate"].value for part in sums.by_task.values()]
    assert (parts, sums.unshared["estimate"].value, sums.total["estimate"].value) == (
        [1_000],
        None,
        1_000,
    )


def test_a_task_that_left_is_not_offered_a_share(client):
    line = shared_line()
    share_over(line, shares=[], by=make_user())
    client.force_login(make_user(role="focal"))

    page = client.get(reverse("workspace:budget_share", args=[line.pk])).content.decode()

    told = [f"weight-{task.pk}" in page for task in line.plan.tasks.order_by("position")]
    assert told == [False, True]
