"""The letter that asks to correct and the dossier: from what was signed, by Decree 30."""

from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from docx import Document

from nhipcau.documents.legal import shipped_rows
from nhipcau.documents.legal_loading import load_bases
from nhipcau.drafting.correction_files import dossier_file, letter_file, record_sent
from nhipcau.drafting.correction_letterhead import signer_lines
from nhipcau.drafting.correction_request import outlets_of, request_to_correct
from nhipcau.organisations.models import Unit
from nhipcau.press.clarifying.bases import ARTICLE_TO_FILL, cited_on
from nhipcau.press.clarifying.content import last_version
from nhipcau.press.clarifying.reopening import reopen
from nhipcau.press.clarifying.writing import revise
from tests.factories.clarifications import DAY, make_signed, sign_draft
from tests.factories.documents import make_basis, make_document
from tests.factories.organisations import make_unit
from tests.factories.plans import make_plan
from tests.factories.press import make_clarification, make_confirmed, make_outlet

pytestmark = pytest.mark.django_db

JULY_2026 = date(2026, 7, 1)


@pytest.fixture
def outlet():
    return make_outlet(name="Báo Biển", code="bao-bien")


@pytest.fixture
def row(outlet):
    make_plan(place="Quy Nhơn", document=make_document(issuer="Ủy ban nhân dân tỉnh"))
    source = make_confirmed(
        outlet=outlet, title="Cảng đóng cửa", address="https://bao.example/cang.html"
    )
    return make_signed(unit=make_unit(name="Sở Du lịch"), source=source, asked_by="Bộ A")


def words_of(content):
    paper = Document(BytesIO(content))
    cells = [cell.text for table in paper.tables for line in table.rows for cell in line.cells]
    return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])


def test_the_letter_tells_the_claim_where_it_stood_and_the_facts_with_their_documents(row, outlet):
    said = words_of(letter_file(row, outlet))

    for words in (
        "V/v đề nghị đính chính thông tin", "Kính gửi: Báo Biển", "SỞ DU LỊCH",
        "“Cảng đóng cửa”, đăng ngày 12/03/2024, tại địa chỉ https://bao.example/cang.html.",
        "Nội dung sai như đã đăng: “Cảng đã đóng cửa”.",
        "Cảng vẫn đón tàu mỗi ngày (căn cứ: Báo cáo của cảng vụ số 15/BC-CV).",
        "văn bản số 12/SDL-TT ngày 14/03/2024 của Sở Du lịch", "GIÁM ĐỐC", "Quy Nhơn, ngày",
    ):  # fmt: skip
        assert words in said


def test_an_outlet_is_asked_about_its_own_appearances_alone(outlet):
    other = make_confirmed(title="Cảng nghỉ", outlet=make_outlet(name="Báo Khác"))
    row = make_clarification(source=make_confirmed(outlet=outlet, title="Cảng đóng cửa"))
    row.sources.create(clipping=other)
    row = sign_draft(row)

    said = words_of(letter_file(row, outlet))

    assert [one.name for one in outlets_of(last_version(row))] == ["Báo Biển", "Báo Khác"]
    assert ("Cảng đóng cửa" in said, "Cảng nghỉ" in said) == (True, False)


def test_the_dossier_has_its_four_parts_and_where_it_stood(row):
    said = words_of(dossier_file(row))

    for words in (
        "BÁO CÁO", "Kính gửi: Bộ A", "I. NỘI DUNG SAI ĐÃ ĐĂNG", "II. DIỄN BIẾN", "III. ẢNH HƯỞNG",
        "IV. BẢN CHẤT SỰ VIỆC", "Phụ lục", "Không có bản lưu: Báo in, đã lưu bản giấy.", "…………",
    ):  # fmt: skip
        assert words in said


def test_papers_say_what_was_signed_while_a_correction_is_written(row, outlet):
    draft = reopen(row, reason="Sửa số.", by=row.drafter)
    revise(draft, changes={"claim": "Điều khác hẳn."}, by=row.drafter)

    assert "Điều khác hẳn" not in words_of(letter_file(row, outlet))


def test_nothing_is_drafted_before_it_is_signed(outlet):
    with pytest.raises(ValidationError, match="chưa được ký"):
        letter_file(make_clarification(), outlet)


def test_without_any_plan_the_place_is_left_to_fill(outlet):
    row = make_signed(unit=make_unit(name="Sở Lẻ"), source=make_confirmed(outlet=outlet))

    assert "…………, ngày" in words_of(letter_file(row, outlet))


def test_the_province_signs_under_its_own_head(outlet):
    lines = {"issuer_lines": ["ỦY BAN NHÂN DÂN", "TỈNH MẪU"]}
    make_plan(paper=lines)
    unit = make_unit(name="Ủy ban nhân dân tỉnh Mẫu", kind=Unit.Kind.PROVINCE)
    row = make_signed(unit=unit, source=make_confirmed(outlet=outlet))

    paper = request_to_correct(last_version(row), outlet)

    assert (paper.issuer_lines, paper.superior_lines) == (tuple(lines["issuer_lines"]), ())
    assert paper.symbol == "UBND"


@pytest.mark.parametrize(
    ("title", "lines"),
    [("Giám đốc", ("GIÁM ĐỐC",)), ("Phó Giám đốc", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
     ("Phó Giám đốc Sở A", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"))],
)  # fmt: skip
def test_a_deputy_signs_for_the_head(title, lines):
    assert signer_lines(title, "Sở A") == lines


@pytest.mark.parametrize(
    ("day", "numbers"),
    [(DAY, ["103/2016/QH13", "09/2017/NĐ-CP"]), (JULY_2026, ["126/2025/QH15", "244/2026/NĐ-CP"])],
)
def test_the_acts_of_the_day_are_cited_and_an_unknown_article_is_left_to_fill(day, numbers):
    load_bases(shipped_rows(), by=None)

    cited = cited_on(day, paper="letter")

    assert [number in one.line for number, one in zip(numbers, cited, strict=True)] == [True, True]
    assert cited[0].line.startswith(ARTICLE_TO_FILL)
    assert {one.is_verified for one in cited} == {False}


def test_an_act_the_register_does_not_hold_is_not_cited():
    make_basis(kind="Nghị định", number="244/2026/NĐ-CP")

    lines = [one.line for one in cited_on(JULY_2026, paper="letter")]

    assert lines == ["khoản 6 Điều 7 Nghị định số 244/2026/NĐ-CP"]


def test_a_letter_sent_without_a_file_is_kept_as_it_was_sent(row):
    told = {"receiver": "Báo Biển", "number": "45/SDL-TT", "sent_on": DAY}

    sending = record_sent(row, way="letter", by=row.drafter, **told)

    with sending.file.content.open("rb") as content:
        said = words_of(content.read())
    assert ("Số: 45/SDL-TT" in said, "ngày 14 tháng 3 năm 2024" in said) == (True, True)


@pytest.mark.parametrize(
    ("way", "receiver", "name"),
    [("ministry", "Bộ A", "ho-so-lam-ro-{}.docx"), ("letter", "Báo Lạ", None),
     ("press", "Họp báo", None)],
)  # fmt: skip
def test_only_what_we_drafted_is_kept_by_itself(row, way, receiver, name):
    told = {"receiver": receiver, "number": "45/SDL-TT", "sent_on": DAY}

    sending = record_sent(row, way=way, by=row.drafter, **told)

    assert (sending.file.name if sending.file else None) == (name and name.format(row.pk))
