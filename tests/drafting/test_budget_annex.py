"""The annex of money: frozen when the report is drafted, leading back, never in public."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document

from nhipcau.budgets.lines import Share, revise_line, share_over
from nhipcau.budgets.recording import correct_entry
from nhipcau.drafting.consolidated import citing, report_document
from nhipcau.drafting.decree30.build import build
from nhipcau.drafting.decree30.checking.check import check
from nhipcau.drafting.decree30.checking.figures import marked_figures
from nhipcau.drafting.letterheads import of_province
from nhipcau.drafting.reporting import compose, draft_report
from nhipcau.reports.models import Consolidation
from tests.factories.budgets import make_entry, make_line
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_plan, make_task
from tests.factories.reports import make_round

pytestmark = pytest.mark.django_db

DAY = date(2024, 4, 2)
TITLE = "KINH PHÍ THỰC HIỆN"


def drafted(*, with_budget: bool = True) -> Consolidation:
    plan = make_plan()
    task = make_task(plan=plan, leads=(make_unit(),))
    if with_budget:
        line = make_line(plan, title="In sách", item="m")
        share_over(line, shares=[Share(task, weight=1)], by=make_user())
        make_entry(line, 200_000_000)
        make_entry(line, 150_000_000, stage="allocated")
        make_line(plan, title="Hội chợ", source="social", is_integrated=True, note="Theo đề án")
    return draft_report(make_round(plan=plan), by=make_user(), day=DAY).consolidation


def built(consolidation: Consolidation) -> bytes:
    return build(compose(consolidation, of_province(consolidation.round.plan, day=DAY), day=DAY))


def table_of(data: bytes) -> list[list[str]]:
    """The rows of the last table, below its heading."""
    rows = Document(BytesIO(data)).tables[-1].rows[1:]
    return [["".join(t.text for t in cell._tc.iter("{*}t")) for cell in row.cells] for row in rows]


def titles_of(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(BytesIO(data)).paragraphs]


def test_the_annex_prints_each_line_under_its_source_with_what_is_unknown_left_so():
    rows = table_of(built(drafted()))

    assert [row[1:] for row in rows if row[0]] == [
        ["In sách", "m", "200.000.000", "150.000.000", "–", "–", ""],
        ["Hội chợ", "", "", "", "", "", "Lồng ghép. Theo đề án"],
    ]
    total = ["", "Tổng cộng", "", "200.000.000", "150.000.000", "–", "–", ""]
    assert (rows[-1], [row[1] for row in rows].count("Cộng")) == (total, 1)


def test_the_codes_of_the_items_are_told_below_the_table():
    said = titles_of(built(drafted()))

    assert "Mục chi theo Nghị định 129/2026/NĐ-CP, Điều 6: m) Trang thiết bị, dịch vụ." in said


def test_the_annex_breaks_no_rule_of_the_decree_that_the_report_kept_without_it():
    with_it, without = (check(built(drafted(with_budget=given))) for given in (True, False))

    assert {(f.rule, f.outcome) for f in with_it.findings} == {
        (f.rule, f.outcome) for f in without.findings
    }


def test_every_amount_of_a_line_leads_to_the_entries_behind_it():
    one = drafted()
    line = one.round.plan.budget_lines.first().pk

    marked = [f for f in marked_figures(built(one)) if f.id.startswith("kinh-phi.")]

    assert [(figure.id, figure.text) for figure in marked] == [
        (f"kinh-phi.{one.pk}.{line}.estimate", "200.000.000"),
        (f"kinh-phi.{one.pk}.{line}.allocated", "150.000.000"),
    ]


def test_a_drafted_report_stays_the_same_whatever_becomes_of_the_budget():
    one = drafted()
    before, line, by = built(one), one.round.plan.budget_lines.first(), make_user()

    revise_line(line, changes={"title": "In tờ rơi"}, reason="Đổi", by=by)
    correct_entry(line.entries.first(), amount=5, day=DAY, reason="Nhầm", by=by)
    make_entry(line, 90_000_000, stage="spent")

    one.refresh_from_db()
    assert built(one) == before
    with one.document.file.content.open("rb") as kept:
        assert kept.read() == before


def test_a_plan_without_lines_has_neither_annex_nor_key():
    one = drafted(with_budget=False)

    assert "budget" not in one.content
    assert TITLE not in titles_of(built(one))


def test_money_is_never_printed_in_a_public_version():
    one = drafted()
    cite = citing({}, consolidation=one.pk, base_url="https://mau.example")
    letterhead = of_province(one.round.plan, day=DAY)

    files = {
        public: build(
            report_document(one.content, [], letterhead, cite=cite, day=DAY, for_public=public)
        )
        for public in (False, True)
    }

    assert [TITLE in titles_of(files[public]) for public in (False, True)] == [True, False]
    assert "000.000" not in str(Document(BytesIO(files[True])).element.xml)
