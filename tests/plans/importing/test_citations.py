import json
from datetime import date
from pathlib import Path

import pytest

from nhipcau.plans.importing.recognise.as_json import to_json
from nhipcau.plans.importing.recognise.citations import find_citations
from nhipcau.plans.importing.recognise.draft import Citation, DraftDocument, DraftGroup, DraftTask
from nhipcau.plans.importing.recognise.plan import read_plan

SAMPLES = Path(__file__).parents[2] / "samples"
GOLD = json.loads((SAMPLES / "ke-hoach-ttdn-binh-dinh-2024.json").read_text(encoding="utf8"))


def test_the_samples_legal_bases_are_read_as_by_hand():
    content = (SAMPLES / "ke-hoach-ttdn-binh-dinh-2024.txt").read_bytes()

    read = to_json(read_plan(content, "ke-hoach.txt"))["document"]["legal_bases"]

    assert read == GOLD["document"]["legal_bases"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015 của Chính phủ về quản lý "
            "hoạt động thông tin đối ngoại;",
            Citation(
                "Nghị định",
                "72/2015/NĐ-CP",
                date(2015, 9, 7),
                "Chính phủ",
                "quản lý hoạt động thông tin đối ngoại",
                "basis",
                ("preamble",),
                "Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015",
            ),
        ),
        (
            "Căn cứ Luật Báo chí số 103/2016/QH13 ngày 05/4/2016;",
            Citation(
                "Luật",
                "103/2016/QH13",
                date(2016, 4, 5),
                None,
                "Luật Báo chí",
                "basis",
                ("preamble",),
                "Luật Báo chí số 103/2016/QH13 ngày 05/4/2016",
            ),
        ),
        (
            "Thực hiện Công văn số 1120/BVHTTDL-TTCSĐN của Bộ Văn hóa, Thể thao và Du lịch",
            Citation(
                "Công văn",
                "1120/BVHTTDL-TTCSĐN",
                None,
                "Bộ Văn hóa",
                None,
                "basis",
                ("preamble",),
                "Công văn số 1120/BVHTTDL-TTCSĐN",
            ),
        ),
        (
            "theo Quyết định số 12/QĐ-UBND ngày 31/02/2024 của UBND tỉnh",
            Citation(
                "Quyết định",
                "12/QĐ-UBND",
                None,
                "UBND tỉnh",
                None,
                "basis",
                ("preamble",),
                "Quyết định số 12/QĐ-UBND ngày 31/02/2024",
            ),
        ),
    ],
)
def test_a_numbered_document_is_read_with_what_is_told_of_it(text, expected):
    numbered, _ = find_citations(DraftDocument(preamble=text), ())

    assert numbered == (expected,)


def test_a_document_named_twice_stands_once_with_both_places():
    tasks = (
        DraftTask("1", "Thực hiện Kết luận số 57-KL/TW của Bộ Chính trị"),
        DraftTask("2", "Sơ kết Kết luận số 57-KL/TW ngày 15/6/2023 của Bộ Chính trị"),
    )

    numbered, _ = find_citations(DraftDocument(), (DraftGroup("I", "Tuyên truyền", tasks),))

    assert [(each.number, each.date, each.cited_at) for each in numbered] == [
        ("57-KL/TW", date(2023, 6, 15), ("groups.I.1", "groups.I.2"))
    ]


def test_laws_and_programmes_without_a_number_are_mentions():
    task = DraftTask("1", "Phổ biến Luật Du lịch, Đề án “Phát triển hàng xuất khẩu đến năm 2030”")

    _, unnumbered = find_citations(DraftDocument(), (DraftGroup("", "", (task,)),))

    assert [(each.kind, each.subject, each.role) for each in unnumbered] == [
        ("Luật", "Luật Du lịch", "mention"),
        ("Đề án", "Phát triển hàng xuất khẩu đến năm 2030", "mention"),
    ]
