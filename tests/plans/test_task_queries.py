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
