from dataclasses import replace
from datetime import date

import pytest

from nhipcau.plans.importing.recognise.anomalies import find_anomalies
from nhipcau.plans.importing.recognise.draft import (
    DraftDocument,
    DraftGroup,
    DraftPlan,
    DraftTask,
    ReportDeadline,
)
from nhipcau.vietnamese.timing import parse_timeframe

DOCUMENT = DraftDocument(
    type="KẾ HOẠCH",
    number="12/KH-UBND",
    title="Công tác thông tin đối ngoại tỉnh năm 2024",
    year=2024,
    date_text="ngày 05 tháng 01 năm 2024",
    day=5,
)


def task(number="1", title="Phát hành bản tin đối ngoại", **fields) -> DraftTask:
    plain = {"lead_text": "Sở Ngoại vụ", "timeframe_text": "Cả năm"} | fields
    frame = parse_timeframe(plain["timeframe_text"], 2024) if plain["timeframe_text"] else None
    return DraftTask(number, title, timeframe=frame, **plain)


def told(*tasks: DraftTask, document: DraftDocument = DOCUMENT) -> list[tuple[str, str, str, str]]:
    draft = DraftPlan(document, (DraftGroup("I", "Tuyên truyền", tasks),))
    return [(d.where, d.kind, d.text, d.suggestion) for d in find_anomalies(draft)]


def test_a_plan_without_oddities_has_none():
    assert told(task("1"), task("2")) == []


def test_blank_number_and_day_are_told():
    blank = replace(DOCUMENT, number="/KH-UBND", number_blank=True, day=None)

    assert [kind for _, kind, _, _ in told(document=blank)] == ["blank_number", "blank_day"]


@pytest.mark.parametrize(
    ("words", "suggestion"),
    [
        ("giai đoạn 2021 -20230", "2021 - 2030"),
        ("giai đoạn 2021-20225", "2021 - 2025"),
        ("giai đoạn 2030-2025", "2025 - 2030"),
        ("đến năm 20300", "2030"),
    ],
)
def test_years_that_cannot_be_are_told(words, suggestion):
    found = told(task(title=f"Chương trình phối hợp {words}"))

    assert [(where, kind, fix) for where, kind, _, fix in found] == [
        ("groups.I.1.title", "impossible_year", suggestion)
    ]


@pytest.mark.parametrize("number", ["10000 tờ rơi", "20.000 ấn phẩm", "mã số 20245, 123456"])
def test_plain_quantities_are_no_years(number):
    assert told(task(title=f"In {number}")) == []


def test_a_year_left_over_from_an_older_plan_is_told():
    found = told(task(title="Hội nghị trong Chương trình gặp gỡ Việt Nam năm 2023"))

    assert found == [
        ("groups.I.1.title", "stale_year", "Chương trình gặp gỡ Việt Nam năm 2023", "2024")
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Tiếp nhận trợ giảng từ tháng 9/2023 đến tháng 6/2024",
        "Kế hoạch giai đoạn 2021-2025",
        "Chương trình từ năm 2022 đến năm 2025",
        "Kết luận số 57-KL/TW ngày 15/6/2023 của Bộ Chính trị",
        "Luật Điện ảnh năm 2022",
        "Sơ kết giai đoạn 2022 - 2024",
    ],
)
def test_periods_and_days_of_documents_are_not_left_over(title):
    assert told(task(title=title)) == []


def test_commas_too_many_or_missing_are_told():
    found = told(
        task("1", coordinating_text="UBND, các huyện, thị xã, thành phố"),
        task("2", coordinating_text="Sở Y tế; các cơ quan đơn vị có liên quan"),
    )

    assert [(where, kind, fix) for where, kind, _, fix in found] == [
        ("groups.I.1.coordinating", "stray_comma", "UBND các huyện, thị xã, thành phố"),
        (
            "groups.I.2.coordinating",
            "missing_comma",
            "Sở Y tế; các cơ quan, đơn vị có liên quan",
        ),
    ]


def test_numbers_may_count_on_over_groups():
    first = DraftGroup("A", "Chung", (task("1"), task("2")))
    second = DraftGroup("B", "Riêng", (task("3"), task("4")))

    assert find_anomalies(DraftPlan(DOCUMENT, (first, second))) == ()


def test_gaps_and_repeats_in_numbers_are_told():
    found = told(task("1"), task("2"), task("2"), task("5"))

    assert [(where, kind, text) for where, kind, text, _ in found] == [
        ("groups.I.2", "number_repeated", "2"),
        ("groups.I", "number_gap", "3, 4"),
    ]


def test_rows_without_lead_or_time_are_told():
    found = told(task("1", lead_text=""), task("2", timeframe_text=""), task("3"))

    assert [(where, kind) for where, kind, _, _ in found] == [
        ("groups.I.1.lead", "missing_lead"),
        ("groups.I.2.timeframe", "missing_timeframe"),
    ]


def test_a_column_that_is_missing_throughout_is_told_once():
    found = told(*(task(str(number), timeframe_text="") for number in range(1, 9)))

    assert [(where, kind) for where, kind, _, _ in found] == [("groups", "missing_timeframe")]


def test_times_not_understood_or_outside_the_year_are_told():
    found = told(
        task("1", timeframe_text="Lúc nào cũng được"), task("2", timeframe_text="Quý I/2027")
    )

    assert [(where, kind) for where, kind, _, _ in found] == [
        ("groups.I.1.timeframe", "unknown_timeframe"),
        ("groups.I.2.timeframe", "outside_year"),
    ]


def test_a_report_due_in_another_year_is_told():
    late = ReportDeadline("Trước 10/12/2023", date(2023, 12, 10), "before", where="organisation.1")

    found = told(document=replace(DOCUMENT, report_deadlines=(late,)))

    assert [(where, kind) for where, kind, _, _ in found] == [("organisation.1", "outside_year")]


def test_another_name_of_the_plan_in_its_closing_is_told():
    other = replace(
        DOCUMENT, closing="Trên đây là Kế hoạch hoạt động thông tin đối ngoại năm 2024."
    )
    same = replace(DOCUMENT, closing="Trên đây là Kế hoạch công tác thông tin đối ngoại năm 2024.")

    assert [kind for _, kind, _, _ in told(document=other)] == ["title_mismatch"]
    assert told(document=same) == []


def test_an_annex_of_another_year_is_told():
    old = replace(DOCUMENT, annex_title="NHIỆM VỤ TRỌNG TÂM NĂM 2023")

    assert [(where, fix) for where, _, _, fix in told(document=old)] == [("annex.title", "2024")]
