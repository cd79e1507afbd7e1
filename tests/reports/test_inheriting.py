"""What a body reports of another's work since it took the task over."""

from datetime import date

import pytest

from nhipcau.organisations.models import Succession
from nhipcau.plans.models import Responsibility
from nhipcau.reports import lifecycle
from tests.factories.organisations import make_unit
from tests.factories.outputs import make_output
from tests.factories.plans import bind, make_plan, make_task
from tests.factories.reports import make_round

pytestmark = pytest.mark.django_db

DAY, DAY_BEFORE = date(2024, 3, 1), date(2024, 2, 29)


def taken_over(*, whole):
    """The report of who took a task over on 1 March, in the first quarter."""
    old, new, plan = make_unit(), make_unit(), make_plan()
    task = make_task(plan=plan, leads=(old,))
    task.responsibilities.update(valid_to=DAY_BEFORE, is_taken_over=whole)
    bind(task, new, role="lead", position=1)
    Responsibility.objects.current().filter(task=task).update(valid_from=DAY)
    Succession.objects.create(predecessor=old, successor=new, effective_on=DAY)
    for day in (date(2024, 2, 1), DAY):
        make_output(title=f"Tin ngày {day}", happened_on=day, units=(old,), tasks=(task,))
    return make_round(plan=plan).reports.get(unit=new)


@pytest.mark.parametrize(("whole", "count"), [(False, 1), (True, 2)])
def test_old_work_counts_from_the_day_or_for_the_whole_period(whole, count):
    report = taken_over(whole=whole)

    assert report.items.get().output_count == count
    assert lifecycle.prefill(report).items.get().output_count == count


def test_who_keeps_its_part_tells_of_its_own_days():
    report = taken_over(whole=False)

    other = report.round.reports.exclude(pk=report.pk).get()

    assert other.items.get().output_count == 1
