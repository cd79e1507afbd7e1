"""Plans without a table: their sentences to groups and tasks."""

import pytest

from nhipcau.plans.importing.read.paper import Block, Paragraph, Place
from nhipcau.plans.importing.read.text import read_text
from nhipcau.plans.importing.recognise.prose import recognise_prose

HEAD = """ỦY BAN NHÂN DÂN
TỈNH GIA LAI
KẾ HOẠCH
Thông tin đối ngoại năm 2026
Thực hiện Quyết định số 12/QĐ-UBND, UBND tỉnh ban hành Kế hoạch như sau:
I. MỤC TIÊU, YÊU CẦU
1. Mục tiêu
Sở Ngoại vụ chủ trì, phối hợp với các ngành tổ chức tốt công tác đối ngoại.
2. Yêu cầu
Các sở, ngành chủ động phối hợp.
"""
TASKS = """II. NHIỆM VỤ TRỌNG TÂM
1. Giao Sở Ngoại vụ chủ trì, phối hợp với Công an tỉnh tổ chức họp báo; xong trước 30/6/2026.
2. Sở Tài chính chủ trì tổ chức hội nghị xúc tiến đầu tư.
3. Cập nhật Cổng thông tin điện tử.
III. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ theo dõi, tổng hợp báo cáo.
2. Sở Ngoại vụ đôn đốc việc thực hiện.
Trên đây là Kế hoạch.
"""
LABELS = """II. NHIỆM VỤ, GIẢI PHÁP
1. Công tác tuyên truyền
a) Tuyên truyền chủ trương của Đảng.
- Đơn vị chủ trì: Sở Văn hóa, Thể thao và Du lịch.
- Đơn vị phối hợp: Các sở, ban, ngành.
- Thời gian: Cả năm.
b) Biên soạn bản tin (Đơn vị chủ trì: Sở Ngoại vụ; thời gian: Hằng quý).
2. Hợp tác quốc tế
- Tổ chức gặp gỡ Hàn Quốc (Chủ trì: Sở Tài chính; thời gian: Quý II/2026);
III. KINH PHÍ
Ngân sách nhà nước.
"""
BY_UNIT = """II. TỔ CHỨC THỰC HIỆN
1. Sở Ngoại vụ
a) Chủ trì, phối hợp với các cơ quan liên quan tổ chức họp báo quốc tế.
b) Đôn đốc việc thực hiện Kế hoạch; báo cáo trước ngày 15/12/2026.
2. Các sở, ban, ngành; UBND các xã, phường:
- Cung cấp thông tin cho báo chí.
- Quản lý cổng thông tin.
Nơi nhận:
- Sở Y tế.
"""


def as_paragraphs(text: str) -> tuple[Block, ...]:
    return tuple(Paragraph(line, Place(line=at)) for at, line in enumerate(text.splitlines(), 1))


def as_lines(text: str) -> tuple[Block, ...]:
    return read_text(text.encode()).blocks


def tasks_in(blocks: tuple[Block, ...]) -> list[tuple[str, ...]]:
    groups, _ = recognise_prose(blocks)
    return [
        (
            group.code,
            group.title,
            task.number,
            task.title,
            task.lead_text,
            task.coordinating_text,
            task.timeframe_text,
        )
        for group in groups
        for task in group.items
    ]


@pytest.mark.parametrize("form", [as_paragraphs, as_lines])
def test_sentences_of_a_task_section_are_tasks_and_those_beside_them(form):
    section = ("II", "NHIỆM VỤ TRỌNG TÂM")

    assert tasks_in(form(HEAD + TASKS)) == [
        (*section, "1", "Tổ chức họp báo", "Sở Ngoại vụ", "Công an tỉnh", "xong trước 30/6/2026"),
        (*section, "2", "Tổ chức hội nghị xúc tiến đầu tư.", "Sở Tài chính", "", ""),
        (*section, "3", "Cập nhật Cổng thông tin điện tử.", "", "", ""),
    ]


@pytest.mark.parametrize("form", [as_paragraphs, as_lines])
def test_labels_after_a_task_belong_to_it(form):
    assert tasks_in(form(HEAD + LABELS)) == [
        (
            "1",
            "Công tác tuyên truyền",
            "a",
            "Tuyên truyền chủ trương của Đảng.",
            "Sở Văn hóa, Thể thao và Du lịch",
            "Các sở, ban, ngành",
            "Cả năm",
        ),
        ("1", "Công tác tuyên truyền", "b", "Biên soạn bản tin", "Sở Ngoại vụ", "", "Hằng quý"),
        (
            "2",
            "Hợp tác quốc tế",
            "1",
            "Tổ chức gặp gỡ Hàn Quốc",
            "Sở Tài chính",
            "",
            "Quý II/2026",
        ),
    ]


@pytest.mark.parametrize("form", [as_paragraphs, as_lines])
def test_points_under_a_unit_are_led_by_it(form):
    everyone = "Các sở, ban, ngành; UBND các xã, phường"

    assert tasks_in(form(HEAD + BY_UNIT)) == [
        (
            "1",
            "Sở Ngoại vụ",
            "a",
            "Tổ chức họp báo quốc tế.",
            "Sở Ngoại vụ",
            "các cơ quan liên quan",
            "",
        ),
        (
            "1",
            "Sở Ngoại vụ",
            "b",
            "Đôn đốc việc thực hiện Kế hoạch; báo cáo trước ngày 15/12/2026.",
            "Sở Ngoại vụ",
            "",
            "trước ngày 15/12/2026",
        ),
        ("2", everyone, "1", "Cung cấp thông tin cho báo chí.", everyone, "", ""),
        ("2", everyone, "2", "Quản lý cổng thông tin.", everyone, "", ""),
    ]


def test_aims_and_requirements_give_no_tasks():
    assert recognise_prose(as_paragraphs(HEAD)) == ((), ())


def test_a_task_keeps_its_words_and_its_place():
    groups, _ = recognise_prose(as_lines(HEAD + LABELS))

    source = groups[0].items[0].source
    assert source is not None
    assert (source.place.line, source.last_place.line) == (13, 16)
    assert source.text.splitlines()[1] == "- Đơn vị chủ trì: Sở Văn hóa, Thể thao và Du lịch."
