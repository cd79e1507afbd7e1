"""What the machine sees and tells the checker."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from docx import Document

from nhipcau.documents.kinds import PDF, WORD
from nhipcau.editorial import checking
from nhipcau.editorial.detecting.files import sights_in_file
from nhipcau.editorial.detecting.words import sights_in_words
from nhipcau.editorial.models import MapLayer, PublicationPage, RequiredFeature
from tests.factories.editorial import (
    edition_of,
    make_attachment,
    make_editor,
    make_page,
    make_picture,
)

WORDS = [
    ("Tài liệu lưu hành nội bộ, không phổ biến", ["internal"]),
    ("Đồng chí nêu rõ nội dung TỐI MẬT trong văn bản", ["secret_word"]),
    ("Chấp hành quy định bảo vệ BÍ MẬT nhà nước", []),
    ("Số định danh 052085001234 của ông A", ["citizen_id"]),
    ("Tổng kim ngạch 123456789012 đồng", []),
    ("Kim ngạch 1.052.085.001.234 đồng", []),
    ("CMND số 211234567", ["citizen_id"]),
    ("Hộ chiếu số C1234567", ["passport"]),
    ("Mẫu xe B52 và tàu SE8", []),
    ("Liên hệ 0905 123 456", ["phone"]),
    ("Liên hệ +84 905.123.456", ["phone"]),
    ("Liên hệ (0256) 3822 222", []),
    ("Thư: nguyen.a@gmail.com", ["mail"]),
    ("Thư: so.ngoaivu@tinh.gov.vn", []),
]


@pytest.mark.parametrize(("words", "codes"), WORDS)
def test_words_that_tell_of_persons_or_secrets_are_seen(words, codes):
    assert [sight.code for sight in sights_in_words(words)] == codes


def test_what_is_told_does_not_repeat_the_number():
    (sight,) = sights_in_words("Số định danh 052085001234")

    assert ("052085001234" in sight.sentence, "234" in sight.sentence) == (False, True)


def saved(paper):
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def test_a_word_file_tells_its_author_its_changes_and_its_remarks():
    paper = Document()
    paper.core_properties.author = "Nguyễn Văn Kín"
    paragraph = paper.add_paragraph("Nội dung")
    paper.add_comment(paragraph.runs, text="Bỏ câu này?", author="A", initials="A")
    paragraph._p.append(paragraph._p.makeelement(f"{{{paragraph._p.nsmap['w']}}}ins", {}))

    found = {sight.code for sight in sights_in_file(saved(paper), WORD)}

    assert found == {"metadata", "tracked", "comments"}


def test_a_clean_word_file_tells_nothing():
    paper = Document()
    paper.core_properties.author = ""

    assert list(sights_in_file(saved(paper), WORD)) == []


def test_a_pdf_tells_its_author_and_its_remarks():
    remark = "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (x) >>"
    content = (
        "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
        "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
        f"3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Annots [{remark}] >> endobj\n"
        "4 0 obj << /Author (Nguyen Van Kin) >> endobj\n"
        "trailer << /Root 1 0 R /Info 4 0 R >>\n%%EOF"
    )

    assert [s.code for s in sights_in_file(content.encode(), PDF)] == ["metadata", "comments"]


def codes(page):
    check = checking.submit(edition_of(page), by=make_editor())
    return [(hint["code"], hint["where"]) for hint in check.hints]


@pytest.mark.django_db
def test_a_text_with_figures_needs_a_source():
    loud = make_page(title="A", summary="Đón 120.000 lượt khách")
    sourced = make_page(title="B", summary="Đón 120.000 lượt khách", source_name="Cục Thống kê")

    assert (codes(loud), codes(sourced)) == ([("no_source", "Bài viết")], [])


@pytest.mark.django_db
def test_a_picture_without_description_author_or_consent_is_told():
    picture = make_picture(description="", photographer="", people_agreed=False)
    page = make_page(lead_picture=picture)

    assert codes(page) == [(code, "Ảnh “Biển”") for code in ("no_alt", "no_rights", "people")]


@pytest.mark.django_db
def test_a_map_without_a_required_feature_is_told():
    RequiredFeature.objects.create(name="Quần đảo Hoàng Sa", names={"en": "Hoang Sa Islands"})
    RequiredFeature.objects.create(name="Quần đảo Trường Sa")
    shape = {"type": "Feature", "geometry": None, "properties": {"name": "hoang sa islands"}}
    MapLayer.objects.create(
        code="bien",
        name="Biển",
        geojson={"type": "FeatureCollection", "features": [shape]},
        source="Sở",
        source_date="2024-01-01",
    )
    body = [{"type": "map", "value": {"caption": "Biển", "layers": ["bien"]}}]

    check = checking.submit(edition_of(make_page(body=body)), by=make_editor())

    (hint,) = check.hints
    assert hint["sentence"] == "Bản đồ thiếu đối tượng bắt buộc: Quần đảo Trường Sa."


@pytest.mark.django_db
def test_an_attached_file_is_read_too():
    attachment = make_attachment(content="Số 0905123456".encode(), title="Danh bạ")

    assert codes(make_page(PublicationPage, file=attachment)) == [("phone", "Tệp “Danh bạ”")]


@pytest.mark.django_db
def test_a_stamp_between_two_paragraphs_is_seen():
    body = [{"type": "words", "value": "<p>TỐI MẬT</p><p>Kính gửi</p>"}]

    with pytest.raises(ValidationError, match="dấu độ mật"):
        checking.submit(edition_of(make_page(body=body)), by=make_editor())
