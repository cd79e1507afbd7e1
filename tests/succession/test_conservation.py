"""Whatever changes shape, and in whatever order: nothing is lost, doubled or left to nobody."""

from collections import Counter
from datetime import timedelta
from functools import cache
from random import Random

import pytest

from nhipcau.reports.tally import tally
from nhipcau.succession.owing import owed_by
from nhipcau.succession.planning import plan
from nhipcau.succession.rolling import rolled
from nhipcau.succession.rows import Duty, Heir, Post, Programme, Unit
from nhipcau.succession.working import Working, written
from tests.factories.reorganisations import (
    DAY,
    QUARTERS,
    any_order,
    any_province,
    carried_out,
    order,
)

SEQUENCES, IN_ONE_TEST = 1200, 100


@cache
def sequences(first):
    """Each a province before and after up to six orders, its outputs, how many were done."""
    return list(_sequences(first))


def _sequences(first):
    for seed in range(first, first + IN_ONE_TEST):
        random = Random(seed)
        before, outputs = any_province(random)
        now, done = before, 0
        for step in range(6):
            asked = any_order(random, now, DAY + timedelta(days=step))
            outcome = plan(now, asked)
            if not outcome.problems:
                now, done = carried_out(now, outcome.effects), done + 1
        yield before, now, outputs, done


def alive(snapshot):
    return {unit.pk for unit in snapshot.rows(Unit) if unit.valid_to is None}


def leads(snapshot):
    rows = [row for row in snapshot.rows(Duty) if row.valid_to is None and row.role == "lead"]
    return {
        task: frozenset(pk for row in rows if row.task_id == task for pk in row.members)
        for task in snapshot.tasks
    }


@pytest.mark.parametrize("first", range(0, SEQUENCES, IN_ONE_TEST))
def test_totals_of_the_province_stay_by_period_and_by_task(first):
    for _before, after, outputs, _done in sequences(first):
        lines = rolled(outputs, after.rows(Heir), leads(after))
        for start, end in QUARTERS:
            told = tally(row for row in outputs if start <= row.on <= end)
            again = tally(r for line in lines for r in line.rows if start <= r.on <= end)

            assert again == told


@pytest.mark.parametrize("first", range(0, SEQUENCES, IN_ONE_TEST))
def test_nothing_open_is_left_to_a_body_that_ended(first):
    for before, after, _outputs, _done in sequences(first):
        living = alive(after)
        open_rows = [row for row in after.rows(Duty) if row.valid_to is None]

        assert {pk for row in open_rows for pk in row.members} <= living
        assert all(leads(after)[task] for task in before.tasks)
        assert {row.unit_id for row in after.rows(Post) if row.valid_to is None} <= living
        assert {row.lead_id for row in after.rows(Programme)} <= living
        assert {u.parent_id for u in after.rows(Unit) if u.valid_to is None} - {None} <= living


@pytest.mark.parametrize("first", range(0, SEQUENCES, IN_ONE_TEST))
def test_every_person_keeps_each_role_and_every_task_is_owed_in_every_period(first):
    for before, after, _outputs, _done in sequences(first):
        work = Working(after, order())
        held = [
            {(row.user_id, row.role) for row in one.rows(Post) if row.valid_to is None}
            for one in (before, after)
        ]
        owed = {
            (round.pk, task): owed_by(
                [r for r in after.rows(Duty) if r.task_id == task], round, work
            )
            for round in after.rounds
            for task in after.tasks
        }

        assert held[0] == held[1]
        assert all(True in units.values() for units in owed.values())


def test_chance_reaches_every_kind_of_change():
    done = Counter(n for *_rest, n in sequences(0))

    assert done[0] < 5
    assert sum(n * many for n, many in done.items()) > 150


def test_effects_undone_in_reverse_give_the_province_back():
    for seed in range(100):
        random = Random(seed)
        before, _ = any_province(random)
        effects = plan(before, any_order(random, before, DAY)).effects

        after = written(before.tables, effects)

        assert taken_back(after, effects) == {k: dict(t) for k, t in before.tables.items()}


def taken_back(tables, effects):
    from dataclasses import replace

    found = {kind: dict(table) for kind, table in tables.items()}
    for effect in reversed(effects):
        if effect.is_new:
            del found[effect.kind][effect.pk]
        else:
            found[effect.kind][effect.pk] = replace(found[effect.kind][effect.pk], **effect.before)
    return found
