"""A plan read, printed and read again is the same plan, in Word and in PDF."""

from dataclasses import replace

import pytest
from gold_plan import gold_plan
from sample_papers import LETTER, NASTY_PLAN_TEXT, TWO_ANNEXES

from nhipcau.drafting.decree30.build import build
from nhipcau.drafting.decree30.document import GroupRow, OutgoingDocument
from nhipcau.drafting.decree30.print_pdf import face_for, print_pdf
from nhipcau.drafting.plan_paper import issuer_parts, plan_document, preamble_parts
from nhipcau.drafting.plan_pdf import plan_pdf
from nhipcau.drafting.plan_table import plan_table
from nhipcau.plans.importing.recognise.draft import DraftDocument, DraftGroup, DraftPlan, DraftTask
from nhipcau.plans.importing.recognise.plan import read_plan

Rows = list[tuple[str, ...]]


def rows(plan: DraftPlan) -> Rows:
    return [
        (g.code, g.title, t.number, t.title, t.lead_text, t.coordinating_text, t.timeframe_text)
        for g in plan.groups
        for t in g.items
    ]


def passages(plan: DraftPlan) -> list[tuple[int, str]]:
    paper = plan.document
    return [(p.number, p.text) for p in (*paper.focus_tasks, *paper.funding, *paper.organisation)]


def test_the_printed_word_file_reads_back_to_the_same_plan():
    plan = gold_plan()

    again = read_plan(build(plan_document(plan)), "ke-hoach.docx")

    assert rows(again) == rows(plan)
    assert passages(again) == passages(plan)
    assert again.document.recipients == plan.document.recipients
    assert again.document.preamble == plan.document.preamble


def test_the_printed_pdf_reads_back_to_the_same_plan():
    plan = gold_plan()

    again = read_plan(plan_pdf(plan), "ke-hoach.pdf")

    assert rows(again) == rows(plan)
    assert passages(again) == passages(plan)


def test_a_pdf_is_the_same_bytes_each_time():
    assert plan_pdf(gold_plan()) == plan_pdf(gold_plan())


def test_a_pdf_in_another_face_says_so():
    face = face_for()

    assert face.name == "Libertinus Serif"
    assert "thay cho Times New Roman" in face.remark


@pytest.mark.parametrize("document", [TWO_ANNEXES, LETTER])
def test_reports_and_letters_are_printed_as_pdf_too(document: OutgoingDocument) -> None:
    assert print_pdf(document).startswith(b"%PDF-")


def test_markup_in_a_plan_is_printed_as_words():
    task = DraftTask(number="1", title=NASTY_PLAN_TEXT, extra=(("Ghi #chú", "*x* _y_ $z$ \\ @a"),))
    plan = DraftPlan(DraftDocument(title=NASTY_PLAN_TEXT), (DraftGroup("I", "#panic()", (task,)),))

    assert plan_pdf(plan).startswith(b"%PDF-")


def test_columns_that_no_row_uses_are_left_out_and_extra_ones_kept():
    tasks = (
        DraftTask(number="1", title="A", budget_text="50 triệu", extra=(("Mã số", "x"),)),
        DraftTask(number="2", title="B", extra=(("Mã số", "y"), ("Mã số", "z"))),
    )

    table = plan_table(DraftPlan(DraftDocument(), (DraftGroup("", "", tasks),)))

    assert [c.heading for c in table.columns][5:] == ["KINH PHÍ", "Mã số"]
    assert [row[5:] for row in table.rows if not isinstance(row, GroupRow)] == [
        ("50 triệu", "x"),
        ("", "y\nz"),
    ]


def test_columns_keep_the_headings_of_the_paper():
    headings = ("Số TT", "Nội dung thực hiện", "Cơ quan chủ trì", "Phối hợp", "Thời gian thực hiện")
    plan = replace(gold_plan(), document=DraftDocument(annex_columns=headings))

    assert tuple(column.heading for column in plan_table(plan).columns) == headings


@pytest.mark.parametrize(
    ("lines", "issuer", "parts"),
    [
        (("ỦY BAN NHÂN DÂN", "TỈNH A"), "Ủy ban nhân dân tỉnh A", 0),
        (("UBND TỈNH A", "SỞ DU LỊCH"), "Sở Du lịch", 1),
        (("UBND TỈNH A", "SỞ VĂN HÓA,", "THỂ THAO"), "Sở Văn hóa, Thể thao", 1),
    ],
)
def test_the_superior_body_is_told_from_the_issuer(
    lines: tuple[str, ...], issuer: str, parts: int
) -> None:
    found = issuer_parts(DraftDocument(issuer=issuer, issuer_lines=lines))

    assert found == (lines[:parts], lines[parts:])


def test_leading_căn_cứ_become_lines_of_their_own():
    found = preamble_parts("Căn cứ Luật A;\nCăn cứ Nghị định B.\nUBND tỉnh ban hành Kế hoạch:")

    assert found == (("Căn cứ Luật A;", "Căn cứ Nghị định B."), ("UBND tỉnh ban hành Kế hoạch:",))


def test_an_empty_plan_is_printed_without_an_annex():
    document = plan_document(DraftPlan(DraftDocument(), ()))

    assert document.annexes == ()
    assert build(document).startswith(b"PK")
    assert print_pdf(document).startswith(b"%PDF-")
