"""Rules say where questions go; the nearest rule wins, heirs answer for what they took over."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhipcau.inquiries.models import RoutingRule
from nhipcau.inquiries.routing import (
    end_rule,
    route,
    rule_for,
    set_rule,
    unit_for,
    units_answered_by,
)
from nhipcau.organisations.models import Succession
from tests.factories.inquiries import MONDAY, make_inquiry
from tests.factories.organisations import make_unit, make_user

pytestmark = pytest.mark.django_db


def merged():
    """A unit that ended before MONDAY, and the one that has all of it."""
    old, new = make_unit(valid_to=date(2024, 3, 1)), make_unit()
    Succession.objects.create(predecessor=old, successor=new, effective_on=date(2024, 3, 2))
    return old, new


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ([("press", "press"), ("", "press"), ("press", ""), ("", "")], ("press", "press")),
        ([("", "press"), ("press", ""), ("", "")], ("", "press")),
        ([("press", ""), ("", "")], ("press", "")),
        ([("", ""), ("investor", "press")], ("", "")),
    ],
)
def test_the_nearest_rule_wins(rules, expected):
    rows = [RoutingRule(audience=audience, topic=topic) for audience, topic in rules]

    found = rule_for(rows, audience="press", topic="press")

    assert (found.audience, found.topic) == expected


def test_a_new_rule_takes_the_place_of_the_old_one_which_is_kept():
    first, second = make_unit(), make_unit()
    set_rule(topic="trade", unit=first, by=make_user())

    set_rule(topic="trade", unit=second, by=make_user())

    assert [rule.unit for rule in RoutingRule.objects.in_force()] == [second]
    assert RoutingRule.objects.count() == 2


def test_the_heir_of_the_unit_of_a_rule_gets_the_question():
    old, new = merged()
    set_rule(topic="trade", unit=old, by=make_user())

    assert unit_for(audience="visitor", topic="trade", day=MONDAY) == (new, True)


def test_what_a_unit_had_belongs_to_its_heir():
    old, new = merged()

    assert units_answered_by(new, day=MONDAY) == [new.pk, old.pk]


def test_an_ended_rule_is_followed_no_more():
    rule = set_rule(topic="trade", unit=make_unit(), by=make_user())

    end_rule(rule, by=make_user())

    assert unit_for(audience="visitor", topic="trade", day=MONDAY) == (None, False)


def test_going_to_another_unit_needs_a_reason_and_leaves_it_in_a_step():
    inquiry, other, by = make_inquiry(), make_unit(), make_user()

    with pytest.raises(ValidationError, match="lý do"):
        route(inquiry, unit=other, by=by, day=MONDAY)
    route(inquiry, unit=other, by=by, day=MONDAY, reason="Việc của sở")

    step = inquiry.steps.last()
    assert (step.act, step.unit, step.reason, step.by) == ("routed", other, "Việc của sở", by)


@pytest.mark.parametrize("ended", [False, True])
def test_a_unit_that_has_it_or_works_no_more_is_refused(ended):
    inquiry = make_inquiry()
    unit = make_unit(valid_to=date(2024, 1, 1)) if ended else inquiry.unit

    with pytest.raises(ValidationError) as refused:
        route(inquiry, unit=unit, by=make_user(), day=MONDAY, reason="Nhầm")

    assert list(refused.value.error_dict) == ["unit"]
