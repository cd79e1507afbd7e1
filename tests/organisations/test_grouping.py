from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhipcau.organisations.directory import match_unit_name
from nhipcau.organisations.grouping import create_group, take_back_group
from nhipcau.organisations.loading import load_directory
from nhipcau.organisations.models import OrganisationStep, UnitGroup
from tests.factories.organisations import make_unit

pytestmark = pytest.mark.django_db

DAY = date(2026, 1, 15)


def test_a_new_province_begins_with_the_sets_that_all_plans_name():
    load_directory({}, by=None)
    commune = make_unit(kind="commune")

    group = match_unit_name("UBND các xã, phường, đặc khu", day=DAY).group

    assert list(group.members_on(DAY)) == [commune]


def test_a_set_says_whom_it_holds():
    named = make_unit()

    group = create_group(name="Tổ giúp việc", named=(named,), aliases=("Tổ GV",), by=None)

    assert match_unit_name("tổ gv", day=DAY).group == group
    assert list(group.members_on(DAY)) == [named]


@pytest.mark.parametrize(("rule", "code"), [({}, "members"), ({"kinds": ("sao",)}, "kind")])
def test_a_set_of_nobody_is_refused(rule, code):
    with pytest.raises(ValidationError) as refusal:
        create_group(name="Nhóm", by=None, **rule)

    assert refusal.value.code == code


def test_two_sets_do_not_share_a_name():
    create_group(name="Nhóm", is_open=True, by=None)

    with pytest.raises(ValidationError):
        create_group(name="Nhóm", is_open=True, by=None)


def test_a_set_entered_by_mistake_leaves_only_its_trail():
    take_back_group(create_group(name="Nhóm", is_open=True, by=None), by=None)

    assert not UnitGroup.objects.exists()
    assert list(OrganisationStep.objects.values_list("action", flat=True)) == [
        "create",
        "take_back",
    ]
