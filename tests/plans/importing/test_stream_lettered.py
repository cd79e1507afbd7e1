"""Table streams of less common layouts: two heading rows, lettered rows, unmarked page ends."""

import pytest

from nhipcau.plans.importing.read.paper import Line, Place
from nhipcau.plans.importing.recognise.row_cuts import Cut
from nhipcau.plans.importing.recognise.row_starts import Start
from nhipcau.plans.importing.recognise.stream import recognise_stream
from nhipcau.plans.importing.recognise.stream_draft import StreamRow, draft_groups
from nhipcau.plans.importing.recognise.stream_header import Column
from tests.plans.importing.papers import text_paper


def rows_of(text: str) -> list[tuple[str, ...]]:
    """Parent, number, title, lead, coordinating and time of each row."""
    groups, _ = recognise_stream(text_paper(text).blocks)
    return [
        (
            *(task.parent, task.number, task.title),
            *(task.lead_text, task.coordinating_text, task.timeframe_text),
        )
        for group in groups
        for task in group.items
    ]


@pytest.mark.parametrize("torn", ["ST\nT", "S\nT\nT", "T\nT", "Số\nthứ\ntự"])
def test_a_number_heading_torn_in_a_narrow_column_is_found(torn):
    text = f"{torn}\nNhiệm vụ Chủ trì Phối hợp Thời gian\n1 Họp báo Sở Nội vụ Sở Y tế Quý I"

    assert rows_of(text) == [("", "1", "Họp báo", "Sở Nội vụ", "Sở Y tế", "Quý I")]


def test_headings_below_a_shared_heading_are_the_columns():
    text = """STT Nhiệm vụ Đơn vị thực hiện Thời gian
Chủ trì Phối hợp
1 Họp báo định kỳ Sở Nội vụ Sở Tư pháp Quý I
2 Đón đoàn phóng viên Sở Ngoại vụ Công an tỉnh Quý II"""

    assert rows_of(text) == [
        ("", "1", "Họp báo định kỳ", "Sở Nội vụ", "Sở Tư pháp", "Quý I"),
        ("", "2", "Đón đoàn phóng viên", "Sở Ngoại vụ", "Công an tỉnh", "Quý II"),
    ]


def test_rows_with_letters_stand_below_the_row_with_a_number():
    text = """STT NỘI DUNG CHỦ TRÌ PHỐI HỢP THỜI GIAN
1 Tuyên truyền các ngày lễ lớn
Sở Ngoại vụ Sở Tư pháp Cả năm
a) Kỷ niệm ngày thành lập Đảng
Sở Y tế Công an tỉnh Tháng 2
b) Gặp mặt chuyên gia nước ngoài
Sở Nội vụ Công an tỉnh Ngày 20/11
2 Họp báo
Sở Ngoại vụ Công an tỉnh Quý I"""

    assert rows_of(text) == [
        ("", "1", "Tuyên truyền các ngày lễ lớn", "Sở Ngoại vụ", "Sở Tư pháp", "Cả năm"),
        ("1", "a", "Kỷ niệm ngày thành lập Đảng", "Sở Y tế", "Công an tỉnh", "Tháng 2"),
        ("1", "b", "Gặp mặt chuyên gia nước ngoài", "Sở Nội vụ", "Công an tỉnh", "Ngày 20/11"),
        ("", "2", "Họp báo", "Sở Ngoại vụ", "Công an tỉnh", "Quý I"),
    ]


def test_letters_within_a_cell_begin_no_rows():
    text = """STT NỘI DUNG CHỦ TRÌ PHỐI HỢP THỜI GIAN
1 Quảng bá du lịch:
a) tham gia hội chợ;
b) đón các đoàn khảo sát.
Sở Ngoại vụ Sở Tư pháp Cả năm
2 Họp báo
Sở Ngoại vụ Công an tỉnh Quý I"""

    assert [row[1] for row in rows_of(text)] == ["1", "2"]


def test_a_heading_repeated_without_a_page_mark_is_left_out():
    heading = "TT Nhiệm vụ Cơ quan chủ trì\nCơ quan phối hợp Thời gian thực\nhiện"
    text = f"""{heading}
(1) (2) (3) (4) (5)
1 Họp báo định kỳ Sở Nội vụ Sở Tư pháp Quý I
{heading}
2 Đón đoàn phóng viên Sở Ngoại vụ Công an tỉnh Quý II"""

    assert [row[2:] for row in rows_of(text)] == [
        ("Họp báo định kỳ", "Sở Nội vụ", "Sở Tư pháp", "Quý I"),
        ("Đón đoàn phóng viên", "Sở Ngoại vụ", "Công an tỉnh", "Quý II"),
    ]


def test_a_mark_for_as_above_stands_for_the_cell_above():
    text = """TT Nhiệm vụ Cơ quan chủ trì Cơ quan phối hợp Thời gian
1 Họp báo định kỳ Sở Nội vụ Sở Tư pháp Quý I
2 Đón đoàn phóng viên
-nt- Ban Tuyên giáo
Tỉnh ủy
Quý II"""

    assert rows_of(text)[1][2:] == (
        *("Đón đoàn phóng viên", "Sở Nội vụ", "Ban Tuyên giáo Tỉnh ủy", "Quý II"),
    )


def test_groups_of_a_second_table_keep_a_code_of_their_own():
    heading = "TT Nhiệm vụ Chủ trì Thời gian\n"
    text = (
        f"PHỤ LỤC I\n{heading}1 Họp báo Sở Nội vụ Quý I\n2 Đón đoàn Sở Y tế Quý II\n"
        f"PHỤ LỤC II\n{heading}1 Gặp mặt Sở Y tế Quý I\n2 Chúc Tết Sở Nội vụ Quý II"
    )

    groups, _ = recognise_stream(text_paper(text).blocks)

    assert [(group.code, len(group.items)) for group in groups] == [("", 2), ("(2)", 2)]


def test_one_column_may_hold_the_leading_and_the_helping_units():
    text = """TT Nội dung Đơn vị thực hiện Thời gian
1 Tổ chức họp báo
- Chủ trì: Sở Ngoại vụ
- Phối hợp: Công an tỉnh
Quý I
2 Tổ chức lễ hội hoa
- Chủ trì: Sở Y tế
- Phối hợp: Sở Nội vụ
Tháng 12"""

    assert [row[2:4] for row in rows_of(text)] == [
        ("Tổ chức họp báo", "- Chủ trì: Sở Ngoại vụ - Phối hợp: Công an tỉnh"),
        ("Tổ chức lễ hội hoa", "- Chủ trì: Sở Y tế - Phối hợp: Sở Nội vụ"),
    ]


def test_a_row_with_one_cell_of_units_among_rows_with_two_is_doubted():
    columns = (Column("title", "Nhiệm vụ"), Column("lead", "Chủ trì"), Column("coordinating", ""))
    cells = [(("Họp báo",), ("Sở Nội vụ",), ("Sở Tư pháp",))] * 4
    cells += [(("Tập huấn",), ("UBND các xã, phường",), ())]
    rows = [
        StreamRow(
            Start(at, "row", str(at), (at,), "Họp báo"),
            (Line("Họp báo", Place()),),
            holds_cells=True,
            cut=Cut(cells=each, score=0.0, margin=9.0),
        )
        for at, each in enumerate(cells, start=1)
    ]

    _, doubts = draft_groups(rows, columns, ())

    assert [(doubt.where, doubt.kind) for doubt in doubts] == [
        ("groups.5.lead", "single_unit_cell"),
    ]
