"""Which column is which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.plans.importing.read.paper import Place, Row
from nhipcau.plans.importing.recognise.columns import Header, column_of, find_header


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("TT", "number"),
        ("S\nTT", "number"),
        ("Số TT", "number"),
        ("CHƢƠNG TRÌNH, NHIỆM VỤ", "title"),
        ("Nội dung công việc", "title"),
        ("Nội dung phối hợp", "title"),
        ("ĐƠN VỊ\nCHỦ TRÌ", "lead"),
        ("Cơ quan/đơn vị", "lead"),
        ("Đơn vị thực hiện", "lead"),
        ("Cơ quan, đơn vị chịu trách nhiệm", "lead"),
        ("Cơ quan chủ trì, phối hợp", "lead"),
        ("Cơ quan, đơn vị phối hợp", "coordinating"),
        ("THỜI GIAN\nTHỰC\nHIỆN", "timeframe"),
        ("Thời gian thực hiện nhiệm vụ", "timeframe"),
        ("Hạn hoàn thành", "timeframe"),
        ("Tiến độ", "timeframe"),
        ("Sản phẩm/Kết quả", "product"),
        ("Kết quả thực hiện nhiệm vụ", "product"),
        ("Kinh phí thực hiện (triệu đồng)", "budget"),
        ("Văn bản giao nhiệm vụ", "basis"),
        ("Ghi chú", "note"),
        ("Đơn vị tính", None),
        ("Địa điểm", None),
        ("", None),
    ],
)
def test_column_of_knows_the_usual_headings(heading, field):
    assert column_of(heading) == field


@given(st.text(max_size=200))
def test_column_of_takes_any_text(heading):
    fields = {"number", "title", "lead", "coordinating", "timeframe", "product", "budget"}

    assert column_of(heading) in fields | {"basis", "note", None}


def test_column_of_does_not_mind_marks_or_case():
    assert column_of("don vi CHU TRI") == column_of("Đơn vị chủ trì") == "lead"


def row(*cells, spans=None):
    return Row(cells, spans or tuple(range(len(cells))), Place())


def test_find_header_passes_over_title_rows_above():
    rows = [
        row("PHỤ LỤC", "PHỤ LỤC", "PHỤ LỤC", spans=(1, 1, 1)),
        row("TT", "Nhiệm vụ", "Chủ trì", spans=(2, 3, 4)),
        row("1", "Mở lớp", "Sở Nội vụ", spans=(5, 6, 7)),
    ]

    header = find_header(rows)

    assert header == Header(
        first=1,
        last=1,
        fields=("number", "title", "lead"),
        headings=("TT", "Nhiệm vụ", "Chủ trì"),
        groups=("", "", ""),
    )


def test_find_header_reads_two_rows_under_a_merged_heading():
    rows = [
        row(
            "STT",
            "Nội dung",
            "Đơn vị thực hiện",
            "Đơn vị thực hiện",
            "Thời gian",
            spans=(1, 2, 3, 3, 4),
        ),
        row("STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian", spans=(1, 2, 5, 6, 4)),
        row("1", "Mở lớp", "Sở Nội vụ", "Các sở", "Quý I", spans=(7, 8, 9, 10, 11)),
    ]

    header = find_header(rows)

    assert header == Header(
        first=0,
        last=1,
        fields=("number", "title", "lead", "coordinating", "timeframe"),
        headings=("STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian"),
        groups=("", "", "Đơn vị thực hiện", "Đơn vị thực hiện", ""),
    )


def test_find_header_keeps_unknown_columns_with_their_heading():
    header = find_header([row("TT", "Nội dung", "Địa điểm", "Thời gian")])

    assert header is not None
    assert header.fields == ("number", "title", None, "timeframe")
    assert header.headings[2] == "Địa điểm"


def test_find_header_gives_a_field_to_its_first_column():
    header = find_header([row("TT", "Nội dung", "Thời gian", "Thời hạn hoàn thành")])

    assert header is not None
    assert header.fields == ("number", "title", "timeframe", None)


def test_find_header_does_not_take_a_task_for_headings():
    rows = [row("1", "Xây dựng chương trình công tác", "Cơ quan chủ trì", "Thời gian: Quý I")]

    assert find_header(rows) is None
