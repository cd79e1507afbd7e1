import json
from pathlib import Path

import pytest

from nhipcau.plans.importing.read.paper import Unreadable
from nhipcau.plans.importing.recognise.plan import read_plan, recognise
from nhipcau.vietnamese.legacy_tables import TCVN3
from tests.plans.importing.papers import HEADING, department_plan, table, text_paper, word_paper

SAMPLES = Path(__file__).parents[2] / "samples"
GOLD = json.loads((SAMPLES / "ke-hoach-ttdn-binh-dinh-2024.json").read_text(encoding="utf8"))


@pytest.fixture(scope="module")
def sample():
    content = (SAMPLES / "ke-hoach-ttdn-binh-dinh-2024.txt").read_bytes()
    return read_plan(content, "ke-hoach.txt")


def test_every_row_of_the_sample_is_read_once_in_its_group(sample):
    counts = {group.code: len(group.items) for group in sample.groups}

    assert counts == GOLD["counts"]


def test_units_and_times_of_the_sample_are_read_as_by_hand(sample):
    read = [
        (
            list(item.lead_units),
            list(item.coordinating_units),
            item.timeframe.kind,
            item.timeframe.start.isoformat(),
            item.timeframe.end.isoformat(),
            item.timeframe.tentative,
        )
        for group in sample.groups
        for item in group.items
    ]

    assert read == [
        (item["lead_units"], item["coordinating_units"], *item["timeframe"].values())
        for group in GOLD["groups"]
        for item in group["items"]
    ]


def test_letters_of_old_fonts_are_mended_in_headings_and_kept_in_their_source(sample):
    second = sample.groups[1]

    assert second.title == GOLD["groups"][1]["title"]
    assert second.title_source == GOLD["groups"][1]["title_source"]


def test_what_was_mended_and_what_is_odd_is_told_at_its_place(sample):
    rows = [doubt for group in sample.groups for item in group.items for doubt in item.doubts]
    told = {(doubt.where, doubt.kind) for doubt in (*sample.doubts, *rows)}

    assert told >= {
        ("document.number", "blank_number"),
        ("document.date", "blank_day"),
        ("document.motto", "legacy_font_letter"),
        ("annex.title", "legacy_font_letter"),
        ("annex.header", "legacy_font_letter"),
        ("groups.II.title", "legacy_font_letter"),
        ("groups.III.title", "legacy_font_letter"),
        ("groups.IV.title", "legacy_font_letter"),
        ("groups.V.3.title", "impossible_year"),
        ("groups.III.3.title", "stale_year"),
        ("groups.I.10.coordinating", "stray_comma"),
        ("groups.II.13.coordinating", "missing_comma"),
        ("closing", "title_mismatch"),
    }


def test_reading_twice_gives_the_same_draft():
    assert recognise(department_plan()) == recognise(department_plan())


def test_a_row_keeps_its_own_doubts():
    paper = word_paper(
        "**KẾ HOẠCH**",
        "**Thông tin đối ngoại năm 2025**",
        table(
            HEADING,
            ("1", "Đón đoàn", "Sở Y tế", "", "Lúc khác"),
            ("2", "Hội nghị", "", "", "Quý I"),
        ),
    )

    items = recognise(paper).groups[0].items

    assert [[doubt.kind for doubt in item.doubts] for item in items] == [
        ["unknown_timeframe"],
        ["missing_lead"],
    ]


def test_a_paper_typed_in_an_old_font_is_read():
    codes = {letter: chr(code) for code, letter in TCVN3.items()}

    def typed(text: str) -> str:
        return "".join(codes.get(sign, sign) for sign in text)

    rows = (HEADING, ("1", "Phát hành bản tin đối ngoại", "Sở Ngoại vụ", "Báo tỉnh", "Cả năm"))
    paper = word_paper(
        "**KẾ HOẠCH**".replace("Ế", "Õ").replace("Ạ", "¹"),
        table(*(tuple(map(typed, row)) for row in rows)),
    )

    draft = recognise(paper)

    assert draft.groups[0].items[0].title == "Phát hành bản tin đối ngoại"
    assert draft.groups[0].items[0].lead_units == ("Sở Ngoại vụ",)
    assert ("document", "legacy_encoding") in {(d.where, d.kind) for d in draft.doubts}


@pytest.mark.parametrize(
    "paper",
    [
        text_paper("Kính gửi anh chị\nThực đơn hôm nay: phở, bún chả, cà phê."),
        word_paper("Một đoạn văn không liên quan."),
        word_paper(table(("Tên", "Tuổi"), ("An", "20"))),
    ],
)
def test_a_paper_that_is_no_plan_is_refused_with_a_sentence(paper):
    with pytest.raises(Unreadable, match="Không tìm thấy nhiệm vụ") as refusal:
        recognise(paper)

    assert refusal.value.code == "not_a_plan"


def test_a_plan_told_in_prose_is_read():
    paper = word_paper(
        "**KẾ HOẠCH**",
        "**Công tác thông tin đối ngoại năm 2026**",
        "**I. NHIỆM VỤ**",
        "**1. Tuyên truyền**",
        "a) Phát hành bản tin đối ngoại.",
        "- Đơn vị chủ trì: Sở Ngoại vụ.",
        "- Thời gian: Hằng quý.",
        "b) Đón đoàn báo chí nước ngoài.",
        "- Đơn vị chủ trì: Sở Văn hóa, Thể thao và Du lịch.",
        "- Thời gian: Quý II/2026.",
    )

    items = [item for group in recognise(paper).groups for item in group.items]

    assert [(item.number, item.lead_units, item.timeframe.kind) for item in items] == [
        ("a", ("Sở Ngoại vụ",), "periodic"),
        ("b", ("Sở Văn hóa, Thể thao và Du lịch",), "quarter"),
    ]
