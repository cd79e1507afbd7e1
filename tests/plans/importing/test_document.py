import json
from datetime import date
from pathlib import Path

import pytest

from nhipcau.plans.importing.read.text import read_text
from nhipcau.plans.importing.recognise.document import recognise_document
from nhipcau.plans.importing.recognise.draft import ReportDeadline
from nhipcau.plans.importing.recognise.letterhead import read_letterhead
from nhipcau.plans.importing.recognise.natural_case import natural_case
from nhipcau.plans.importing.recognise.plan import recognise
from nhipcau.plans.importing.recognise.signature import Signature, read_signature
from nhipcau.plans.importing.recognise.spoken import spoken
from tests.plans.importing.papers import TASKS, department_plan, table, text_paper, word_paper

SAMPLES = Path(__file__).parents[2] / "samples"
GOLD = json.loads((SAMPLES / "ke-hoach-ttdn-binh-dinh-2024.json").read_text(encoding="utf8"))
ANNEX = "PHỤ LỤC:"


@pytest.fixture(scope="module")
def sample():
    paper = read_text((SAMPLES / "ke-hoach-ttdn-binh-dinh-2024.txt").read_bytes())
    annex = next(at for at, line in enumerate(paper.blocks) if line.text == ANNEX)
    return recognise_document(paper, annex)


@pytest.mark.parametrize(
    "key",
    [
        *("issuer", "type", "number", "number_blank", "place", "date_text", "title", "year"),
        *("preamble", "focus_note", "closing"),
    ],
)
def test_the_samples_words_are_read_as_by_hand(sample, key):
    assert getattr(sample, key) == GOLD["document"][key]


@pytest.mark.parametrize("key", ["issuer_lines", "objectives", "requirements", "recipients"])
def test_the_samples_lists_are_read_as_by_hand(sample, key):
    assert list(getattr(sample, key)) == GOLD["document"][key]


@pytest.mark.parametrize("key", ["focus_tasks", "funding", "organisation"])
def test_the_samples_numbered_passages_are_read_as_by_hand(sample, key):
    read = [(each.number, each.text) for each in getattr(sample, key)]

    assert read == [(each["no"], each["text"]) for each in GOLD["document"][key]]


def test_the_samples_passages_know_their_lines(sample):
    places = [each.place for each in sample.focus_tasks]

    assert [[place.line, place.last_line] for place in places] == [
        each["source_lines"] for each in GOLD["document"]["focus_tasks"]
    ]


def test_the_samples_deadline_is_read_as_by_hand(sample):
    told = GOLD["document"]["report_deadlines"][0]

    assert sample.report_deadlines == (
        ReportDeadline(
            told["text"],
            date(2024, 12, 10),
            told["relation"],
            told["who"],
            told["to"],
            told["where"],
        ),
    )


def test_the_samples_blank_day_is_not_guessed(sample):
    assert (sample.day, sample.month, sample.year_of_issue) == (None, 1, 2024)


def test_the_samples_signer_and_annex_are_read_as_by_hand(sample):
    gold = GOLD["document"]

    assert list(sample.signer_title_lines) == gold["signer"]["title_lines"]
    assert sample.signer_name == gold["signer"]["name"]
    assert sample.annex_label == gold["annex"]["label"]
    assert sample.annex_title.replace("Ƣ", "Ư") == gold["annex"]["title"]
    assert sample.annex_attached_to == gold["annex"]["attached_to"]


def test_a_departments_plan_in_word_is_read_with_its_table_in_the_text():
    document = recognise(department_plan()).document

    assert document.issuer == "Sở Văn hóa, Thể thao và Du lịch"
    assert document.number == "07/KH-SVHTTDL"
    assert (document.day, document.month, document.year_of_issue) == (9, 3, 2026)
    assert document.title == "Triển khai công tác thông tin đối ngoại năm 2026"
    assert document.objectives == ("Quảng bá hình ảnh của tỉnh.", "Nâng cao chất lượng công tác.")
    assert document.requirements == ("Bám sát chỉ đạo của UBND tỉnh.",)
    assert [each.text for each in document.funding] == ["Từ nguồn ngân sách được giao năm 2026."]
    assert document.recipients == ("UBND tỉnh (báo cáo)", "Các sở, ban, ngành", "Lưu: VT, QLDL")
    assert document.signer_title_lines == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    assert document.signer_name == "Trần Thị Mỹ Hạnh"


def test_a_day_on_which_a_report_is_still_in_time_is_told_from_one_before():
    document = recognise(department_plan()).document

    assert document.report_deadlines == (
        ReportDeadline(
            "Các đơn vị gửi báo cáo quý về Sở (qua Văn phòng) chậm nhất ngày 05/12/2026.",
            date(2026, 12, 5),
            "by",
            "Các đơn vị",
            "Sở",
            "organisation.2",
        ),
    )


