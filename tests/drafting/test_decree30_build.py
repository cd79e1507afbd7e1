"""What the builder prints: the words as given, the form of the decree, the same bytes each time."""

import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from gold_plan import gold_plan
from hypothesis import given
from hypothesis import strategies as st
from sample_papers import LETTER, PLAN, REPORT, TWO_ANNEXES

from nhipcau.drafting.decree30.build import build
from nhipcau.drafting.decree30.checking.check import check
from nhipcau.drafting.decree30.checking.figures import marked_figures, typed_numbers
from nhipcau.drafting.decree30.document import (
    Annex,
    Bold,
    Column,
    Figure,
    Heading,
    Items,
    Marker,
    OutgoingDocument,
    Para,
    Row,
    TableBlock,
    printable,
)
from nhipcau.drafting.decree30.letterhead import date_text, number_text
from nhipcau.drafting.plan_paper import plan_document

LONG_NAME = "Ủy ban bảo vệ và phát huy giá trị di sản văn hóa phi vật thể " * 12


def many_tasks(count: int) -> OutgoingDocument:
    """The sample plan with its tasks repeated, or cut, to `count`."""
    plan = plan_document(gold_plan())
    (table,) = plan.annexes[0].blocks
    assert isinstance(table, TableBlock)
    rows = tuple(row for row in table.rows if isinstance(row, Row)) * 10
    annex = replace(plan.annexes[0], blocks=(replace(table, rows=rows[:count]),))
    return replace(plan, annexes=(annex,))


def with_long_names() -> OutgoingDocument:
    return replace(
        REPORT,
        issuer_lines=(LONG_NAME,),
        superior_lines=(LONG_NAME,),
        subject=LONG_NAME,
        signer_lines=(LONG_NAME.upper(),),
        addressees=(LONG_NAME, "A" * 300),
        recipients=(LONG_NAME,),
        annexes=(Annex(LONG_NAME, (wide_table("A" * 400, LONG_NAME * 20),), True),),
    )


def wide_table(*texts: str) -> TableBlock:
    return TableBlock(tuple(Column(str(i), 1) for i in range(len(texts))), (Row(texts),))


PAPERS = {
    "báo cáo": REPORT,
    "hai phụ lục": TWO_ANNEXES,
    "công văn": LETTER,
    "kế hoạch": PLAN,
    "kế hoạch mẫu": plan_document(gold_plan()),
    "1 nhiệm vụ": many_tasks(1),
    "53 nhiệm vụ": many_tasks(53),
    "500 nhiệm vụ": many_tasks(500),
    "rỗng": replace(REPORT, blocks=(), annexes=(), legal_bases=(), recipients=(), signer_name=""),
    "tên rất dài": with_long_names(),
    "đã có số, ngày": replace(REPORT, number="7", day=5, month=3),
    "phần": replace(REPORT, blocks=(Heading(0, "Phần I", "Kết quả"), *REPORT.blocks)),
}


@pytest.mark.parametrize("name", PAPERS)
def test_whatever_is_printed_keeps_every_rule(name: str) -> None:
    report = check(build(PAPERS[name]))

    assert report.failed == ()


@pytest.mark.parametrize("name", PAPERS)
def test_the_same_document_gives_the_same_bytes(name: str) -> None:
    assert build(PAPERS[name]) == build(PAPERS[name])


def test_every_word_of_the_sample_plan_stands_in_the_file():
    plan = gold_plan()
    printed = all_text(build(plan_document(plan)))

    lost = [
        text
        for group in plan.groups
        for task in group.items
        for text in (task.title, task.lead_text, task.coordinating_text, task.timeframe_text)
        if text not in printed
    ]

    assert lost == []
    assert printed.count("&") == 15  # 14 in the annex, one among the recipients


def all_text(data: bytes) -> str:
    file = docx.Document(BytesIO(data))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in file.paragraphs] + cells)


NASTY = 'Sở TT&TT <w:t> "x" ]]> {{ 7*7 }} 越南 ລາວ שלום مرحبا \u202e \U0001f389'


