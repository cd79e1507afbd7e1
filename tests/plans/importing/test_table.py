"""Tables of tasks in the layouts of different offices."""

import docx

from nhipcau.plans.importing.read.paper import Place, Table
from nhipcau.plans.importing.read.word import read_word
from nhipcau.plans.importing.recognise.draft import DraftGroup, DraftTask, Source
from nhipcau.plans.importing.recognise.table import recognise_tables
from tests.plans.importing.office_files import add_table, saved, word_file

FIVE = ("TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian")


def recognised(rows, merges=()):
    paper = read_word(word_file(rows, merges))
    return recognise_tables([block for block in paper.blocks if isinstance(block, Table)])


def tasks(rows, merges=()):
    groups, _ = recognised(rows, merges)
    return [task for group in groups for task in group.items]


def kinds(found):
    return sorted(doubt.kind for doubt in found)


def source(row, text, last=0):
    return Source(Place(table=1, row=row), Place(table=1, row=last or row), text)


def test_groups_with_roman_numbers_and_merged_headings():
    groups, doubts = recognised(
        [
            FIVE,
            ("I", "Tuyên truyền", "", "", ""),
            ("1", "Mở chuyên trang", "Báo Lào Cai", "Các sở, ban, ngành", "Cả năm"),
            ("II", "Hội nghị", "", "", ""),
            ("1.", "Gặp mặt báo chí", "Sở Ngoại vụ", "Công an tỉnh", "Quý II"),
        ],
        merges=[((1, 1), (1, 4))],
    )

    first = DraftTask(
        number="1",
        title="Mở chuyên trang",
        lead_text="Báo Lào Cai",
        coordinating_text="Các sở, ban, ngành",
        timeframe_text="Cả năm",
        source=source(3, "1 | Mở chuyên trang | Báo Lào Cai | Các sở, ban, ngành | Cả năm"),
    )
    second = DraftTask(
        number="1",
        title="Gặp mặt báo chí",
        lead_text="Sở Ngoại vụ",
        coordinating_text="Công an tỉnh",
        timeframe_text="Quý II",
        source=source(5, "1. | Gặp mặt báo chí | Sở Ngoại vụ | Công an tỉnh | Quý II"),
    )
    assert doubts == ()
    assert groups == (
        DraftGroup("I", "Tuyên truyền", (first,), title_source="Tuyên truyền"),
        DraftGroup("II", "Hội nghị", (second,), title_source="Hội nghị"),
    )


def test_columns_in_another_order_with_extra_columns():
    found = tasks(
        [
            (
                *("STT", "Thời hạn hoàn thành", "Nội dung công việc", "Cơ quan chủ trì"),
                *("Sản phẩm", "Kinh phí", "Văn bản giao nhiệm vụ", "Địa điểm", "Ghi chú"),
            ),
            (
                *("1", "Trước 30/6/2027", "Xây dựng phim", "Sở Du lịch"),
                *("01 phim", "250 triệu", "Công văn số 12/UBND-VX", "Sa Pa", "Chuyển tiếp"),
            ),
        ]
    )

    text = (
        "1 | Trước 30/6/2027 | Xây dựng phim | Sở Du lịch | 01 phim | 250 triệu | "
        "Công văn số 12/UBND-VX | Sa Pa | Chuyển tiếp"
    )
    assert found == [
        DraftTask(
            number="1",
            title="Xây dựng phim",
            lead_text="Sở Du lịch",
            timeframe_text="Trước 30/6/2027",
            product_text="01 phim",
            budget_text="250 triệu",
            note_text="Chuyển tiếp",
            basis_text="Công văn số 12/UBND-VX",
            extra=(("Địa điểm", "Sa Pa"),),
            source=source(2, text),
        )
    ]


def test_two_heading_rows_and_a_row_that_counts_the_columns():
    found = tasks(
        [
            ("STT", "Nhiệm vụ", "Đơn vị thực hiện", "", "Thời gian"),
            ("", "", "Chủ trì", "Phối hợp", ""),
            ("(1)", "(2)", "(3)", "(4)", "(5)"),
            ("1", "Mở lớp", "Sở Nội vụ", "UBND các xã", "Quý III"),
        ],
        merges=[((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 2), (0, 3)), ((0, 4), (1, 4))],
    )

    assert found == [
        DraftTask(
            number="1",
            title="Mở lớp",
            lead_text="Sở Nội vụ",
            coordinating_text="UBND các xã",
            timeframe_text="Quý III",
            source=source(4, "1 | Mở lớp | Sở Nội vụ | UBND các xã | Quý III"),
        )
    ]


def test_numbers_with_steps_name_their_parent():
    found = tasks(
        [
            FIVE,
            ("1", "Báo chí", "Sở A", "", "Cả năm"),
            ("1.1", "Họp báo", "Sở B", "", "Quý I"),
            ("1.2", "Điểm báo", "Sở C", "", "Hằng ngày"),
            ("a)", "Báo in", "Sở D", "", "Hằng tuần"),
            ("2", "Xuất bản", "Sở E", "", "Quý IV"),
        ]
    )

    assert [(task.number, task.parent) for task in found] == [
        ("1", ""),
        ("1.1", "1"),
        ("1.2", "1"),
        ("a", "1.2"),
        ("2", ""),
    ]


