"""The parts a table stream is read with: headings, numbers, page breaks, widths."""

import pytest

from nhipcau.plans.importing.read.paper import Line, Place
from nhipcau.plans.importing.recognise.printed_width import printed_width
from nhipcau.plans.importing.recognise.row_starts import find_starts
from nhipcau.plans.importing.recognise.stream_header import Column, find_heading, split_headings
from nhipcau.plans.importing.recognise.stream_pages import parted, without_repeats
from nhipcau.plans.importing.recognise.time_words import is_time, join_raw


def lines_of(*texts: str) -> list[Line]:
    """Lines of one page each; "|" before a text begins a new page."""
    page = 1
    lines = []
    for number, text in enumerate(texts, start=1):
        page += text.startswith("|")
        place = Place(page=page, line=number, last_line=number)
        lines.append(Line(text.lstrip("|"), place, starts_page=text.startswith("|")))
    return lines


@pytest.mark.parametrize(
    ("texts", "columns"),
    [
        (
            ("CHƢƠNG TRÌNH, NHIỆM VỤ ĐƠN VỊ CHỦ TRÌ", "ĐƠN VỊ", "PHỐI HỢP", "THỜI GIAN", "THỰC"),
            [
                ("title", "CHƢƠNG TRÌNH, NHIỆM VỤ"),
                ("lead", "ĐƠN VỊ CHỦ TRÌ"),
                ("coordinating", "ĐƠN VỊ PHỐI HỢP"),
                ("timeframe", "THỜI GIAN THỰC"),
            ],
        ),
        (
            ("Nội dung công việc Thời gian hoàn thành Cơ quan, đơn vị chủ trì Sản phẩm Ghi chú",),
            [
                ("title", "Nội dung công việc"),
                ("timeframe", "Thời gian hoàn thành"),
                ("lead", "Cơ quan, đơn vị chủ trì"),
                ("product", "Sản phẩm"),
                ("note", "Ghi chú"),
            ],
        ),
        (
            ("Nhiệm vụ", "Cơ quan", "chủ trì", "Cơ quan", "phối hợp", "Thời hạn", "Kinh phí"),
            [
                ("title", "Nhiệm vụ"),
                ("lead", "Cơ quan chủ trì"),
                ("coordinating", "Cơ quan phối hợp"),
                ("timeframe", "Thời hạn"),
                ("budget", "Kinh phí"),
            ],
        ),
    ],
)
def test_the_words_of_a_heading_row_are_cut_into_columns(texts, columns):
    assert split_headings(texts) == tuple(Column(*column) for column in columns)


@pytest.mark.parametrize(
    "numbers", [("1 2 3 4",), ("(1) (2) (3) (4)",), ("(1)", "(2)", "(3)", "(4)"), ()]
)
def test_a_row_that_numbers_the_columns_belongs_to_the_heading(numbers):
    lines = lines_of(
        "KẾ HOẠCH", "STT Nhiệm vụ Chủ trì", "Thời gian", *numbers, "1 Tổ chức họp báo", "Sở Y tế"
    )

    found = find_heading(lines)

    assert found is not None
    assert found[:2] == (1, 3 + len(numbers))


def test_a_heading_row_whose_number_heading_stands_on_two_lines_is_found():
    lines = lines_of("Số", "TT", "Nhiệm vụ", "Chủ trì", "Thời gian", "1 Tổ chức họp báo")

    found = find_heading(lines)

    assert found is not None
    assert [column.kind for column in found[2]] == ["title", "lead", "timeframe"]


@pytest.mark.parametrize(
    ("texts", "labels"),
    [
        (("I Tuyên truyền", "1 Họp báo", "Sở Y tế Cả năm", "II Khác", "1", "Đón"), "I 1 II 1"),
        (("I. Tuyên truyền", "1. Họp báo", "II. Khác", "2. Đón đoàn"), "I 1 II 2"),
        (("A Tuyên truyền", "I Trong nước", "1 Họp báo", "B Khác", "I Đối ngoại"), "A I 1 B I"),
        (("1 Họp báo với", "3 tỉnh Nam Lào", "Sở Y tế Cả năm", "2 Đón đoàn", "Cả năm"), "1 2"),
        (("1 Bản tin", "Sở Y tế", "6 tháng đầu năm", "2 Đón đoàn", "Cả năm"), "1 2"),
        (("1 Bản tin", "04 số bản tin", "Sở Y tế Cả năm", "2 Đón đoàn", "Cả năm"), "1 2"),
        (("01 Bản tin", "Sở Y tế Cả năm", "02 Đón đoàn", "Cả năm"), "01 02"),
        (("1 Họp báo", "Sở Y tế Cả năm", "3 Đón đoàn", "Sở Y tế Cả năm"), "1 3"),
    ],
)
def test_the_numbers_that_count_on_begin_groups_and_rows(texts, labels):
    starts = find_starts(lines_of(*texts), time_is_last=True)

    assert " ".join(start.label for start in starts) == labels


def test_heading_rows_and_page_numbers_of_later_pages_are_left_out():
    heading = lines_of("TT Nhiệm vụ", "Chủ trì")
    body = lines_of("1 Họp báo", "|2", "TT Nhiệm vụ Chủ trì", "Sở Y tế", "|3", "TT Nhiệm vụ")

    kept = without_repeats([*body, *lines_of("Chủ trì", "2 Đón đoàn")], heading)

    assert [(line.text, line.starts_page) for line in kept] == [
        ("1 Họp báo", False),
        ("Sở Y tế", True),
        ("2 Đón đoàn", True),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cả năm", True),
        ("Quý I-III/năm 2024", True),
        ("Xong trước 30/6", True),
        ("Sở Du lịch", False),
        ("Thường xuyên cập nhật thông tin về các hoạt động đối ngoại của địa phương", False),
    ],
)
def test_times_are_told_from_other_words(text, expected):
    assert is_time(text) is expected


def test_a_hyphen_or_slash_at_a_line_end_takes_no_space():
    assert join_raw(("Quyết định 969/QĐ-", "UBND ngày 26/", "3/2018", "của tỉnh -", "xã")) == (
        "Quyết định 969/QĐ-UBND ngày 26/3/2018 của tỉnh - xã"
    )


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("Trước 15/12/20", "26"), "Trước 15/12/2026"),
        (("Quý II/202", "6"), "Quý II/2026"),
        (("Ngày 15/12", "26 bài"), "Ngày 15/12 26 bài"),
    ],
)
def test_a_year_torn_in_a_narrow_column_is_whole_again(lines, text):
    assert join_raw(lines) == text


def test_marks_take_no_width():
    assert printed_width("Đường lối") == printed_width("Đuong lôi")


def test_a_heading_and_its_first_row_run_into_one_line_stand_apart():
    lines = parted(lines_of("II Các nhiệm vụ khác 1 Xây dựng đề án", "và triển khai"))

    assert [line.text for line in lines] == [
        "II Các nhiệm vụ khác",
        "1 Xây dựng đề án",
        "và triển khai",
    ]
