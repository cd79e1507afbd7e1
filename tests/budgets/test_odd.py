"""What is odd in a budget is said in one sentence each, and nothing is said without cause."""

from datetime import date

import pytest

from nhipcau.budgets.lines import Share, share_over
from nhipcau.budgets.odd import Finding, findings, speaks_of_money
from nhipcau.budgets.reading import sums_of_plan
from nhipcau.budgets.recording import Proof
from tests.factories.budgets import make_entry, make_line
from tests.factories.documents import make_document, make_file
from tests.factories.organisations import make_user
from tests.factories.plans import make_plan, make_task

pytestmark = pytest.mark.django_db


def odd(plan):
    tasks = plan.tasks.select_related("group")
    return findings(sums_of_plan(plan), plan=plan, tasks=tasks)


def kinds(plan):
    return [finding.kind for finding in odd(plan)]


def line_with(**amounts):
    line = make_line(title="In sách")
    for stage, amount in amounts.items():
        make_entry(line, amount, stage=stage)
    return line


def test_a_budget_that_fits_is_not_odd():
    line = line_with(estimate=9, allocated=9, spent=8, settled=8)

    assert odd(line.plan) == []


def test_more_than_the_stage_before_is_told_with_both_sums():
    line = line_with(estimate=1_000, allocated=2_000, spent=3_000, settled=4_000)

    assert odd(line.plan) == [
        Finding("allocated_over_estimate",
                "In sách: được giao 2.000 đồng, vượt dự toán 1.000 đồng.", line=line.pk),
        Finding("spent_over_allocated",
                "In sách: đã chi 3.000 đồng, vượt số được giao 2.000 đồng.", line=line.pk),
        Finding("settled_over_spent",
                "In sách: quyết toán 4.000 đồng, vượt số đã chi 3.000 đồng.", line=line.pk),
    ]  # fmt: skip


def test_an_unknown_sum_is_no_bound_yet_spending_wants_an_allotment():
    line = line_with(allocated=2_000)
    spent = line_with(spent=1)

    assert (kinds(line.plan), kinds(spent.plan)) == ([], ["spent_before_allocated"])


@pytest.mark.parametrize("proof", ["number", "document", "file"])
def test_any_of_number_document_and_file_proves_a_spending(proof):
    line = line_with(allocated=9)
    made = {"number": lambda: "5/HĐ", "document": make_document, "file": make_file}[proof]()
    field = {"number": "document_number"}.get(proof, proof)

    make_entry(line, 5, stage="spent", proof=Proof(**{field: made}))

    assert odd(line.plan) == []


def test_spending_without_proof_is_listed_with_its_entry():
    line = line_with(allocated=9_000)
    entry = make_entry(line, 5_000, stage="spent", number="")

    said = "In sách: khoản chi 5.000 đồng ngày 01/02/2024 chưa có chứng từ, văn bản hay tệp."
    assert odd(line.plan) == [Finding("spent_unproven", said, line=line.pk, entry=entry.pk)]


@pytest.mark.parametrize(
    ("stage", "day", "is_odd"),
    [
        ("estimate", date(2023, 9, 1), False),
        ("allocated", date(2023, 12, 20), False),
        ("spent", date(2023, 12, 31), True),
        ("spent", date(2024, 12, 31), False),
        ("spent", date(2025, 1, 2), True),
        ("allocated", date(2025, 1, 2), True),
        ("settled", date(2025, 3, 1), False),
        ("settled", date(2023, 12, 31), True),
    ],
)
def test_a_day_out_of_time_is_told_by_the_stage_it_belongs_to(stage, day, is_odd):
    line = make_line()
    make_entry(line, 5, stage=stage, day=day)

    assert ("out_of_time" in kinds(line.plan)) == is_odd


def test_fixed_parts_above_the_whole_line_are_told():
    line = line_with(estimate=1_000)
    share_over(line, shares=[Share(make_task(plan=line.plan), amount=1_001)], by=make_user())

    assert kinds(line.plan) == ["shares_over_line"]


def test_a_task_with_money_in_the_plan_and_no_line_is_told():
    plan = make_plan()
    forgotten, covered = (make_task(plan=plan, budget_text="50 triệu đồng") for _ in "12")
    make_task(plan=plan, budget_text="Không")
    line = make_line(plan, is_integrated=True)
    share_over(line, shares=[Share(covered, weight=1)], by=make_user())

    assert [(one.kind, one.task) for one in odd(plan)] == [("task_without_line", forgotten.pk)]


@pytest.mark.parametrize(
    ("text", "speaks"),
    [("", False), ("–", False), ("Không có", False), ("Lồng ghép", False), ("0", False),
     ("Chưa bố trí", False), ("Ngân sách tỉnh", True), ("120 triệu đồng", True), ("x", True)],
)  # fmt: skip
def test_the_words_of_a_plan_say_whether_a_task_has_money(text, speaks):
    assert speaks_of_money(text) == speaks