def test_steps_below_bare_headings_make_groups():
    groups, _ = recognised(
        [
            FIVE,
            ("1", "Báo chí", "", "", ""),
            ("1.1", "Họp báo", "Sở B", "", "Quý I"),
            ("2", "Xuất bản", "", "", ""),
            ("2.1", "Bản tin", "Sở C", "", "Quý II"),
        ]
    )

    assert [group.title for group in groups] == ["Báo chí", "Xuất bản"]
    assert shape(groups) == [("1", ["1.1"]), ("2", ["2.1"])]


def test_parts_hold_sections():
    groups, _ = recognised(
        [
            FIVE,
            ("A", "CẤP TỈNH", "", "", ""),
            ("I", "Báo chí", "", "", ""),
            ("1", "Họp báo", "Sở B", "", "Quý I"),
            ("B", "CẤP XÃ", "", "", ""),
            ("I", "Truyền thanh", "", "", ""),
            ("1", "Phát thanh", "UBND xã", "", "Cả năm"),
        ]
    )

    assert [(group.code, len(group.items)) for group in groups] == [
        ("A", 0),
        ("A.I", 1),
        ("B", 0),
        ("B.I", 1),
    ]


def test_ditto_marks_are_resolved_and_doubted():
    found = tasks(
        [
            FIVE,
            ("1", "Họp báo", "Sở Ngoại vụ", "Công an tỉnh", "Quý I"),
            ("2", "Điểm báo", "-nt-", "như trên", "”"),
        ]
    )

    second = found[1]
    assert (second.lead_text, second.coordinating_text, second.timeframe_text) == (
        "Sở Ngoại vụ",
        "Công an tỉnh",
        "Quý I",
    )
    assert kinds(second.doubts) == ["ditto", "ditto", "ditto"]
    assert second.source == source(3, "2 | Điểm báo | -nt- | như trên | ”")


def test_a_cell_merged_over_rows_counts_for_each_of_them():
    found = tasks(
        [
            FIVE,
            ("1", "Họp báo", "Sở Ngoại vụ", "", "Cả năm"),
            ("2", "Điểm báo", "", "", ""),
        ],
        merges=[((1, 2), (2, 2)), ((1, 4), (2, 4))],
    )

    assert [(task.lead_text, task.timeframe_text) for task in found] == [
        ("Sở Ngoại vụ", "Cả năm"),
        ("Sở Ngoại vụ", "Cả năm"),
    ]


def test_totals_are_left_out_with_a_doubt():
    groups, doubts = recognised(
        [FIVE, ("1", "Họp báo", "Sở A", "", "Quý I"), ("", "Tổng cộng: 01 nhiệm vụ", "", "", "")]
    )

    assert [task.number for group in groups for task in group.items] == ["1"]
    assert [(doubt.where, doubt.kind) for doubt in doubts] == [("table 1 row 3", "total_row")]


def test_work_whose_name_begins_like_a_total_is_kept():
    found = tasks(
        [
            FIVE,
            ("1", "Tổng kết công tác năm", "Sở A", "", "Quý IV"),
            ("2", "Cộng tác viên dịch thuật", "Sở B", "", "Cả năm"),
        ]
    )

    assert [task.number for task in found] == ["1", "2"]


def test_unnumbered_rows_are_joined_or_kept_with_a_doubt():
    found = tasks(
        [
            FIVE,
            ("1", "Tuyên truyền trên báo", "Sở A", "Sở B", "Quý I"),
            ("", "và trên mạng xã hội", "", "Sở C", ""),
            ("", "- Trên truyền hình", "Đài Lào Cai", "", "Quý II"),
        ]
    )

    assert [(task.number, task.title, task.parent) for task in found] == [
        ("1", "Tuyên truyền trên báo và trên mạng xã hội", ""),
        ("", "- Trên truyền hình", "1"),
    ]
    assert found[0].coordinating_text == "Sở B; Sở C"
    assert [kinds(task.doubts) for task in found] == [["joined_row"], ["unnumbered_row"]]
    assert found[0].source.last_place == Place(table=1, row=3)


def test_bullets_under_one_number_are_one_task_where_the_rest_is_merged():
    found = tasks(
        [
            FIVE,
            ("1", "Xuất bản:", "Sở A", "", "Cả năm"),
            ("", "- Bản tin", "", "", ""),
            ("", "- Lịch", "", "", ""),
        ],
        merges=[((1, column), (3, column)) for column in (0, 2, 3, 4)],
    )

    assert [(task.number, task.title, task.lead_text) for task in found] == [
        ("1", "Xuất bản:\n- Bản tin\n- Lịch", "Sở A")
    ]


