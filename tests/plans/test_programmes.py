"""Programmes across tasks and plans: every change with its step, nothing wrong kept."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhipcau.plans.importing.accept import relied_on
from nhipcau.plans.models import Programme
from nhipcau.plans.programmes import (
    add_tasks,
    close_programme,
    create_programme,
    remove_tasks,
    revise_programme,
)
from tests.factories.documents import make_basis
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_plan, make_programme, make_section, make_task
from tests.factories.refusals import codes_by_field, codes_of

pytestmark = pytest.mark.django_db


def steps_of(programme):
    return list(programme.steps.values_list("action", "changes"))


def test_a_programme_begins_with_its_step_and_its_tasks():
    unit, basis, task = make_unit(), make_basis(), make_task(number="3")

    programme = create_programme(
        kind="scheme", name="Đề án  quảng bá", lead=unit, basis=basis,
        valid_from=date(2021, 1, 1), tasks=[task], by=make_user(),
    )  # fmt: skip

    assert list(programme.tasks.all()) == [task]
    told = {
        "kind": ["", "scheme"], "name": ["", "Đề án quảng bá"], "lead": ["", str(unit)],
        "basis": ["", str(basis)], "valid_from": ["", "2021-01-01"],
    }  # fmt: skip
    assert steps_of(programme) == [
        ("create", told), ("add_tasks", {"tasks": ["", "I.3 (2024)"]})
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("told", "codes"),
    [
        ({"name": ""}, {"name": ["blank"]}),
        ({"name": "Đề án biển"}, {"name": ["unique"]}),
        ({"name": "MẬT"}, {"name": ["secret"]}),
        ({"kind": "la"}, {"kind": ["invalid_choice"]}),
        ({"valid_to": date(2020, 1, 1)}, {"valid_to": [None]}),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_field(told, codes):
    make_programme(name="Đề án biển")
    values = {"kind": "scheme", "name": "Đề án núi", "valid_from": date(2021, 1, 1)}

    with pytest.raises(ValidationError) as refused:
        create_programme(**(values | told), by=make_user())

    assert set(codes_by_field(refused)) == set(codes)
    assert codes_by_field(refused) == codes or codes == {"valid_to": [None]}
    assert Programme.objects.count() == 1


def test_a_revision_tells_what_stood_there_before():
    programme = make_programme(name="Đề án biển")

    revise_programme(
        programme, changes={"goal": " Một\r\nhai", "name": "Đề án biển"}, by=make_user()
    )
    revise_programme(programme, changes={"goal": "Một\nhai"}, by=make_user())

    assert steps_of(programme)[1:] == [("revise", {"goal": ["", "Một\nhai"]})]


def test_tasks_of_several_years_serve_one_programme_once_each():
    old = make_task(group=make_section(make_plan(year=2023), code="II"), number="4")
    new = make_task(number="1")
    programme = make_programme(tasks=(old,))

    added = add_tasks(programme, tasks=[old, new], by=make_user())
    gone = remove_tasks(programme, tasks=[old, new], by=make_user())

    assert (added, gone, programme.tasks.count()) == (1, 2, 0)
    assert steps_of(programme)[-1] == (
        "remove_tasks", {"tasks": ["II.4 (2023); I.1 (2024)", ""]}
    )  # fmt: skip


def test_a_task_of_a_withdrawn_plan_serves_nothing():
    task = make_task(plan=make_plan(withdrawn_at="2024-02-01T00:00:00Z"))

    with pytest.raises(ValidationError) as refused:
        add_tasks(make_programme(), tasks=[task], by=make_user())

    assert codes_of(refused) == {"withdrawn"}


def test_a_programme_is_closed_with_a_reason_and_keeps_its_tasks():
    task = make_task()
    programme = make_programme(tasks=(task,))

    programme = close_programme(
        programme, last_day=date(2024, 6, 30), reason="Đã tổng kết", by=make_user()
    )

    assert (programme.valid_to, list(programme.tasks.all())) == (date(2024, 6, 30), [task])
    assert steps_of(programme)[-1] == (
        "close", {"valid_to": ["", "2024-06-30"], "reason": ["", "Đã tổng kết"]}
    )  # fmt: skip


@pytest.mark.parametrize(
    ("day", "reason", "codes"),
    [
        (date(2024, 6, 30), " ", {"reason": ["required"]}),
        (date(2026, 1, 1), "Xong", {"last_day": ["ended"]}),
    ],
)
def test_closing_without_a_reason_or_after_the_end_is_refused(day, reason, codes):
    programme = make_programme(valid_to=date(2025, 12, 31))

    with pytest.raises(ValidationError) as refused:
        close_programme(programme, last_day=day, reason=reason, by=make_user())

    assert codes_by_field(refused) == codes


def test_a_plan_whose_task_serves_a_programme_is_relied_on():
    task = make_task()
    make_programme(tasks=(task,))

    assert relied_on(task.plan) == ("1 chương trình, đề án",)
