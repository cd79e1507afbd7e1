"""What is exported as Excel or Word and read again differs in nothing from the register."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

from nhipcau.drafting.decree30.build import build
from nhipcau.drafting.plan_from_register import plan_from_register
from nhipcau.drafting.plan_paper import plan_document
from nhipcau.drafting.plan_workbook import plan_workbook
from nhipcau.plans.amending.diff import Diff, diff_rows
from nhipcau.plans.amending.from_paper import take_from_load
from nhipcau.plans.amending.preparing import begin_amendment
from nhipcau.plans.importing.accept import accept, begin_load
from nhipcau.plans.importing.read.intake import read_bytes, read_file
from nhipcau.plans.importing.recognise.draft import DraftPlan
from nhipcau.plans.importing.recognise.plan import recognise
from nhipcau.plans.loading import load_plan
from nhipcau.plans.models import PlanLoad
from tests.drafting.made_by_chance import plans
from tests.factories.documents import make_file
from tests.factories.loads import looked_at, sample_directory
from tests.factories.organisations import make_user

SAMPLES = Path(__file__).parents[1] / "samples"
SAMPLE = SAMPLES / "ke-hoach-ttdn-binh-dinh-2024.txt"
KINDS: dict[str, Callable[[DraftPlan], bytes]] = {
    "docx": lambda draft: build(plan_document(draft)),
    "xlsx": plan_workbook,
}
PLACE = {"timing": "timeframe_text"}
WORDS = (
    *("number", "title", "lead_text", "coordinating_text", "timing", "product_text"),
    *("budget_text", "note_text", "basis_text", "extra"),
)


def printed_rows(draft: DraftPlan, mark: str):
    tasks = [(group, task) for group in draft.groups for task in group.items]
    return [
        {"key": f"{mark}{at}", "task": None, "group_code": group.code, "group_title": group.title}
        | {name: getattr(task, PLACE.get(name, name)) for name in WORDS}
        for at, (group, task) in enumerate(tasks)
    ]


def out_and_back(draft: DraftPlan, kind: str) -> Diff:
    again = recognise(read_bytes(KINDS[kind](draft), f"ke-hoach.{kind}"))
    return diff_rows(printed_rows(draft, "a"), printed_rows(again, "b"))


@pytest.mark.django_db
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_sample_taken_out_and_brought_back_amends_nothing(kind):
    sample_directory()
    first = begin_load(make_file(), recognise(read_file(SAMPLE)), by=make_user())
    plan, by = accept(looked_at(first), by=first.created_by), first.created_by
    content = KINDS[kind](plan_from_register(plan))

    purpose = PlanLoad.Purpose.AMENDMENT
    load = load_plan(content, name=f"so.{kind}", by=by, purpose=purpose, about=plan)
    diff = take_from_load(begin_amendment(plan, by=by), load, by=by)

    assert (plan.tasks.count(), diff.changes) == (53, ())


@pytest.mark.parametrize("kind", sorted(KINDS))
@given(draft=plans())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_plan_made_by_chance_comes_back_as_it_went(kind, draft):
    assert out_and_back(draft, kind).changes == ()


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("name", ["dong-thap-2026.xlsx", "lao-cai-2020.docx", "tra-vinh-2024.docx"])
def test_plans_of_other_provinces_come_back_as_they_went(name, kind):
    draft = recognise(read_file(SAMPLES / "plans" / name))
    kept = DraftPlan(draft.document, tuple(group for group in draft.groups if group.items))

    assert out_and_back(kept, kind).changes == ()


@given(draft=plans())
@settings(max_examples=20, deadline=None)
def test_no_cell_of_the_workbook_is_a_formula(draft):
    sheet = load_workbook(BytesIO(plan_workbook(draft))).active

    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]

    assert {cell.data_type for cell in cells} == {"s"}
    assert {c.quotePrefix for c in cells if str(c.value)[0] in "=+-@"} <= {True}
