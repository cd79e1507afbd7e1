"""Tables told as text, cell after cell, to groups and rows."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.plans.importing.read.paper import Line, Unreadable
from nhipcau.plans.importing.read.text import read_text
from nhipcau.plans.importing.recognise.draft import Doubt, DraftGroup
from nhipcau.plans.importing.recognise.printed_width import printed_width
from nhipcau.plans.importing.recognise.stream import find_annex, recognise_stream
from tests.plans.importing.made_up_plans import make_plan
from tests.plans.importing.stream_layouts import Layout, lay_out

SAMPLES = Path("tests/samples")
FIELDS = {
    "title": "title",
    "lead": "lead_text",
    "coordinating": "coordinating_text",
    "timeframe": "timeframe_text",
    "product": "product_text",
}
WIDE = Layout(
    headings=("TT", "NHIỆM VỤ", "CHỦ TRÌ", "PHỐI HỢP", "THỜI GIAN"),
    widths=(2000, 19000, 9000, 9000, 5000),
    measure=printed_width,
)


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    return json.loads((SAMPLES / "ke-hoach-ttdn-binh-dinh-2024.json").read_text("utf8"))


@pytest.fixture(scope="module")
def sample() -> tuple[tuple[DraftGroup, ...], tuple[Doubt, ...]]:
    text = (SAMPLES / "ke-hoach-ttdn-binh-dinh-2024.txt").read_text("utf8")
    return recognise_stream(lines_of(text))


def lines_of(text: str) -> tuple[Line, ...]:
    return tuple(block for block in read_text(text.encode()).blocks if isinstance(block, Line))


def cells_of(groups: tuple[DraftGroup, ...], *fields: str) -> list[tuple[str, ...]]:
    return [
        (group.code, task.number, *(getattr(task, FIELDS[field]) for field in fields))
        for group in groups
        for task in group.items
    ]


def rows_of(*rows: tuple[str, ...], layout: Layout = WIDE) -> tuple[DraftGroup, ...]:
    groups, _ = recognise_stream(lines_of(lay_out(rows, layout)))
    return groups


def loosely(text: str) -> str:
    """A cell as the reference compares it: old letters, wraps and end punctuation aside."""
    folded = " ".join(text.replace("ƣ", "ư").replace("Ƣ", "Ư").split())
    return folded.replace(" -", "-").replace("- ", "-").rstrip(".,;: ")


def test_every_cell_of_the_sample_is_read_as_by_hand(sample, gold):
    by_hand = ("title", "lead_text", "coordinating_text", "timeframe_text")

    groups, doubts = sample

    assert [
        (group.code, task.number, *(loosely(getattr(task, name)) for name in by_hand))
        for group in groups
        for task in group.items
    ] == [
        (group["code"], str(item["no"]), *(loosely(item[name]) for name in by_hand))
        for group in gold["groups"]
        for item in group["items"]
    ]
    assert [loosely(group.title) for group in groups] == [
        loosely(group["title"]) for group in gold["groups"]
    ]
    assert doubts == ()


def test_every_row_of_the_sample_knows_its_lines(sample, gold):
    groups, _ = sample

    sources = [task.source for group in groups for task in group.items if task.source]

    assert [[source.place.line, source.last_place.line] for source in sources] == [
        item["source_lines"] for group in gold["groups"] for item in group["items"]
    ]


def test_the_annex_of_the_sample_begins_at_its_label():
    text = (SAMPLES / "ke-hoach-ttdn-binh-dinh-2024.txt").read_text("utf8")
    lines = lines_of(text)

    annex = find_annex(lines)

    assert annex is not None
    assert (lines[annex.begins].text, lines[annex.heading].place.line) == ("PHỤ LỤC:", 375)
    assert [column.kind for column in annex.columns] == [
        "title",
        "lead",
        "coordinating",
        "timeframe",
    ]


@pytest.mark.parametrize("seeds", [range(200, 206), range(300, 306)])
def test_made_up_plans_of_other_offices_and_layouts_are_read_nearly_without_a_slip(seeds):
    right = cells = 0
    for seed in seeds:
        plan = make_plan(seed)
        groups, _ = recognise_stream(lines_of(plan.text))
        found = {row[:2]: row[2:] for row in cells_of(groups, *plan.kinds)}
        for code, _title, rows in plan.groups:
            for row in rows:
                said = found.get((code, row["number"]), ())
                cells += len(plan.kinds)
                right += sum(
                    loosely(one) == loosely(row[kind])
                    for one, kind in zip(said, plan.kinds, strict=False)
                )

    assert right / cells > 0.985


def test_no_word_of_a_made_up_table_is_lost():
    plan = make_plan(12)

    groups, _ = recognise_stream(lines_of(plan.text))

    kept = [word for row in cells_of(groups, *plan.kinds) for cell in row[2:] for word in cell]
    meant = [w for _, _, rows in plan.groups for row in rows for k in plan.kinds for w in row[k]]
    assert sorted("".join(kept).replace(" ", "")) == sorted("".join(meant).replace(" ", ""))


def test_one_line_cells_share_a_line_and_numbers_stand_alone():
    groups = rows_of(
        ("1", "Tổ chức họp báo quốc tế", "Sở Ngoại vụ", "Công an tỉnh", "Quý II"),
        ("2", "Đón đoàn phóng viên nước ngoài", "Sở Ngoại vụ", "Báo tỉnh", "Cả năm"),
    )

    assert cells_of(groups, "title", "lead", "coordinating", "timeframe") == [
        ("", "1", "Tổ chức họp báo quốc tế", "Sở Ngoại vụ", "Công an tỉnh", "Quý II"),
        ("", "2", "Đón đoàn phóng viên nước ngoài", "Sở Ngoại vụ", "Báo tỉnh", "Cả năm"),
    ]


def test_bullets_keep_their_line_and_hyphens_at_a_line_end_their_word():
    text = (
        "TT Nhiệm vụ Chủ trì Phối hợp Thời gian\n"
        "1 Tuyên truyền biển, đảo quê hương tới nhân dân vùng biển.\n"
        "- Liên kết các trang tin trong nước và quốc tế\n"
        "Sở Ngoại vụ Các sở theo Quyết định số 969/QĐ-\nUBND của UBND tỉnh\n"
        "Quý I-\nIII/năm 2026\n"
    )

    groups, _ = recognise_stream(lines_of(text))

    assert cells_of(groups, "title", "lead", "coordinating", "timeframe") == [
        (
            "",
            "1",
            "Tuyên truyền biển, đảo quê hương tới nhân dân vùng biển.\n"
            "- Liên kết các trang tin trong nước và quốc tế",
            "Sở Ngoại vụ",
            "Các sở theo Quyết định số 969/QĐ-UBND của UBND tỉnh",
            "Quý I-III/năm 2026",
        )
    ]


def test_lines_within_a_title_that_begin_with_a_number_begin_no_row():
    groups = rows_of(
        ("1", "Ký kết bản ghi nhớ hợp tác với", "Sở Ngoại vụ", "Công an tỉnh", "Cả năm"),
        ("2", "Hợp tác với chính quyền của\n3 tỉnh Nam Lào", "Sở Nội vụ", "Báo tỉnh", "Cả năm"),
        ("3", "Đón đoàn phóng viên nước ngoài", "Sở Ngoại vụ", "Báo tỉnh", "Cả năm"),
    )

    assert [row[1] for row in cells_of(groups)] == ["1", "2", "3"]


def test_a_numbered_heading_above_dotted_rows_is_their_group():
    groups = rows_of(
        ("1", "Công tác tuyên truyền"),
        ("1.1", "Tổ chức họp báo quốc tế", "Sở Ngoại vụ", "Công an tỉnh", "Quý II"),
        ("1.2", "Đón đoàn phóng viên nước ngoài", "Sở Ngoại vụ", "Báo tỉnh", "Cả năm"),
        ("2", "Công tác khác"),
        ("2.1", "Tổ chức lớp tập huấn", "Sở Nội vụ", "Các sở, ban, ngành", "Tháng 6"),
    )

    assert [(group.code, group.title) for group in groups] == [
        ("1", "Công tác tuyên truyền"),
        ("2", "Công tác khác"),
    ]
    assert [row[1] for row in cells_of(groups)] == ["1.1", "1.2", "2.1"]


def test_the_signature_after_the_table_is_no_part_of_the_last_row():
    rows = [("1", "Tổ chức họp báo quốc tế", "Sở Ngoại vụ", "Công an tỉnh", "Quý II")] * 1
    text = lay_out(rows, WIDE, after="\nTM. ỦY BAN NHÂN DÂN\n\nKT. CHỦ TỊCH\n\nNguyễn Văn A\n")

    groups, doubts = recognise_stream(lines_of(text))

    assert [task.timeframe_text for group in groups for task in group.items] == ["Quý II"]
    assert doubts == ()


def test_a_cut_that_could_be_another_is_kept_with_a_doubt():
    text = (
        "TT Nhiệm vụ Chủ trì Phối hợp Thời gian\n"
        "1 Tham gia hội chợ\nSở Ngoại vụ Sở Nội vụ Sở Công Thương\nCả năm\n"
    )

    groups, _ = recognise_stream(lines_of(text))

    (task,) = groups[0].items
    assert [doubt.kind for doubt in task.doubts] == ["uncertain_cut"]
    assert task.doubts[0].where == "groups.1"
    assert "đối chiếu" in task.doubts[0].sentence


def test_text_clumped_column_by_column_is_refused():
    text = "TT Nhiệm vụ Chủ trì Phối hợp Thời gian\nI 1 2 3 4 5 6 7\nTổ chức họp báo\nSở Ngoại vụ\n"

    with pytest.raises(Unreadable) as refused:
        recognise_stream(lines_of(text))

    assert refused.value.code == "clumped"
    assert "Word hoặc PDF" in str(refused.value)


def test_a_paper_without_a_table_gives_nothing():
    assert recognise_stream(lines_of("KẾ HOẠCH\n1. Sở Ngoại vụ chủ trì tổ chức họp báo.")) == (
        (),
        (),
    )


def test_rows_without_numbers_are_counted_and_say_so():
    text = (
        "TT Nhiệm vụ Chủ trì Phối hợp Thời gian\nI Tuyên truyền\n"
        "Tổ chức họp báo Sở Ngoại vụ Công an tỉnh Quý II\n"
        "Đón đoàn phóng viên Sở Nội vụ Báo tỉnh Cả năm\n"
        "II Khác\nBiên soạn bản tin Sở Ngoại vụ Báo tỉnh Hằng quý\n"
    )

    groups, _ = recognise_stream(lines_of(text))

    assert cells_of(groups, "title", "lead", "timeframe") == [
        ("I", "1", "Tổ chức họp báo", "Sở Ngoại vụ", "Quý II"),
        ("I", "2", "Đón đoàn phóng viên", "Sở Nội vụ", "Cả năm"),
        ("II", "1", "Biên soạn bản tin", "Sở Ngoại vụ", "Hằng quý"),
    ]
    assert all(
        "unnumbered_row" in [doubt.kind for doubt in task.doubts]
        for group in groups
        for task in group.items
    )


def test_a_line_that_sums_up_is_no_part_of_the_last_task():
    text = (
        "TT Nhiệm vụ Chủ trì Phối hợp Thời gian\n"
        "1 Tổ chức họp báo Sở Ngoại vụ Công an tỉnh Quý II\n"
        "2 Đón đoàn phóng viên Sở Nội vụ Báo tỉnh Cả năm\nTổng cộng: 02 nhiệm vụ\n"
    )

    groups, doubts = recognise_stream(lines_of(text))

    assert [task.timeframe_text for group in groups for task in group.items] == ["Quý II", "Cả năm"]
    assert [(doubt.kind, doubt.text) for doubt in doubts] == [
        ("total_row", "Tổng cộng: 02 nhiệm vụ")
    ]


@given(st.lists(st.sampled_from(make_plan(3).text.splitlines()), max_size=40))
@settings(max_examples=25, deadline=None)
def test_lines_in_any_order_are_read_or_refused(texts):
    shuffled = "\n".join(("TT Nhiệm vụ Chủ trì Thời gian", *texts, "1"))

    with suppress(Unreadable):
        groups, _ = recognise_stream(lines_of(shuffled))
        assert all(task.source for group in groups for task in group.items)
