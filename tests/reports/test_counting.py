"""What a round counts in the database: windows, states, late additions, the period before."""

from datetime import date

import pytest

from nhipcau.outputs.recording import Proof, add_evidence, record, restore, revise, withdraw
from nhipcau.plans.models import Plan
from nhipcau.reports.counting import compare_with_last, count, count_days, unattached
from nhipcau.reports.locking import ask_to_unlock, unlock_round
from nhipcau.reports.tally import Tally
from tests.factories.documents import make_document, make_file
from tests.factories.organisations import make_unit, make_user
from tests.factories.outputs import make_output
from tests.factories.plans import make_plan, make_section, make_task
from tests.factories.reports import lock, make_round

pytestmark = pytest.mark.django_db

FEBRUARY, APRIL, JULY = date(2024, 2, 1), date(2024, 4, 1), date(2024, 7, 1)


def ids(tally: Tally) -> list[int]:
    return [row.id for row in tally.rows]


@pytest.fixture
def task():
    return make_task(leads=(make_unit(),))


def test_only_recorded_outputs_of_the_window_and_the_plan_count(task):
    counted = make_output(happened_on=FEBRUARY, tasks=(task,))
    make_output(happened_on=FEBRUARY, tasks=(task,), as_draft=True)
    withdraw(make_output(happened_on=FEBRUARY, tasks=(task,)), reason="x", by=make_user())
    make_output(happened_on=APRIL, tasks=(task,))
    make_output(happened_on=FEBRUARY, tasks=(make_task(),))
    loose = make_output(happened_on=FEBRUARY)
    round = make_round(plan=task.plan)

    assert ids(count(round)) == [counted.pk]
    assert unattached(round) == [loose]


def test_a_draft_counts_from_the_moment_it_is_recorded(task):
    draft = make_output(happened_on=FEBRUARY, tasks=(task,), as_draft=True)
    round = make_round(plan=task.plan)
    before = count(round).total

    record(draft, by=make_user())

    assert (before, count(round).total) == (0, 1)


def test_a_row_carries_all_that_is_counted_and_proven():
    first, second, plan = make_unit(), make_unit(), make_plan()
    groups = make_section(plan, code="I"), make_section(plan, code="II")
    tasks = tuple(make_task(group=group, leads=(first,)) for group in groups)
    output = make_output(
        kind="publication",
        title="Sổ tay",
        happened_on=FEBRUARY,
        units=(second, first),
        tasks=(*tasks, make_task()),
        quantity=1500,
        quantity_unit="bản",
        languages=("vi", "en"),
        evidence=(Proof(url="https://bao.vn/1"),),
    )
    file = make_file(content=b"anh")
    add_evidence(output, file=file, by=make_user())

    (row,) = count(make_round(plan=plan)).rows

    assert (row.id, row.kind, row.title, row.on) == (output.pk, "publication", "Sổ tay", FEBRUARY)
    assert (row.quantity, row.quantity_unit, row.languages) == (1500, "bản", ("vi", "en"))
    assert row.units == (second.pk, first.pk)
    assert row.tasks == tuple(task.pk for task in tasks)
    assert row.groups == tuple(group.pk for group in groups)
    assert row.evidence == ("https://bao.vn/1", file.sha256)


def test_counting_twice_gives_the_same_tally(task):
    for _ in range(3):
        make_output(happened_on=FEBRUARY, tasks=(task,), units=(make_unit(), make_unit()))
    round = make_round(plan=task.plan)

    assert count(round) == count(round)


@pytest.mark.parametrize("outputs", [1, 30])
def test_the_number_of_queries_does_not_follow_the_number_of_outputs(
    task, outputs, django_assert_num_queries
):
    for n in range(outputs):
        make_output(title=f"Tin {n}", happened_on=FEBRUARY, tasks=(task,))
    round = make_round(plan=task.plan)

    with django_assert_num_queries(6):
        assert count(round).total == outputs


def test_what_comes_late_counts_in_the_next_open_round_and_is_marked(task):
    timely = make_output(happened_on=FEBRUARY, tasks=(task,))
    first, second, third = (make_round(plan=task.plan, index=n) for n in (1, 2, 3))
    lock(first)
    late = make_output(title="Muộn", happened_on=FEBRUARY, tasks=(task,))
    own = make_output(happened_on=APRIL, tasks=(task,))

    assert ids(count(first)) == [timely.pk]
    assert ids(count(second)) == [late.pk, own.pk]
    assert [row.id for row in count(second).additions] == [late.pk]
    assert ids(count(third)) == []