def test_a_heading_lends_its_unit_and_time_to_rows_that_have_none():
    found = tasks(
        [
            FIVE,
            ("I", "Báo chí", "Sở A", "Các xã", "Cả năm"),
            ("1", "Họp báo", "", "", ""),
            ("2", "Điểm báo", "Sở B", "", "Quý I"),
        ]
    )

    texts = [(task.lead_text, task.coordinating_text, task.timeframe_text) for task in found]
    assert texts == [("Sở A", "Các xã", "Cả năm"), ("Sở B", "", "Quý I")]
    assert kinds(found[0].doubts) == ["inherited", "inherited", "inherited"]


def test_sections_that_are_the_work_themselves_are_tasks():
    groups, _ = recognised(
        [FIVE, ("I", "Họp báo", "Sở A", "", "Quý I"), ("II", "Điểm báo", "Sở B", "", "Quý II")]
    )

    assert shape(groups) == [("", ["I", "II"])]


def test_a_list_without_a_number_column():
    found = tasks(
        [
            ("Nhiệm vụ", "Đơn vị thực hiện", "Thời gian"),
            ("1. Họp báo", "Sở A", "Quý I"),
            ("2. Điểm báo", "Sở B", "Quý II"),
        ]
    )

    assert [(task.number, task.title) for task in found] == [("1", "Họp báo"), ("2", "Điểm báo")]


def test_units_typed_on_lines_of_their_own_stay_apart():
    (found,) = tasks([FIVE, ("1", "Họp báo", "Sở A\nSở B và\nCông an tỉnh", "", "Quý I")])

    assert found.lead_text == "Sở A\nSở B và Công an tỉnh"


def test_crosses_under_quarters_become_the_quarters():
    (found,) = tasks(
        [
            ("TT", "Nội dung", "Chủ trì", "Thời gian", "", ""),
            ("", "", "", "Quý I", "Quý II", "Quý III"),
            ("1", "Họp báo", "Sở A", "x", "", "X"),
        ],
        merges=[((0, 3), (0, 5))] + [((0, column), (1, column)) for column in range(3)],
    )

    assert found.timeframe_text == "Quý I, Quý III"


def test_blank_dashes_say_nothing():
    (found,) = tasks([FIVE, ("1", "Họp báo", "Sở A", "-", "…")])

    assert (found.coordinating_text, found.timeframe_text) == ("", "")


def read_tables(*many):
    """Tables of a Word file one after the other."""
    document = docx.Document()
    for rows in many:
        add_table(document, rows)
        document.add_paragraph("")
    paper = read_word(saved(document))
    return recognise_tables([block for block in paper.blocks if isinstance(block, Table)])


def shape(groups):
    return [(group.code, [task.number for task in group.items]) for group in groups]


def test_a_list_split_in_two_tables_goes_on():
    groups, doubts = read_tables(
        [FIVE, ("I", "Báo chí", "", "", ""), ("1", "Họp báo", "Sở A", "", "Quý I")],
        [("2", "Điểm báo", "Sở B", "", "Quý II"), ("II", "Xuất bản", "", "", "")],
    )

    assert shape(groups) == [("I", ["1", "2"]), ("II", [])]
    assert doubts == ()


def test_a_second_annex_with_its_own_headings_keeps_its_columns():
    groups, doubts = read_tables(
        [FIVE, ("I", "Báo chí", "", "", ""), ("1", "Họp báo", "Sở A", "", "Quý I")],
        [
            ("STT", "Thời gian", "Nhiệm vụ", "Cơ quan chủ trì"),
            ("I", "", "Đoàn ra", ""),
            ("1", "Quý III", "Thăm Lào", "Sở Ngoại vụ"),
        ],
    )

    assert shape(groups) == [("I", ["1"]), ("I (2)", ["1"])]
    assert groups[1].items[0].lead_text == "Sở Ngoại vụ"
    assert kinds(doubts) == ["repeated_code"]


def test_tables_that_list_no_tasks_are_left_alone():
    groups, doubts = read_tables(
        [("UBND TỈNH LÀO CAI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")],
        [FIVE, ("1", "Họp báo", "Sở A", "", "Quý I")],
        [("TT", "Nội dung chi", "Kinh phí"), ("1", "Họp báo", "20"), ("2", "Phim", "90")],
        [("Nơi nhận:\n- Bộ VHTTDL;", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH")],
    )

    assert shape(groups) == [("", ["1"])]
    assert kinds(doubts) == ["skipped_table"]


def test_a_numbered_table_without_headings_is_doubted():
    groups, doubts = read_tables(
        [("1", "Họp báo", "Sở A", "Quý I"), ("2", "Điểm báo", "Sở B", "Quý II")]
    )

    assert groups == ()
    assert [(doubt.where, doubt.kind) for doubt in doubts] == [("table 1", "no_header")]


def test_headings_repeated_amid_the_table_are_passed_over():
    groups, _ = recognised(
        [FIVE, ("1", "Họp báo", "Sở A", "", "Quý I"), FIVE, ("2", "Phim", "Sở B", "", "Quý II")]
    )

    assert shape(groups) == [("", ["1", "2"])]
