"""Single rows of a task table: what they take from above and what is odd about them."""

from nhipcau.plans.importing.read.paper import Place
from tests.plans.importing.task_tables import FIVE, kinds, recognised, shape, source, tasks


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


def test_headings_repeated_amid_the_table_are_passed_over():
    groups, _ = recognised(
        [FIVE, ("1", "Họp báo", "Sở A", "", "Quý I"), FIVE, ("2", "Phim", "Sở B", "", "Quý II")]
    )

    assert shape(groups) == [("", ["1", "2"])]


def test_rows_marked_with_dashes_belong_to_the_number_above():
    found = tasks(
        [
            FIVE,
            ("1", "Công tác báo chí", "", "", ""),
            ("a)", "Trên báo", "Báo A", "", "Quý I"),
            ("2", "Công tác đối ngoại", "Sở C", "", "Cả năm"),
            ("-", "Đoàn ra", "Sở D", "", "Quý III"),
            ("-", "Đoàn vào", "", "", ""),
        ]
    )

    assert [(task.number, task.parent, task.lead_text) for task in found] == [
        ("1", "", ""),
        ("a", "1", "Báo A"),
        ("2", "", "Sở C"),
        ("-", "2", "Sở D"),
        ("-", "2", "Sở C"),
    ]
    assert kinds(found[0].doubts) == ["heading_row"]


def test_a_number_that_is_a_formula_without_result_is_counted_on():
    found = tasks(
        [
            FIVE,
            ("1", "Họp báo", "Sở Y tế", "", "Quý I"),
            ("=A2+1", "Bản tin", "Sở Nội vụ", "", "Quý II"),
            ("=A3+1", "Đón đoàn", "Sở Y tế", "", "Quý III"),
        ]
    )

    assert [task.number for task in found] == ["1", "2", "3"]
    assert [doubt.kind for doubt in found[2].doubts] == ["counted_number"]
