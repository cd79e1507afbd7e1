from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhipcau.organisations.loading import load_directory
from nhipcau.organisations.models import GroupAlias, Unit, UnitGroup
from nhipcau.plans.importing.accept import (
    accept,
    match_name,
    match_rest,
    remaining,
    undo,
    undo_last,
)
from nhipcau.plans.models import Task
from tests.factories.loads import looked_at, make_load, make_row

pytestmark = pytest.mark.django_db

ROWS = [
    make_row(1, leads=["Sở Ngoại vụ"], coordinating=["Các sở, ban, ngành"]),
    make_row(2, leads=["UBND xã A"], coordinating=["các hợp tác xã liên quan", "VTV"]),
]


def test_the_first_plan_of_a_province_brings_its_bodies_with_it():
    load_directory({}, by=None)
    load = make_load(("I", ROWS))

    load = match_rest(load, by=load.created_by)
    plan = accept(looked_at(load), by=load.created_by)

    assert set(Unit.objects.values_list("name", "kind", "is_external")) == {
        ("Sở Ngoại vụ", "department", False),
        ("UBND xã A", "commune", False),
        ("VTV", "central", True),
    }
    assert UnitGroup.objects.get(name="Các hợp tác xã liên quan").is_open
    lead = Unit.objects.get(name="Sở Ngoại vụ")
    assert list(Task.objects.of_unit(lead)) == list(plan.tasks.all()[:1])


def test_groups_are_expanded_with_the_bodies_that_came_with_the_plan():
    load_directory({}, by=None)
    load = make_load(("I", ROWS))

    load = match_rest(load, by=load.created_by)
    plan = accept(looked_at(load), by=load.created_by)

    group = plan.tasks.first().responsibilities.get(as_written="Các sở, ban, ngành")
    assert [unit.name for unit in group.members.all()] == ["Sở Ngoại vụ"]


def test_taking_back_takes_the_bodies_back_too():
    load = make_load(("I", ROWS))
    load = match_rest(load, by=load.created_by)
    accept(looked_at(load), by=load.created_by)

    undo(load, reason="Nhầm", by=load.created_by)

    assert not Unit.objects.exists()
    assert not UnitGroup.objects.exists()


def test_taking_all_names_for_new_bodies_is_one_step():
    load = make_load(("I", ROWS))
    match_rest(load, by=load.created_by)

    load = undo_last(load, by=load.created_by)

    assert remaining(load).leads == ("Sở Ngoại vụ", "UBND xã A")


def test_a_printed_set_is_entered_with_its_rule():
    unit = Unit.objects.create(
        code="a", name="Sở A", kind="department", valid_from=date(2020, 1, 1)
    )
    load = make_load(("I", [make_row(leads=["khối các sở"])]))
    rule = {"name": "Các sở", "kinds": ["department"]}

    load = match_name(load, name="khối các sở", new_group=rule, by=load.created_by)
    plan = accept(looked_at(load), by=load.created_by)

    assert list(plan.tasks.get().responsibilities.get().members.all()) == [unit]
    assert GroupAlias.objects.get().text == "khối các sở"


@pytest.mark.parametrize(
    ("rule", "code"), [({"name": " ", "is_open": True}, "name"), ({"name": "Nhóm"}, "kind")]
)
def test_a_set_without_a_rule_is_refused(rule, code):
    load = make_load()

    with pytest.raises(ValidationError) as refusal:
        match_name(load, name="Sở Thử", new_group=rule, by=load.created_by)

    assert refusal.value.code == code
