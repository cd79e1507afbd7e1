"""What was done before and after a change is told once, by bodies that can still write it."""

from datetime import date, timedelta
from random import Random

import pytest
from django.core.exceptions import ValidationError

from nhipcau.drafting.decree30.build import build
from nhipcau.drafting.plan_from_register import plan_from_register
from nhipcau.drafting.plan_paper import plan_document
from nhipcau.organisations.models import Unit
from nhipcau.plans.models import Plan
from nhipcau.reports.counting import count
from nhipcau.reports.models import ReportItem, UnitReport
from nhipcau.reports.prefilling import prefill_round
from nhipcau.reports.rounds import rebuild_round
from nhipcau.succession.applying import apply
from nhipcau.succession.drafting import add_change, draft_reorganisation
from nhipcau.succession.finishing import finishes_for
from tests.factories.organisations import make_group
from tests.factories.outputs import make_output
from tests.factories.plans import make_task

DAY = date(2025, 8, 1)
pytestmark = pytest.mark.django_db


def carried_out(province, kind, sources, targets, *, day=DAY, **fields):
    draft = draft_reorganisation(title=f"{kind} {day}", effective_on=day, by=province.admin)
    add_change(draft, kind=kind, sources=sources, targets=targets, by=province.admin, **fields)
    return apply(draft, by=province.admin)


@pytest.fixture
def shared(province):
    """A task that a set of all three leads."""
    group = make_group(named=(province.press, province.culture, province.science))
    task = make_task(plan=province.plan, leads=(group,))
    rebuild_round(province.round, by=province.admin)
    return task


def told(province, task):
    """Unit -> outputs that its report tells of the task."""
    prefill_round(province.round)
    items = ReportItem.objects.filter(task=task, is_orphaned=False, report__is_waived=False)
    return {item.report.unit.code: item.output_count for item in items if item.output_count}


def test_of_two_heirs_in_one_task_the_new_one_tells_of_the_old_work(province, shared):
    work = {"units": (province.press,), "tasks": (shared,), "by": province.admin}
    make_output(happened_on=date(2025, 7, 20), **work)
    heirs = [
        {"new": {"name": "Sở Mới", "code": "moi"}, "scope": "một"},
        {"unit": province.culture.pk, "scope": "hai"},
    ]
    taken_over = {"mid_period": "successor", "choices": {"rest": 0}}
    carried_out(province, "split", [province.press], heirs, **taken_over)

    assert told(province, shared) == {"moi": 1}


def test_the_paper_of_the_plan_stays_the_same_through_a_merger(province):
    make_task(plan=province.plan, leads=(province.press, province.culture))
    before = paper(province.plan)
    sources, new = [province.press, province.culture], [{"new": {"name": "Sở Mới"}}]

    carried_out(province, "merge", sources, new)

    assert paper(province.plan) == before


def paper(plan):
    return build(plan_document(plan_from_register(Plan.objects.get(pk=plan.pk))))


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_changed_in_a_period_its_total_is_told_once_task_by_task(
    province, shared, seed
):
    random = Random(seed)
    tasks = [province.open_task, shared]
    for _ in range(8):
        anything_done(random, province, random.choice(tasks))
    total = count(province.round)
    for step in range(3):
        anything_changed(random, province, DAY + timedelta(days=30 * step))

    assert count(province.round) == total
    for task in tasks:
        assert sum(told(province, task).values()) == len(total.by_task.get(task.pk, ()))
    assert unwritable(date(2025, 12, 1)) == set()


def anything_done(random, province, task):
    lead = random.choice(list(Unit.objects.filter(bound_by__task=task).order_by("pk")))
    day = DAY + timedelta(days=random.randint(-30, 120))
    make_output(happened_on=day, units=(lead,), tasks=(task,), by=province.admin)


def anything_changed(random, province, day):
    living = list(Unit.objects.reporting().filter(valid_to=None).order_by("pk"))
    one, other = random.choice(living), random.choice(living)
    new = {"new": {"name": f"Sở {day}"}, "scope": "một"}
    rest = {"choices": {"rest": random.randint(0, 1)}}
    kind, *asked, fields = random.choice(
        [
            ("absorb", [one], [{"unit": other.pk}], {}),
            ("merge", [one, other], [new], {}),
            ("split", [one], [new, {"unit": other.pk, "scope": "hai"}], rest),
            ("rename", [one], [{"new": {"name": f"Sở {day}"}}], {}),
        ]
    )
    mid_period = random.choice(["both", "successor"])
    try:
        carried_out(province, kind, *asked, day=day, mid_period=mid_period, **fields)
    except ValidationError:
        return


def unwritable(day):
    """Units whose reports are owed and that nobody writes for."""
    owed = UnitReport.objects.filter(is_waived=False).values_list("unit", flat=True)
    living = Unit.objects.on(day)
    kept = {old for unit in living for old in finishes_for(unit, day=day)}
    return set(owed) - kept - {unit.pk for unit in living}