def test_a_plan_issued_by_a_decision_has_the_decisions_number_and_signer():
    paper = word_paper(
        table(
            ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HUẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            ("Số: 451/QĐ-UBND", "Huế, ngày 20 tháng 02 năm 2025"),
        ),
        "**QUYẾT ĐỊNH**",
        "**Ban hành Kế hoạch thông tin đối ngoại thành phố Huế năm 2025**",
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
        "**QUYẾT ĐỊNH:**",
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch thông tin đối ngoại.",
        table(("Nơi nhận:\n- Như Điều 3;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn An")),
        "**KẾ HOẠCH**",
        "**Thông tin đối ngoại thành phố Huế năm 2025**",
        "(Ban hành kèm theo Quyết định số 451/QĐ-UBND ngày 20 tháng 02 năm 2025)",
        "**1. Mục đích, yêu cầu**",
        "- Nâng cao nhận thức.",
        "**2. Nội dung**",
        "- Tuyên truyền đường lối.",
        "- Quảng bá di sản.",
        "**3. Tổ chức thực hiện**",
        "Các sở báo cáo trước ngày 15 tháng 11 hằng năm về UBND thành phố.",
        "**PHỤ LỤC**",
        "**DANH MỤC NHIỆM VỤ**",
        TASKS,
    )

    document = recognise(paper).document

    assert (document.type, document.number) == ("KẾ HOẠCH", "451/QĐ-UBND")
    assert document.title == "Thông tin đối ngoại thành phố Huế năm 2025"
    assert document.preamble.startswith("Căn cứ Luật Tổ chức chính quyền địa phương")
    assert document.objectives == ("Nâng cao nhận thức.",)
    assert [each.text for each in document.focus_tasks] == [
        "Tuyên truyền đường lối.",
        "Quảng bá di sản.",
    ]
    assert document.report_deadlines[0].day == date(2025, 11, 15)
    assert document.signer_name == "Lê Văn An"
    assert (document.annex_label, document.annex_title) == ("PHỤ LỤC", "DANH MỤC NHIỆM VỤ")


def test_a_letterhead_set_side_by_side_in_text_is_told_apart():
    paper = text_paper(
        "ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "TỈNH LẠNG SƠN                 Độc lập - Tự do - Hạnh phúc\n"
        "Số: 31 /KH-UBND          Lạng Sơn, ngày 06 tháng 02 năm 2025\n"
        "KẾ HOẠCH\n"
        "Thông tin đối ngoại năm 2025\n"
        "trên địa bàn tỉnh Lạng Sơn\n\n\n"
        "Thực hiện Chỉ thị, UBND tỉnh ban hành Kế hoạch như sau:"
    )

    head = read_letterhead(spoken(paper.blocks))

    assert head.issuer == "Ủy ban nhân dân tỉnh Lạng Sơn"
    assert (head.number, head.place) == ("31/KH-UBND", "Lạng Sơn")
    assert (head.day, head.month, head.year) == (6, 2, 2025)
    assert head.title == "Thông tin đối ngoại năm 2025 trên địa bàn tỉnh Lạng Sơn"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["ỦY BAN NHÂN DÂN", "THÀNH PHỐ ĐÀ NẴNG"], "Ủy ban nhân dân thành phố Đà Nẵng"),
        (["ỦY BAN NHÂN DÂN TỈNH", "QUẢNG TRỊ"], "Ủy ban nhân dân tỉnh Quảng Trị"),
        (["UBND TỈNH A", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"], "Sở Khoa học và Công nghệ"),
        (
            ["BAN CHỈ ĐẠO CÔNG TÁC", "THÔNG TIN ĐỐI NGOẠI"],
            "Ban Chỉ đạo công tác thông tin đối ngoại",
        ),
        (["TỈNH ỦY QUẢNG NGÃI"], "Tỉnh ủy Quảng Ngãi"),
        (["TỈNH ỦY A", "BAN TUYÊN GIÁO VÀ DÂN VẬN"], "Ban Tuyên giáo và Dân vận"),
        (["ỦY BAN NHÂN DÂN", "XÃ TUY PHƯỚC ĐÔNG"], "Ủy ban nhân dân xã Tuy Phước Đông"),
        ([], ""),
    ],
)
def test_offices_in_capitals_are_named_as_in_running_text(lines, name):
    assert natural_case(lines) == name


def test_a_motto_and_a_day_wrapped_in_narrow_columns_are_no_office():
    head = read_letterhead(
        spoken(
            text_paper(
                "ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG THÁP\nCỘNG HÒA XÃ HỘI CHỦ\nNGHĨA VIỆT NAM\n"
                "Độc lập - Tự do - Hạnh phúc\nSố: 44/KH-UBND Đồng Tháp, ngày 08\n"
                "     tháng 02 năm\n     2026\nKẾ HOẠCH\nCông tác thông tin đối ngoại"
            ).blocks
        )
    )

    assert (head.issuer, head.number) == ("Ủy ban nhân dân tỉnh Đồng Tháp", "44/KH-UBND")
    assert (head.place, head.day, head.month, head.year) == ("Đồng Tháp", 8, 2, 2026)


def test_recipients_and_signer_are_read_in_either_order():
    words = [
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Lê Văn An",
        "Nơi nhận:",
        "- Bộ VHTTDL;",
        "- Lưu: VT.",
    ]

    read = read_signature(spoken(word_paper(*words).blocks))

    assert read == Signature(
        ("Bộ VHTTDL", "Lưu: VT"), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Lê Văn An"
    )


def test_an_empty_paper_gives_an_empty_document():
    document = recognise_document(word_paper())

    assert document.title == ""
    assert document.focus_tasks == ()


def test_a_sheet_tells_its_office_and_title_above_its_list():
    sheet = table(
        ("UBND TỈNH KHÁNH HÒA", "", "", "", ""),
        ("SỞ NGOẠI VỤ", "", "", "", ""),
        ("KẾ HOẠCH THÔNG TIN ĐỐI NGOẠI NĂM 2025", "", "", "", ""),
        ("(Kèm theo Kế hoạch số 12/KH-SNgV ngày 05/01/2025)", "", "", "", ""),
        *(row.cells for row in TASKS.rows),
    )

    document = recognise(word_paper(sheet)).document

    assert (document.issuer, document.type) == ("Sở Ngoại vụ", "KẾ HOẠCH")
    assert (document.title, document.year) == ("THÔNG TIN ĐỐI NGOẠI NĂM 2025", 2025)
    assert (document.number, document.day, document.month) == ("12/KH-SNgV", 5, 1)