def test_an_addition_is_not_counted_again_when_its_round_is_locked(task):
    first, second, third = (make_round(plan=task.plan, index=n) for n in (1, 2, 3))
    lock(first)
    late = make_output(happened_on=FEBRUARY, tasks=(task,))
    lock(second)
    later = make_output(title="Muộn nữa", happened_on=FEBRUARY, tasks=(task,))

    assert ids(count(second)) == [late.pk]
    assert ids(count(third)) == [later.pk]


def test_what_was_withdrawn_at_the_lock_and_restored_since_is_an_addition(task):
    output = make_output(happened_on=FEBRUARY, tasks=(task,))
    withdraw(output, reason="Ngờ trùng", by=make_user())
    first, second = (make_round(plan=task.plan, index=n) for n in (1, 2))
    lock(first)

    restore(output, reason="Không trùng", by=make_user())

    assert (ids(count(first)), ids(count(second))) == ([], [output.pk])


def test_what_was_counted_and_moved_into_the_next_window_is_not_counted_twice(task):
    output = make_output(happened_on=FEBRUARY, tasks=(task,))
    first, second = (make_round(plan=task.plan, index=n) for n in (1, 2))
    lock(first)

    revise(output, changes={"happened_on": APRIL}, reason="Sai ngày", by=make_user())

    assert (ids(count(first)), ids(count(second))) == ([output.pk], [])


def test_an_unlocked_round_counts_its_own_again_and_the_next_lets_go(task):
    first, second = (make_round(plan=task.plan, index=n) for n in (1, 2))
    lock(first)
    late = make_output(happened_on=FEBRUARY, tasks=(task,))
    ask_to_unlock(first, by=make_user(), reason="Sót")

    opened = unlock_round(first, by=make_user())

    assert (ids(count(opened)), ids(count(second))) == ([late.pk], [])


def test_a_year_counts_what_its_quarters_counted_each_once(task):
    quarter = make_round(plan=task.plan)
    lock(quarter)
    make_output(happened_on=FEBRUARY, tasks=(task,))
    make_output(happened_on=JULY, tasks=(task,))

    year = make_round(plan=task.plan, kind="year")

    assert (count(year).total, count(year).additions) == (2, ())


def test_an_ad_hoc_round_counts_its_days_whatever_others_counted(task):
    output = make_output(happened_on=FEBRUARY, tasks=(task,))
    days = {"window_start": FEBRUARY, "window_end": FEBRUARY}
    rounds = [make_round(plan=task.plan, kind="ad_hoc", index=n, **days) for n in (1, 2)]
    lock(rounds[0])

    assert ids(count(rounds[1])) == [output.pk]


def test_any_days_of_a_plan_can_be_counted(task):
    make_output(happened_on=FEBRUARY, tasks=(task,))
    april = make_output(happened_on=APRIL, tasks=(task,))

    assert ids(count_days(task.plan_id, APRIL, APRIL)) == [april.pk]


def plan_with_output(year: int) -> Plan:
    task = make_task(plan=make_plan(year=year), leads=(make_unit(),))
    make_output(happened_on=date(year, 11, 1), tasks=(task,))
    return task.plan


def test_the_period_before_is_the_round_of_this_plan(task):
    make_output(happened_on=FEBRUARY, tasks=(task,))
    make_round(plan=task.plan)
    plan_with_output(2023)

    comparison = compare_with_last(make_round(plan=task.plan, index=2))

    assert (comparison.title, comparison.tally.total) == ("Quý I năm 2024", 1)


def test_the_period_before_without_a_round_is_counted_by_its_days(task):
    make_output(happened_on=FEBRUARY, tasks=(task,))

    comparison = compare_with_last(make_round(plan=task.plan, index=2))

    assert (comparison.title, comparison.tally.total) == ("Quý I năm 2024", 1)


def test_the_first_quarter_is_compared_with_the_plan_of_the_year_before(task):
    alone = compare_with_last(make_round(plan=task.plan))
    make_round(plan=plan_with_output(2023), year=2023, index=4)

    comparison = compare_with_last(task.plan.rounds.get())

    assert alone is None
    assert (comparison.title, comparison.tally.total) == ("Quý IV năm 2023", 1)


def test_the_rounds_of_another_office_are_no_comparison(task):
    other = make_plan(document=make_document(issuer="Ủy ban nhân dân huyện"))
    make_output(happened_on=FEBRUARY, tasks=(make_task(plan=other, leads=(make_unit(),)),))
    make_round(plan=other)

    comparison = compare_with_last(make_round(plan=task.plan, index=2))

    assert comparison.tally.total == 0
