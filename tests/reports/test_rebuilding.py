"""A round follows its plan; what was typed is never lost."""

import pytest

from nhipcau.plans.models import Task
from nhipcau.reports import lifecycle
from nhipcau.reports.rounds import (
    Followed,
    rebuild_round,
)
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import bind, make_section, make_task
from tests.factories.reports import bring, make_round

pytestmark = pytest.mark.django_db


def move_lead(task: Task, unit) -> None:
    task.responsibilities.all().delete()
    bind(task, unit, role="lead", position=1)


def test_rebuilding_keeps_what_was_typed_in_the_tray():
    first, second = make_unit(code="a"), make_unit(code="b")
    task = make_task(leads=(first,))
    other = make_task(plan=task.plan, leads=(first,))
    round = make_round(plan=task.plan)
    bring(round.reports.get(), state="draft", words="Chữ của đơn vị")
    move_lead(task, second)

    followed = rebuild_round(round, by=make_user())

    assert followed == Followed(1, 1, 1, 0, ())
    kept = round.reports.get(unit=first).items.get(task=task)
    assert (kept.words, kept.is_orphaned, kept.is_required) == ("Chữ của đơn vị", True, False)
    assert [i.task for i in lifecycle.missing(round.reports.get(unit=second))] == [task]
    assert round.reports.get(unit=first).items.get(task=other).is_required


def test_a_task_that_comes_back_finds_its_words():
    first, second = make_unit(), make_unit()
    task = make_task(leads=(first,))
    round = make_round(plan=task.plan)
    bring(round.reports.get(), state="draft", words="Chữ của đơn vị")
    move_lead(task, second)
    rebuild_round(round, by=make_user())
    move_lead(task, first)

    followed = rebuild_round(round, by=make_user())

    item = round.reports.get(unit=first).items.get()
    assert (followed.returned_items, followed.orphaned_items) == (1, 1)
    assert (item.words, item.is_orphaned, item.is_required) == ("Chữ của đơn vị", False, True)


@pytest.mark.parametrize("state", ["submitted", "accepted"])
def test_rebuilding_leaves_reports_that_were_sent_alone_and_names_them(state):
    unit = make_unit(name="Sở A")
    task = make_task(leads=(unit,))
    round = make_round(plan=task.plan)
    bring(round.reports.get(), state=state)
    make_task(group=make_section(task.plan), leads=(unit,))

    followed = rebuild_round(round, by=make_user())

    report = round.reports.get()
    assert followed.untouched == ("Sở A",)
    assert (report.state, report.items.count()) == (state, 1)


def test_rebuilding_without_a_change_changes_nothing():
    round = make_round()
    bring(round.reports.get(), state="draft", words="Chữ")

    assert rebuild_round(round, by=make_user()) == Followed(0, 0, 0, 0, ())
