"""What was accepted comes out of the register again, word for word."""

from dataclasses import replace
from pathlib import Path

import pytest

from nhipcau.drafting.plan_from_register import plan_from_register
from nhipcau.plans.importing.accept import accept, begin_load
from nhipcau.plans.importing.read.intake import read_file
from nhipcau.plans.importing.recognise.draft import DraftPlan, Passage
from nhipcau.plans.importing.recognise.plan import recognise
from tests.factories.documents import make_file
from tests.factories.loads import looked_at, sample_directory
from tests.factories.organisations import make_user

SAMPLE = Path(__file__).parents[1] / "samples" / "ke-hoach-ttdn-binh-dinh-2024.txt"

pytestmark = pytest.mark.django_db


def without_the_reading(draft: DraftPlan) -> DraftPlan:
    """The draft without places in the file, doubts and letters of old fonts."""
    document = draft.document

    def plain(passages):
        return tuple(Passage(one.number, one.text) for one in passages)

    return DraftPlan(
        replace(
            document,
            focus_tasks=plain(document.focus_tasks),
            funding=plain(document.funding),
            organisation=plain(document.organisation),
        ),
        tuple(
            replace(
                group,
                title_source="",
                items=tuple(replace(item, source=None, doubts=()) for item in group.items),
            )
            for group in draft.groups
        ),
    )


def test_the_sample_comes_out_as_it_went_in():
    sample_directory()
    draft = recognise(read_file(SAMPLE))
    load = begin_load(make_file(content=SAMPLE.read_bytes()), draft, by=make_user())

    plan = accept(looked_at(load), by=load.created_by)

    assert plan_from_register(plan) == without_the_reading(draft)


def test_the_number_and_day_given_later_are_printed(django_assert_num_queries):
    sample_directory()
    load = begin_load(make_file(), recognise(read_file(SAMPLE)), by=make_user())
    plan = accept(looked_at(load), by=load.created_by)
    plan.document.number = "34/KH-UBND"

    with django_assert_num_queries(4):
        document = plan_from_register(plan).document

    assert (document.number, document.number_blank) == ("34/KH-UBND", False)


def test_a_type_that_is_no_kind_of_ours_is_printed_as_it_was():
    sample_directory()
    draft = recognise(read_file(SAMPLE))
    draft = replace(draft, document=replace(draft.document, type="ĐỀ ÁN"))
    load = begin_load(make_file(), draft, by=make_user())

    plan = accept(looked_at(load), by=load.created_by)

    assert plan_from_register(plan).document.type == "ĐỀ ÁN"
