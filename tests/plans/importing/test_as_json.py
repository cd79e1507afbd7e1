import json
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.plans.importing.read.paper import Place
from nhipcau.plans.importing.recognise.as_json import from_json, to_json
from nhipcau.plans.importing.recognise.draft import (
    Citation,
    Doubt,
    DraftDocument,
    DraftGroup,
    DraftPlan,
    DraftTask,
    Passage,
    ReportDeadline,
    Source,
)
from nhipcau.plans.importing.recognise.plan import recognise
from nhipcau.vietnamese.timing import Timeframe
from tests.plans.importing.papers import department_plan

WORDS = st.text(max_size=8)
LISTS = st.lists(WORDS, max_size=2).map(tuple)
COUNTS = st.integers(0, 999)
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
PLACES = st.builds(Place, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, WORDS)
DOUBTS = st.lists(st.builds(Doubt, WORDS, WORDS, WORDS, WORDS, WORDS), max_size=2).map(tuple)
NUMBERS = st.sampled_from(["1", "12", "1.1", "a", "", "01", "0", "²", "١"])
PASSAGES = st.lists(st.builds(Passage, COUNTS, WORDS, PLACES), max_size=2).map(tuple)
MAYBE = st.none() | WORDS
CITATIONS = st.lists(
    st.builds(Citation, WORDS, MAYBE, DAYS, MAYBE, MAYBE, WORDS, LISTS, WORDS), max_size=2
).map(tuple)
TASKS = st.builds(
    DraftTask,
    number=NUMBERS,
    title=WORDS,
    lead_text=WORDS,
    lead_units=LISTS,
    coordinating_text=WORDS,
    coordinating_units=LISTS,
    timeframe_text=WORDS,
    timeframe=st.none() | st.builds(Timeframe, WORDS, DAYS, DAYS, st.booleans()),
    product_text=WORDS,
    budget_text=WORDS,
    note_text=WORDS,
    basis_text=WORDS,
    parent=WORDS,
    extra=st.lists(st.tuples(WORDS, WORDS), max_size=2).map(tuple),
    source=st.none() | st.builds(Source, PLACES, PLACES, WORDS),
    doubts=DOUBTS,
)
GROUPS = st.builds(DraftGroup, WORDS, WORDS, st.lists(TASKS, max_size=2).map(tuple), WORDS)
DEADLINES = st.builds(ReportDeadline, WORDS, DAYS, WORDS, WORDS, WORDS, WORDS)
DOCUMENTS = st.builds(
    DraftDocument,
    issuer=WORDS,
    issuer_lines=LISTS,
    number=WORDS,
    number_blank=st.booleans(),
    day=st.none() | COUNTS,
    year=st.none() | COUNTS,
    legal_bases=CITATIONS,
    unnumbered_citations=CITATIONS,
    objectives=LISTS,
    focus_tasks=PASSAGES,
    organisation=PASSAGES,
    report_deadlines=st.lists(DEADLINES, max_size=2).map(tuple),
    recipients=LISTS,
    signer_title_lines=LISTS,
    annex_columns=LISTS,
)
PLANS = st.builds(DraftPlan, DOCUMENTS, st.lists(GROUPS, max_size=2).map(tuple), DOUBTS)


@settings(max_examples=60, deadline=None)
@given(PLANS)
def test_a_stored_draft_is_read_back_exactly(draft):
    stored = json.dumps(to_json(draft), ensure_ascii=False)

    assert from_json(json.loads(stored)) == draft


def test_a_draft_has_the_shape_plans_are_exchanged_in():
    told = to_json(recognise(department_plan()))

    assert told["counts"] == {"": 2}
    assert told["total"] == 2
    item = told["groups"][0]["items"][0]
    assert (item["no"], item["lead_units"]) == (1, ["Sở Ngoại vụ"])
    assert item["timeframe"] == {
        "kind": "quarter",
        "start": "2026-04-01",
        "end": "2026-06-30",
        "tentative": False,
    }
    assert item["source"]["row"] == 2


def test_empty_columns_are_left_out_and_printed_numbers_kept():
    plan = recognise(department_plan())
    first = replace(plan.groups[0].items[0], number="1.1", product_text="Báo cáo")
    draft = replace(plan, groups=(replace(plan.groups[0], items=(first,)),))

    item = to_json(draft)["groups"][0]["items"][0]

    assert (item["no"], item["product_text"]) == ("1.1", "Báo cáo")
    assert "budget_text" not in item
