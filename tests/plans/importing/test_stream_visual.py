"""Tables told line by line, columns side by side."""

import pytest

from nhipcau.plans.importing.read.paper import Line, Unreadable
from nhipcau.plans.importing.read.text import read_text
from nhipcau.plans.importing.recognise.stream import recognise_stream

ROWS = (
    ("TT", "NHIỆM VỤ", "CHỦ TRÌ", "PHỐI HỢP", "THỜI GIAN"),
    ("1", "Tổ chức họp báo", "Sở Ngoại vụ", "Các sở, ban,", "Quý II"),
    ("", "quốc tế", "", "ngành", ""),
    ("2", "Đón đoàn phóng viên", "Sở Văn hóa,", "Công an tỉnh", "Cả năm"),
    ("", "nước ngoài", "Thể thao và", "", ""),
    ("", "", "Du lịch", "", ""),
    ("3", "Biên soạn bản tin", "Sở Ngoại vụ", "Báo tỉnh", "Tháng 6"),
)


def lines_of(text: str) -> tuple[Line, ...]:
    return tuple(block for block in read_text(text.encode()).blocks if isinstance(block, Line))


def test_columns_that_stand_clear_are_read():
    text = "\n".join("".join(f"{cell:<24}" for cell in row).rstrip() for row in ROWS)

    groups, _ = recognise_stream(lines_of(text))

    assert [
        (task.number, task.title, task.lead_text, task.coordinating_text, task.timeframe_text)
        for group in groups
        for task in group.items
    ] == [
        ("1", "Tổ chức họp báo quốc tế", "Sở Ngoại vụ", "Các sở, ban, ngành", "Quý II"),
        (
            "2",
            "Đón đoàn phóng viên nước ngoài",
            "Sở Văn hóa, Thể thao và Du lịch",
            "Công an tỉnh",
            "Cả năm",
        ),
        ("3", "Biên soạn bản tin", "Sở Ngoại vụ", "Báo tỉnh", "Tháng 6"),
    ]


def test_columns_that_run_into_each_other_are_refused():
    text = "\n".join("  ".join(cell or "     " for cell in row) for row in ROWS)

    with pytest.raises(Unreadable) as refused:
        recognise_stream(lines_of(text))

    assert refused.value.code == "side_by_side"


def test_headings_set_in_the_middle_of_their_columns_are_told_apart_page_by_page():
    heading = "TT       Nhiệm vụ          Đơn vị chủ trì     Đơn vị phối hợp    Thời gian"
    rows = """1    Tổ chức họp báo      Sở Ngoại vụ        Các sở, ban,       Quý II
     quốc tế                                 ngành
2    Đón đoàn khách       Sở Du lịch         Báo tỉnh           Tháng 6
     Lào
a)   Chúc Tết bạn Lào     Sở Ngoại vụ        Báo tỉnh           Tháng 4"""
    page = "\n".join((heading, rows))

    groups, _ = recognise_stream(read_text(f"{page}\f{heading}\n{rows}".encode()).blocks)

    assert [(task.number, task.title) for group in groups for task in group.items][:3] == [
        ("1", "Tổ chức họp báo quốc tế"),
        ("2", "Đón đoàn khách Lào"),
        ("a", "Chúc Tết bạn Lào"),
    ]
    assert {task.timeframe_text for group in groups for task in group.items} == {
        *("Quý II", "Tháng 6", "Tháng 4"),
    }


def test_a_table_told_column_after_column_is_refused():
    text = "KẾ HOẠCH\nTT\n1\n2\n3\n4\nNhiệm vụ\nHọp báo\nĐón đoàn\nChủ trì\nSở Y tế\nSở Nội vụ"

    with pytest.raises(Unreadable) as refused:
        recognise_stream(read_text(text.encode()).blocks)

    assert refused.value.code == "clumped"
