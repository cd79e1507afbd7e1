"""What a reorganisation arranges for a later day shows on that day, not before."""

from datetime import date

import pytest

from nhipcau.plans.models import Responsibility, Task
from tests.factories.organisations import make_unit
from tests.factories.plans import bind, make_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def handed_over():
    """A task led by one unit until 30/06 and by another from 01/07."""
    old, new = make_unit(), make_unit()
    task = make_task(leads=(old,))
    task.responsibilities.update(valid_to=date(2024, 6, 30))
    bound = bind(task, new, role="lead", position=1)
    Responsibility.objects.filter(pk=bound.pk).update(valid_from=date(2024, 7, 1))
    return task, old, new


@pytest.mark.parametrize(
    ("day", "leads_now"), [(date(2024, 6, 30), [True, False]), (date(2024, 7, 1), [False, True])]
)
def test_a_task_is_led_by_the_unit_of_the_day(handed_over, day, leads_now):
    task, *units = handed_over

    led = [Task.objects.led_by(unit, day=day).filter(pk=task.pk).exists() for unit in units]
    worked = [Task.objects.of_unit(unit, day=day).filter(pk=task.pk).exists() for unit in units]

    assert (led, worked) == (leads_now, leads_now)


def test_without_a_day_the_last_arrangement_counts(handed_over):
    task, old, new = handed_over

    assert list(Task.objects.led_by(new)) == [task]
    assert list(Task.objects.led_by(old)) == []
