"""What each kind of change does to rows, and what it refuses, without a database."""

from datetime import date, timedelta

import pytest

from nhipcau.succession.changes import END, Change, Kind, NewUnit, Target
from nhipcau.succession.planning import plan
from nhipcau.succession.rows import (
    Duty,
    Group,
    Heir,
    Name,
    Post,
    Programme,
    Trait,
    Unit,
)
from tests.factories.reorganisations import DAY, absorbed, body, duty, order, snapshot_of, to_new

BEFORE = DAY - timedelta(days=1)


def codes(outcome):
    return [problem.code for problem in outcome.problems]


def current(outcome, task):
    rows = outcome.after.rows(Duty)
    return [(r.role, r.members) for r in rows if r.task_id == task and r.valid_to is None]


def test_a_new_name_begins_the_day_after_the_old_one_ends():
    change = Change(1, Kind.RENAME, (1,), (to_new("Sở Mới"),))

    outcome = plan(snapshot_of(*body(1)), order(change))

    names = [(n.name, n.valid_from, n.valid_to) for n in outcome.after.rows(Name)]
    assert names == [("Sở Mới", DAY, None), ("Sở 1", None, BEFORE)]
    assert outcome.after.tables[Unit][1] == body(1)[0]


def test_two_old_bodies_that_led_one_task_become_one_row():
    rows = [*body(1), *body(2), duty(1, 1, 1), duty(2, 1, 2)]
    change = Change(1, Kind.MERGE, (1, 2), (to_new("Sở Chung"),))

    outcome = plan(snapshot_of(*rows, tasks=1), order(change))

    new = next(u.pk for u in outcome.after.rows(Unit) if u.name == "Sở Chung")
    assert current(outcome, 1) == [("lead", (new,))]


def test_in_a_set_only_the_one_member_changes():
    rows = [*body(1), *body(2), *body(3), duty(1, 1, 1, 2)]

    outcome = plan(snapshot_of(*rows, tasks=1), order(absorbed(1, 3)))

    assert current(outcome, 1) == [("lead", (2, 3))]


def test_lead_and_coordination_are_chosen_apart():
    rows = [*body(1), *body(2), *body(3), duty(1, 1, 1), duty(2, 1, 1, role="coordinate")]
    targets = (Target(unit=2, scope="báo chí"), Target(unit=3, scope="số"))
    choices = {"task:1:lead": 0, "task:1:coordinate": 1, "reports": 0}
    change = Change(1, Kind.SPLIT, (1,), targets, choices)

    outcome = plan(snapshot_of(*rows, tasks=1), order(change))

    assert sorted(current(outcome, 1)) == [("coordinate", (3,)), ("lead", (2,))]
    assert codes(outcome) == []


def test_a_body_may_go_on_with_a_part_of_its_work():
    rows = [*body(1), *body(2), duty(1, 1, 1), duty(2, 2, 1)]
    targets = (Target(unit=1), Target(unit=2, scope="số"))
    change = Change(1, Kind.SPLIT, (1,), targets, {"task:1:lead": 0, "task:2:lead": 1})

    outcome = plan(snapshot_of(*rows, tasks=2), order(change))

    assert codes(outcome) == []
    assert current(outcome, 1) == [("lead", (1,))]
    assert current(outcome, 2) == [("lead", (2,))]
    assert outcome.after.tables[Unit][1].valid_to is None


def test_every_thing_that_nobody_takes_is_named():
    rows = [
        *(*body(1), *body(2), *body(3), *body(4, parent_id=1)),
        *(duty(1, 1, 1), Post(1, 1, 1, "officer"), Group(1, "Các sở", (1,))),
        Programme(1, "Đề án", 1),
    ]
    targets = (Target(unit=2, scope="một"), Target(unit=3, scope="hai"))

    outcome = plan(snapshot_of(*rows, tasks=1), order(Change(1, Kind.SPLIT, (1,), targets)))

    assert set(codes(outcome)) == {"unassigned"}
    assert [one.key for one in outcome.questions] == [
        *("task:1:lead", "person:1", "child:4", "group:1", "programme:1", "reports"),
    ]


def test_a_transfer_moves_the_named_tasks_only():
    rows = [*body(1), *body(2), duty(1, 1, 1), duty(2, 2, 1)]
    change = Change(
        1, Kind.TRANSFER, (1,), (Target(unit=2, scope="số"),), {"task:2:lead": 0, "rest": 0}
    )

    outcome = plan(snapshot_of(*rows, tasks=2), order(change))

    assert current(outcome, 1) == [("lead", (1,))]
    assert current(outcome, 2) == [("lead", (2,))]


