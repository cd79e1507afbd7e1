"""Sums of a budget: the same by line, source, item and task; what is unknown is not zero."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.budgets.lines import Share, share_over, withdraw_line
from nhipcau.budgets.reading import sums_of_plan, sums_of_task
from nhipcau.budgets.recording import cancel_entry, correct_entry
from nhipcau.budgets.sharing import Portion
from nhipcau.budgets.summing import STAGES, EntryRow, LineRow, Sum, added, budget_sums
from tests.factories.budgets import make_entry, make_line
from tests.factories.organisations import make_user
from tests.factories.plans import make_plan, make_task

DAY = date(2024, 2, 1)


@st.composite
def budgets(draw):
    """(lines, entries) of a random budget."""
    lines = [
        LineRow(
            pk=pk,
            title=f"Dòng {pk}",
            source=draw(st.sampled_from(["central", "social", "other"])),
            item=draw(st.sampled_from(["", "a", "h", "o"])),
            is_integrated=draw(st.booleans()),
            portions=tuple(
                Portion(task, weight=1 + task) if draw(st.booleans()) else Portion(task, fixed=500)
                for task in draw(st.sets(st.integers(1, 5), max_size=3))
            ),
        )
        for pk in range(draw(st.integers(0, 6)))
    ]
    given_entries = st.tuples(st.integers(0, 7), st.sampled_from(STAGES), st.integers(1, 10**12))
    entries = [
        EntryRow(pk, line, stage, effect, DAY, has_evidence=True)
        for pk, (line, stage, effect) in enumerate(draw(st.lists(given_entries, max_size=20)))
    ]
    return lines, entries


def values(sums):
    return {stage: sums[stage].value for stage in STAGES}


@given(budgets())
def test_sources_items_lines_and_tasks_add_up_to_the_same(budget):
    found = budget_sums(*budget)

    total = values(found.total)
    assert values(added(found.by_source.values())) == total
    assert values(added(found.by_item.values())) == total
    assert values(added([*found.by_task.values(), found.unshared])) == total


@given(budgets())
def test_every_sum_is_what_the_entries_behind_it_come_to(budget):
    lines, entries = budget
    effect = {entry.pk: entry.effect for entry in entries}
    found = budget_sums(lines, entries)

    for sums in (*found.by_source.values(), *found.by_item.values(), found.total):
        for one in sums.values():
            known = sum(effect[pk] for pk in one.entries) if one.entries else None
            assert one.value == known


@given(budgets())
def test_an_integrated_line_stands_beside_and_is_never_summed(budget):
    lines, entries = budget
    own = [line for line in lines if not line.is_integrated]

    found, without = budget_sums(lines, entries), budget_sums(own, entries)

    assert found.integrated == tuple(line for line in lines if line.is_integrated)
    assert (found.by_source, found.total) == (without.by_source, without.total)


@pytest.mark.django_db
def test_a_stage_without_entries_has_no_sum_and_not_zero():
    line = make_line()
    entry = make_entry(line, 5_000_000)

    found = sums_of_plan(line.plan)

    assert found.total == dict.fromkeys(STAGES, Sum()) | {"estimate": Sum(5_000_000, (entry.pk,))}


@pytest.mark.django_db
def test_corrections_count_and_cancelled_entries_do_not():
    line, by = make_line(), make_user()
    entry = make_entry(line, 500)
    counter = correct_entry(entry, amount=350, day=DAY, reason="Ghi nhầm", by=by)
    cancel_entry(make_entry(line, 900), reason="Ghi trùng", by=by)

    found = sums_of_plan(line.plan)

    assert found.total["estimate"] == Sum(350, (entry.pk, counter.pk))


@pytest.mark.django_db
def test_a_line_that_was_taken_out_counts_no_more():
    line = make_line()
    withdraw_line(line, reason="Trùng dòng", by=make_user())

    assert sums_of_plan(line.plan).lines == ()


@pytest.mark.django_db
def test_a_task_has_its_part_of_the_line_it_shares_in():
    plan = make_plan()
    one, other = make_task(plan=plan), make_task(plan=plan)
    line = make_line(plan)
    shares = [Share(one, amount=300), Share(other, weight=1)]
    share_over(line, shares=shares, by=make_user())
    make_entry(line, 1_000)

    parts = {
        task.pk: sums_of_task(task).by_task[task.pk]["estimate"].value for task in (one, other)
    }

    assert parts == {one.pk: 300, other.pk: 700}


@pytest.mark.django_db
def test_thirty_lines_cost_no_more_queries_than_one():
    plan = make_plan()
    task = make_task(plan=plan)

    def cost_with(more):
        for _ in range(more):
            line = make_line(plan)
            share_over(line, shares=[Share(task, weight=1)], by=make_user())
            make_entry(line, 100)
        with CaptureQueriesContext(connection) as queries:
            sums_of_plan(plan)
        return len(queries)

    assert [cost_with(1), cost_with(29)] == [3, 3]
