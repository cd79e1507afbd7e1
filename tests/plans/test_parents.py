"""Longer plans as parents of shorter ones."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhipcau.plans.importing.accept import relied_on
from nhipcau.plans.parents import could_be_parents, set_horizon, set_parent
from tests.factories.organisations import make_user
from tests.factories.plans import make_plan, make_programme, make_task
from tests.factories.refusals import codes_by_field

pytestmark = pytest.mark.django_db


def make_long(first=2021, last=2025, horizon="medium", **fields):
    days = {"starts_on": date(first, 1, 1), "ends_on": date(last, 12, 31)}
    return make_plan(year=first, horizon=horizon, **days, **fields)


def test_a_yearly_plan_belongs_to_a_medium_one_and_that_to_a_long_one():
    long = make_long(2021, 2030, "long", title="Chiến lược")
    medium, plan = make_long(title="Năm năm"), make_plan()

    set_parent(medium, parent=long, by=make_user())
    plan = set_parent(plan, parent=medium, by=make_user())

    assert (plan.parent, plan.parent.parent) == (medium, long)
    assert list(plan.steps.values_list("action", "changes")) == [
        ("set_parent", {"parent": ["", "Năm năm"]})
    ]


def test_a_plan_leaves_its_parent_and_the_same_again_leaves_no_step():
    plan, parent = make_plan(), make_long()

    for above in (parent, parent, None, None):
        plan = set_parent(plan, parent=above, by=make_user())

    assert (plan.parent, plan.steps.count()) == (None, 2)


@pytest.mark.parametrize(
    ("parent", "code"),
    [
        ({"year": 2024}, "yearly_parent"),
        ({"first": 2025, "last": 2029}, "outside"),
        ({"withdrawn_at": "2024-02-01T00:00:00Z"}, "withdrawn"),
    ],
)
def test_a_parent_that_cannot_hold_the_plan_is_refused(parent, code):
    above = make_plan(**parent) if "year" in parent else make_long(**parent)

    with pytest.raises(ValidationError) as refused:
        set_parent(make_plan(), parent=above, by=make_user())

    assert codes_by_field(refused) == {"parent": [code]}


def test_a_parent_must_reach_further_than_the_plan():
    with pytest.raises(ValidationError) as refused:
        set_parent(make_long(), parent=make_long(2020, 2025), by=make_user())

    assert codes_by_field(refused) == {"parent": ["not_longer"]}


def test_plans_do_not_belong_to_each_other_in_a_ring():
    long = make_long(2021, 2030, "long")
    medium = set_parent(make_long(), parent=long, by=make_user())

    for above in (long, medium):
        with pytest.raises(ValidationError) as refused:
            set_parent(long, parent=above, by=make_user())
        assert codes_by_field(refused) == {"parent": ["cycle"]}


def test_only_plans_that_would_be_taken_are_offered():
    plan, fitting = make_plan(), make_long()
    make_long(2025, 2029)
    make_plan(year=2023)

    assert could_be_parents(plan) == [fitting]
    assert could_be_parents(fitting) == []


def test_a_plan_read_as_yearly_is_put_right():
    plan = set_horizon(
        make_plan(), horizon="long", starts_on=date(2024, 1, 1), ends_on=date(2030, 12, 31),
        by=make_user(),
    )  # fmt: skip

    assert (plan.horizon, plan.ends_on) == ("long", date(2030, 12, 31))
    assert plan.steps.get().changes == {
        "horizon": ["Hằng năm", "Dài hạn"], "ends_on": ["2024-12-31", "2030-12-31"]
    }  # fmt: skip


def test_days_of_a_plan_that_others_rely_on_only_reach_further():
    plan = make_long(2021, 2025)
    make_programme(tasks=(make_task(plan=plan),))
    same = {"horizon": "medium", "by": make_user()}

    set_horizon(plan, starts_on=date(2020, 1, 1), ends_on=date(2025, 12, 31), **same)
    with pytest.raises(ValidationError) as refused:
        set_horizon(plan, starts_on=date(2020, 1, 1), ends_on=date(2024, 12, 31), **same)

    assert codes_by_field(refused) == {"ends_on": ["relied_on"]}


@pytest.mark.parametrize(
    ("horizon", "ends_on", "field", "code"),
    [
        ("yearly", date(2025, 12, 31), "horizon", "parts"),
        ("weekly", date(2025, 12, 31), "horizon", "horizon"),
        ("medium", date(2020, 12, 31), "ends_on", "days"),
    ],
)
def test_a_reach_that_does_not_fit_is_refused(horizon, ends_on, field, code):
    parent = make_long()
    set_parent(make_plan(), parent=parent, by=make_user())

    with pytest.raises(ValidationError) as refused:
        set_horizon(
            parent, horizon=horizon, starts_on=date(2021, 1, 1), ends_on=ends_on, by=make_user()
        )

    assert codes_by_field(refused) == {field: [code]}


def test_a_plan_with_plans_of_its_own_is_relied_on():
    parent = make_long()
    set_parent(make_plan(), parent=parent, by=make_user())

    assert relied_on(parent) == ("1 kế hoạch thuộc kế hoạch này",)