def test_an_end_without_an_heir_needs_that_nothing_waits():
    idle = snapshot_of(*body(1), Post(1, 1, 1, "officer"))
    busy = snapshot_of(*body(1), duty(1, 1, 1), tasks=1)
    change = Change(1, Kind.DISSOLVE, (1,))

    assert plan(idle, order(change)).after.tables[Post][1].valid_to == BEFORE
    assert codes(plan(busy, order(change))) == ["unassigned"]


def test_the_last_administrator_is_not_left_behind():
    rows = [*body(1), *body(2), Post(1, 1, 1, "administrator")]
    change = absorbed(1, 2, choices={"person:1": END})

    assert codes(plan(snapshot_of(*rows), order(change))) == ["last_administrator"]


def test_who_takes_everything_takes_traits_too():
    rows = [*body(1), *body(2), Trait(1, 1, "ven biển")]

    outcome = plan(snapshot_of(*rows), order(absorbed(1, 2)))

    traits = [(row.unit_id, row.valid_from, row.valid_to) for row in outcome.after.rows(Trait)]
    assert traits == [(2, DAY, None), (1, None, BEFORE)]


def test_a_role_held_already_is_not_given_twice():
    rows = [*body(1), *body(2), Post(1, 7, 1, "officer"), Post(2, 7, 2, "officer")]

    outcome = plan(snapshot_of(*rows), order(absorbed(1, 2)))

    assert [(p.unit_id, p.valid_to) for p in outcome.after.rows(Post)] == [(1, BEFORE), (2, None)]


def test_two_heads_of_one_body_are_worth_a_word():
    rows = [*body(1), *body(2), Post(1, 1, 1, "head"), Post(2, 2, 2, "head")]

    assert plan(snapshot_of(*rows), order(absorbed(1, 2))).warnings == (
        "Sở 2 có 2 người giữ vai trò thủ trưởng.",
    )


def test_changes_of_one_order_follow_one_another():
    rows = [*body(1), *body(2), *body(3, parent_id=1)]
    new = Target(new=NewUnit("Tỉnh mới", code="tinh-moi"))
    changes = (
        Change(1, Kind.ABSORB, (1,), (new,)),
        Change(2, Kind.ABSORB, (2,), (Target(code="tinh-moi"),)),
    )

    outcome = plan(snapshot_of(*rows), order(*changes))

    made = next(u.pk for u in outcome.after.rows(Unit) if u.code == "tinh-moi")
    heirs = [(h.predecessor_id, h.successor_id) for h in outcome.after.rows(Heir)]
    assert sorted(heirs) == [(1, made), (2, made)]
    assert outcome.after.tables[Unit][3].parent_id == made


def test_work_of_the_same_first_day_is_changed_in_place():
    rows = [*body(1), *body(2), duty(1, 1, 1, valid_from=DAY)]

    outcome = plan(snapshot_of(*rows, tasks=1), order(absorbed(1, 2)))

    assert [(row.pk, row.unit_id, row.valid_to) for row in outcome.after.rows(Duty)] == [
        (1, 2, None)
    ]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (absorbed(1, 1), "one_target"),
        (absorbed(1, 9), "target"),
        (absorbed(9, 1), "source"),
        (Change(1, Kind.MERGE, (1,), (to_new("Một"),)), "two_sources"),
        (Change(1, Kind.SPLIT, (1,), (to_new("Một", "a"),)), "two_targets"),
        (Change(1, Kind.SPLIT, (1,), (to_new("Một", "a"), to_new("Hai"))), "scope"),
        (Change(1, Kind.RENAME, (1,), (to_new("Sở 1"),)), "same_name"),
        (Change(1, Kind.CHANGE_PARENT, (1,), (Target(unit=2),)), "parent"),
        (Change(1, Kind.TRANSFER, (1,), (Target(unit=2, scope="a"),)), "unassigned"),
        (Change(1, Kind.CREATE), "name"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_code(change, code):
    rows = [*body(1), *body(2, parent_id=1)]

    assert codes(plan(snapshot_of(*rows), order(change))) == [code]


def test_a_body_does_not_end_on_its_first_day():
    rows = [*body(1, valid_from=DAY), *body(2)]

    outcome = plan(snapshot_of(*rows), order(absorbed(1, 2), day=DAY))

    assert "begins_later" in codes(outcome)
    assert codes(plan(snapshot_of(*rows), order(absorbed(1, 2), day=date(2025, 7, 2)))) == []
