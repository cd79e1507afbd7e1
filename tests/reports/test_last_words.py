"""What a unit wrote the last time it reported on the same plan."""

from datetime import date

import pytest

from nhipcau.reports.last_words import LastWords, last_words
from tests.factories.organisations import make_unit
from tests.factories.plans import make_plan, make_task
from tests.factories.reports import bring, make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return make_unit()


@pytest.fixture
def task(unit):
    return make_task(leads=(unit,))


def report_of(task, unit, *, state="not_started", words="", **fields):
    round = make_round(plan=task.plan, **fields)
    return bring(round.reports.get(unit=unit), state=state, words=words)


@pytest.mark.parametrize("state", ["submitted", "accepted"])
def test_words_of_the_round_before_stand_task_by_task(unit, task, state):
    report_of(task, unit, state=state, words="Đã mở lớp.")

    assert last_words(report_of(task, unit, index=2)) == LastWords(
        "Quý I năm 2024", {task.pk: "Đã mở lớp."}
    )


@pytest.mark.parametrize("state", ["not_started", "draft", "returned"])
def test_what_was_not_sent_is_passed_over_for_what_was(unit, task, state):
    report_of(task, unit, state="accepted", words="Quý một.")
    report_of(task, unit, index=2, state=state, words="Còn dở.")

    assert last_words(report_of(task, unit, index=3)).by_task == {task.pk: "Quý một."}


def test_a_round_of_the_same_kind_goes_before_a_later_one_of_another(unit, task):
    report_of(task, unit, state="accepted", words="Quý một.")
    days = {"window_start": date(2024, 4, 1), "window_end": date(2024, 4, 30)}
    report_of(task, unit, state="accepted", words="Chuyên đề.", kind="ad_hoc", **days)

    assert last_words(report_of(task, unit, index=2)).by_task == {task.pk: "Quý một."}
    assert last_words(report_of(task, unit, kind="half_year")).by_task == {task.pk: "Chuyên đề."}


def test_neither_other_units_nor_other_plans_nor_later_rounds_are_asked(unit, task):
    shared = make_task(plan=task.plan, leads=(unit, make_unit()))
    first = report_of(shared, unit)
    bring(first.round.reports.exclude(unit=unit).get(), state="accepted", words="Của Sở khác.")
    elsewhere = make_task(plan=make_plan(year=2023), leads=(unit,))
    report_of(elsewhere, unit, state="accepted", words="Năm trước.", year=2023)
    report_of(task, unit, state="accepted", words="Quý ba.", index=3)

    assert last_words(report_of(task, unit, index=2)) == LastWords("", {})


@pytest.mark.parametrize("tasks", [1, 20])
def test_it_costs_two_queries_whatever_the_number_of_tasks(
    unit, task, tasks, django_assert_num_queries
):
    for _ in range(tasks):
        make_task(plan=task.plan, leads=(unit,))
    report_of(task, unit, state="accepted", words="Đã làm.")
    report = report_of(task, unit, index=2)

    with django_assert_num_queries(2):
        assert len(last_words(report).by_task) == tasks + 1
