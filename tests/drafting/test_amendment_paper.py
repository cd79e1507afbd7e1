"""The comparison before and after an amendment, on paper."""

import pytest

from nhipcau.drafting.amendment_paper import comparison_paper
from nhipcau.drafting.decree30.build import build
from nhipcau.drafting.decree30.document import Bold, GroupRow, plain_text
from nhipcau.plans.amending.diff import Diff
from nhipcau.plans.amending.preparing import changes_of
from tests.plans.amending.plan_kit import draft, small_plan

pytestmark = pytest.mark.django_db

ADDED = {"group_code": "I", "group_title": "Tuyên truyền", "number": "3", "title": "Họp báo"}


def paper():
    plan = small_plan()
    changes = (
        ("change", "Hội chợ", {"lead_text": "Sở Ngoại vụ"}),
        ("remove", "Làm phim", {}),
        ("add", "", ADDED),
    )
    return comparison_paper(plan, Diff(tuple(changes_of(draft(plan, *changes)))))


def test_the_main_page_counts_the_changes():
    counted = plain_text(paper().blocks[1].runs)

    assert counted == (
        "Nội dung điều chỉnh: bổ sung 1 nhiệm vụ, đưa ra 1 nhiệm vụ, sửa 1 nhiệm vụ, trong đó 1 "
        "nhiệm vụ đổi cơ quan chủ trì. Chi tiết tại Phụ lục kèm theo."
    )


def test_the_annex_sets_both_wordings_side_by_side():
    (annex,) = paper().annexes

    rows = [
        (row.number, row.title)
        if isinstance(row, GroupRow)
        else tuple(plain_text(cell.runs) for cell in row.cells[1:3])
        for row in annex.blocks[0].rows
    ]

    assert annex.is_landscape
    assert rows == [
        ("I", "Bổ sung nhiệm vụ"),
        ("", "I.3 Họp báo"),
        ("II", "Đưa ra khỏi kế hoạch"),
        (
            "II.1 Làm phim\nChủ trì: Sở Ngoại vụ\nThời gian thực hiện: Cả năm",
            "",
        ),
        ("III", "Sửa nhiệm vụ"),
        ("I.1 Hội chợ\nChủ trì: Sở Du lịch", "I.1 Hội chợ\nChủ trì: Sở Ngoại vụ"),
    ]


def test_new_words_of_a_changed_task_are_bold():
    row = paper().annexes[0].blocks[0].rows[-1]

    assert [run.text for run in row.cells[2].runs if isinstance(run, Bold)] == ["Ngoại vụ"]


def test_it_is_a_word_file():
    assert build(paper()).startswith(b"PK")
