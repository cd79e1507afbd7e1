from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.plans.models import Task, TaskStep
from nhipcau.plans.progress import set_status
from tests.factories.organisations import make_user
from tests.factories.plans import make_plan, make_task

pytestmark = pytest.mark.django_db

DAY = date(2024, 6, 1)


def refusal_of(task: Task, **arguments) -> str:
    with pytest.raises(ValidationError) as refusal:
        set_status(task, by=make_user(), **arguments)
    return refusal.value.code


def test_a_finished_task_has_its_day_and_its_step():
    officer, task = make_user(), make_task()

    set_status(task, status="done", on=DAY, reason="Đã phát hành đủ số", by=officer)

    task.refresh_from_db()
    assert (task.status, task.completed_on) == ("done", DAY)
    step = TaskStep.objects.get()
    assert (step.from_status, step.to_status, step.on, step.reason, step.by) == (
        "not_started",
        "done",
        DAY,
        "Đã phát hành đủ số",
        officer,
    )


def test_opening_again_needs_a_reason_and_clears_the_day():
    task = set_status(make_task(), status="done", on=DAY, by=make_user())

    assert refusal_of(task, status="under_way", on=DAY) == "reason"
    set_status(task, status="under_way", on=DAY, reason="Ghi nhầm", by=make_user())

    task.refresh_from_db()
    assert (task.status, task.completed_on) == ("under_way", None)


@pytest.mark.parametrize("status", ["dropped", "carried_over"])
def test_giving_up_needs_a_reason(status):
    assert refusal_of(make_task(), status=status, on=DAY) == "reason"


def test_a_day_to_come_is_refused():
    tomorrow = timezone.localdate() + timedelta(days=1)

    assert refusal_of(make_task(), status="done", on=tomorrow) == "future"
    assert set_status(make_task(), status="done", on=timezone.localdate(), by=make_user()).pk


def test_the_day_of_completion_may_be_put_right():
    task = set_status(make_task(), status="done", on=DAY, by=make_user())

    assert refusal_of(task, status="done", on=DAY) == "same_status"
    set_status(task, status="done", on=date(2024, 6, 2), reason="Sửa ngày", by=make_user())

    assert Task.objects.get(pk=task.pk).completed_on == date(2024, 6, 2)


def test_a_withdrawn_plan_is_at_rest():
    task = make_task(plan=make_plan(withdrawn_at=timezone.now()))

    assert refusal_of(task, status="done", on=DAY) == "withdrawn"


def test_an_unknown_status_is_refused():
    assert refusal_of(make_task(), status="xong", on=DAY) == "status"


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(Task.Status.values), max_size=6))
def test_whatever_happens_the_steps_tell_the_whole_way(statuses):
    task, officer = make_task(), make_user()
    way = ["not_started"]

    for status in statuses:
        if status != way[-1]:
            set_status(task, status=status, on=DAY, reason="Lý do", by=officer)
            way.append(status)

    task.refresh_from_db()
    steps = task.steps.values_list("from_status", "to_status")
    assert list(steps) == list(pairwise(way))
    assert task.status == way[-1]
    assert (task.completed_on is not None) == (task.status == "done")
