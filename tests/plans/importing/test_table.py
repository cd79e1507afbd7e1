"""Tables of tasks in the layouts of different offices."""

from nhipcau.plans.importing.recognise.draft import DraftGroup, DraftTask
from tests.plans.importing.task_tables import (
    FIVE,
    kinds,
    read_tables,
    recognised,
    shape,
    source,
    tasks,
)


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


def test_sections_numbered_in_the_title_where_there_is_no_number_column():
    groups, _ = recognised(
        [
            ("Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"),
            ("I. Tuyên truyền", "", ""),
            ("1. Đăng tin", "Báo A", "Cả năm"),
            ("II. Sự kiện", "", ""),
            ("1. Hội nghị", "Sở C", "Quý I"),
        ]
    )

    assert shape(groups) == [("I", ["1"]), ("II", ["1"])]
    assert [group.title for group in groups] == ["Tuyên truyền", "Sự kiện"]


def test_sections_without_numbers_get_one_and_a_doubt():
    groups, doubts = recognised(
        [
            FIVE,
            ("", "Trên báo chí", "", "", ""),
            ("1", "Đăng tin", "Báo A", "", "Cả năm"),
            ("", "Sự kiện", "", "", ""),
            ("1", "Hội nghị", "Sở C", "", "Quý I"),
        ]
    )

    assert shape(groups) == [("1", ["1"]), ("2", ["1"])]
    assert kinds(doubts) == ["unnumbered_group", "unnumbered_group"]


def test_budgets_of_several_sources_are_kept_with_their_headings():
    (found,) = tasks(
        [
            ("TT", "Nội dung", "Chủ trì", "Kinh phí", "", "Thời gian"),
            ("", "", "", "NSTW", "NSĐP", ""),
            ("1", "Họp báo", "Sở A", "10", "20", "Quý I"),
        ],
        merges=[((0, 3), (0, 4))] + [((0, column), (1, column)) for column in (0, 1, 2, 5)],
    )

    assert found.budget_text == "NSTW: 10; NSĐP: 20"