def test_text_is_data_in_every_place():
    document = replace(
        REPORT,
        subject=NASTY,
        blocks=(Para(NASTY, Bold(NASTY)), Items((Para(NASTY),)), wide_table(NASTY)),
    )

    assert all_text(build(document)).count(NASTY) == 5


@given(st.text())
def test_any_text_survives_without_the_characters_xml_cannot_hold(text: str) -> None:
    document = replace(REPORT, blocks=(Para("[", text, "]"), Para("hết")), annexes=())

    printed = docx.Document(BytesIO(build(document)))

    assert f"[{printable(text)}]" in [paragraph.text for paragraph in printed.paragraphs]


def test_control_characters_are_dropped():
    assert printable("Sở\x00 Du\x0b lịch\ud800\ufffe\r\n") == "Sở Du lịch\n"


@pytest.mark.parametrize(
    ("number", "printed"),
    [("", "Số:        /BC-STTTT"), ("7", "Số: 07/BC-STTTT"), ("105", "Số: 105/BC-STTTT")],
)
def test_a_number_below_ten_gets_a_zero_and_a_missing_one_leaves_room(
    number: str, printed: str
) -> None:
    assert number_text(replace(REPORT, number=number)) == printed


@pytest.mark.parametrize(
    ("day", "month", "printed"),
    [
        (5, 1, "ngày 05 tháng 01 năm 2024"),
        (15, 3, "ngày 15 tháng 3 năm 2024"),
        (None, 12, "ngày       tháng 12 năm 2024"),
    ],
)
def test_days_below_ten_and_the_first_two_months_get_a_zero(
    day: int | None, month: int, printed: str
) -> None:
    assert date_text(replace(REPORT, day=day, month=month)) == printed


def test_points_follow_the_vietnamese_alphabet():
    points = Items(tuple(Para(f"điểm {n}") for n in range(7)), Marker.LETTER)

    text = all_text(build(replace(REPORT, blocks=(points,), annexes=())))

    assert [f"{letter}) điểm {n}" in text for n, letter in enumerate("abcdđeg")] == [True] * 7


def test_a_counted_number_leads_back_to_its_items():
    data = build(REPORT)

    (first, second) = marked_figures(data)
    links = zipfile.ZipFile(BytesIO(data)).read("word/_rels/document.xml.rels").decode()

    assert (first.id, first.text) == ("bc.1.tin", "1.204")
    assert (second.id, second.text) == ("bc.1.tin-tieng-anh", "120")
    assert 'Target="https://a.vn/so-lieu/1" TargetMode="External"' in links


def test_a_number_without_an_id_is_listed_as_typed():
    text = Para("Năm 2024 đã mở 12 lớp, ", Figure("lop", "30"), " lượt (Tờ trình 89/TTr).")

    typed = typed_numbers(build(replace(REPORT, legal_bases=(), blocks=(text,), annexes=())))

    assert [number.text for number in typed] == ["12"]


@pytest.mark.parametrize("href", ["javascript:alert(1)", "file:///etc/passwd", "ftp://a.vn"])
def test_a_figure_links_to_the_web_only(href: str) -> None:
    with pytest.raises(ValueError, match="http"):
        Figure("so", "1", href)


def test_the_ids_of_controls_and_bookmarks_are_unique():
    figures = (Figure("x" * 64, "1"), Figure("x" * 63 + "y", "2"), Figure("x" * 64, "1"))
    data = build(replace(REPORT, blocks=(Para(*figures),), annexes=()))

    root = docx.Document(BytesIO(data)).element
    names = root.xpath("//w:bookmarkStart/@w:name")

    assert len(set(names)) == 3
    assert max(map(len, names)) <= 40
    assert len(set(root.xpath("//w:sdt/w:sdtPr/w:id/@w:val"))) == 3


def test_nơi_nhận_begins_with_như_trên_and_ends_with_lưu():
    document = replace(REPORT, recipients=("Lưu: VT, K9", "Bộ Ngoại giao;"))

    text = all_text(build(document))

    assert "Nơi nhận:\n- Như trên;\n- Bộ Ngoại giao;\n- Lưu: VT, K9." in text
