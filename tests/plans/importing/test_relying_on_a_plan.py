from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhipcau.outputs.models import Credit, Output
from nhipcau.plans.importing.accept import accept, relied_on, undo, withdraw
from nhipcau.plans.models import LoadStep, Plan, PlanLoad, Task
from nhipcau.plans.progress import set_status
from tests.factories.loads import looked_at, make_load
from tests.factories.organisations import make_unit

pytestmark = pytest.mark.django_db


def accepted_load() -> PlanLoad:
    make_unit(name="Sở Thử")
    load = looked_at(make_load())
    accept(load, by=load.created_by)
    load.refresh_from_db()
    return load


def test_a_fresh_plan_is_relied_on_by_nobody():
    assert relied_on(accepted_load().plan) == ()


def test_an_output_that_counts_for_a_task_keeps_the_plan_in_the_register():
    load = accepted_load()
    output = Output.objects.create(
        kind="article", title="Bài", happened_on=date(2024, 3, 1), created_by=load.created_by
    )
    Credit.objects.create(output=output, task=Task.objects.get())

    with pytest.raises(ValidationError) as refusal:
        undo(load, reason="Nhầm", by=load.created_by)

    assert refusal.value.messages == [
        "Không rút lại được vì đã có dữ liệu dựa vào kế hoạch này: 1 tính cho nhiệm vụ."
    ]
    assert Plan.objects.in_force().count() == 1


def test_a_task_that_someone_moved_keeps_the_plan_in_the_register():
    load = accepted_load()
    set_status(Task.objects.get(), status="under_way", on=date(2024, 3, 1), by=load.created_by)

    with pytest.raises(ValidationError) as refusal:
        undo(load, reason="Nhầm", by=load.created_by)

    assert refusal.value.code == "relied_on"


def test_a_plan_relied_on_is_ended_and_nothing_is_deleted():
    load = accepted_load()

    withdraw(load.plan, reason="Có kế hoạch thay thế", by=load.created_by)

    assert not Plan.objects.in_force().exists()
    assert not Task.objects.in_force().exists()
    assert Task.objects.count() == 1
    assert LoadStep.objects.filter(action="withdraw").get().after == "Có kế hoạch thay thế"


def test_a_plan_is_withdrawn_once_and_with_a_reason():
    load = accepted_load()

    with pytest.raises(ValidationError) as blank:
        withdraw(load.plan, reason=" ", by=load.created_by)
    withdraw(load.plan, reason="Thay thế", by=load.created_by)
    with pytest.raises(ValidationError) as again:
        withdraw(load.plan, reason="Thay thế", by=load.created_by)

    assert (blank.value.code, again.value.code) == ("reason", "withdrawn")
