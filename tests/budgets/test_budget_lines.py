"""Lines of a budget: what is entered, changed, shared and refused; every change leaves its step."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from nhipcau.budgets.lines import Share, enter_line, revise_line, share_over, withdraw_line
from nhipcau.budgets.models import BudgetLine
from tests.factories.budgets import make_entry, make_line
from tests.factories.organisations import make_user
from tests.factories.plans import make_plan, make_task
from tests.factories.refusals import codes_by_field, codes_of

pytestmark = pytest.mark.django_db


def shares_of(line):
    return [(one.task, one.weight, one.amount) for one in line.shares.select_related("task")]


def share(line, *shares):
    return share_over(line, shares=shares, by=make_user())


def test_a_line_is_entered_with_its_step():
    plan, by = make_plan(), make_user()

    line = enter_line(plan, title=" In  sách ", source="social", item="h", note="2 kỳ\r", by=by)

    assert (line.title, line.source, line.item, line.note) == ("In sách", "social", "h", "2 kỳ")
    assert list(line.steps.values_list("action", "by")) == [("entered", by.pk)]


@pytest.mark.parametrize(
    ("told", "refused"),
    [
        ({"title": " "}, {"title": ["no_title"]}),
        ({"title": "a" * 501}, {"title": ["too_long"]}),
        ({"title": "TỐI MẬT"}, {"title": ["secret"]}),
        ({"note": "Độ mật: Mật"}, {"note": ["secret"]}),
        ({"source": "gift", "item": "z"}, {"source": ["source"], "item": ["item"]}),
    ],
)
def test_a_line_that_does_not_fit_is_refused_at_its_fields(told, refused):
    with pytest.raises(ValidationError) as refusal:
        make_line(**told)

    assert codes_by_field(refusal) == refused
    assert BudgetLine.objects.count() == 0


def test_a_withdrawn_plan_takes_no_line_and_its_lines_no_change():
    line = make_line()
    line.plan.withdrawn_at = timezone.now()
    line.plan.save()

    for change in (
        lambda: make_line(line.plan),
        lambda: revise_line(line, changes={"title": "Khác"}, by=make_user()),
        lambda: share(line),
        lambda: make_entry(line, 5),
    ):
        with pytest.raises(ValidationError) as refusal:
            change()
        assert codes_of(refusal) == {"withdrawn_plan"}


def test_a_change_keeps_what_stood_before():
    line = make_line(title="In sách")

    revise_line(line, changes={"title": "In tờ rơi", "item": "h"}, by=make_user())

    step = line.steps.last()
    changes = {"title": ["In sách", "In tờ rơi"], "item": ["", "h"]}
    assert (step.action, step.changes) == ("revised", changes)


def test_a_line_with_amounts_is_changed_with_a_reason_only():
    line, by = make_line(), make_user()
    make_entry(line, 5)

    with pytest.raises(ValidationError) as refusal:
        revise_line(line, changes={"title": "Khác"}, by=by)
    revise_line(line, changes={"title": "Khác"}, reason="Ghi nhầm tên", by=by)

    assert codes_by_field(refusal) == {"reason": ["reason"]}
    assert line.steps.last().reason == "Ghi nhầm tên"


def test_saying_the_same_again_leaves_no_step():
    line, by = make_line(title="In sách"), make_user()

    revise_line(line, changes={"title": "In sách"}, by=by)
    share(line)

    assert line.steps.count() == 1


@pytest.mark.parametrize("bears", ["entry", "amount"])
def test_a_line_with_amounts_of_its_own_is_not_integrated(bears):
    line = make_line()
    if bears == "entry":
        make_entry(line, 5)
    else:
        share(line, Share(make_task(plan=line.plan), amount=5))

    with pytest.raises(ValidationError) as refusal:
        revise_line(line, changes={"is_integrated": True}, reason="Nhầm", by=make_user())

    assert codes_by_field(refusal) == {"is_integrated": ["integrated"]}


def test_shares_are_what_was_said_last_and_history_keeps_the_rest():
    line = make_line()
    one, other = make_task(plan=line.plan), make_task(plan=line.plan)
    share(line, Share(one, weight=2), Share(other, amount=5_000))

    share(line, Share(other, weight=1))

    assert shares_of(line) == [(other, 1, None)]
    assert line.steps.last().changes == {"shares": [["I.1: 2", "I.2: 5.000 đồng"], ["I.2: 1"]]}


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({}, "both"),
        ({"weight": 1, "amount": 5}, "both"),
        ({"weight": 0}, "weight"),
        ({"weight": -1}, "weight"),
        ({"weight": 10**7}, "weight"),
        ({"amount": 0}, "not_positive"),
        ({"amount": -5}, "not_positive"),
        ({"amount": 10**15}, "too_large"),
    ],
)
def test_a_share_is_one_weight_or_one_amount_above_zero(told, code):
    line = make_line()

    with pytest.raises(ValidationError) as refusal:
        share(line, Share(make_task(plan=line.plan), **told))

    assert codes_by_field(refusal) == {"shares": [code]}


def test_a_share_is_for_a_task_of_the_same_plan_named_once():
    line = make_line()
    own, foreign = make_task(plan=line.plan), make_task()

    with pytest.raises(ValidationError) as refusal:
        share(line, Share(own, weight=1), Share(own, weight=2), Share(foreign, weight=1))

    assert codes_by_field(refusal) == {"shares": ["twice", "other_plan"]}


def test_an_integrated_line_names_its_tasks_without_amounts():
    line = make_line(is_integrated=True)
    task = make_task(plan=line.plan)

    with pytest.raises(ValidationError) as refusal:
        share(line, Share(task, amount=5))
    share(line, Share(task, weight=1))

    assert codes_by_field(refusal) == {"shares": ["integrated"]}
    assert shares_of(line) == [(task, 1, None)]


def test_a_line_is_taken_out_with_a_reason_once_nothing_on_it_counts():
    line, by = make_line(), make_user()
    entry = make_entry(line, 5)

    with pytest.raises(ValidationError) as refusal:
        withdraw_line(line, reason="Trùng", by=by)
    entry.cancelled_at, entry.cancel_reason = timezone.now(), "Trùng"
    entry.save()
    withdraw_line(line, reason="Trùng", by=by)

    assert codes_of(refusal) == {"has_entries"}
    assert (list(BudgetLine.objects.in_force()), line.steps.last().action) == ([], "withdrawn")
