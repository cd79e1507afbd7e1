"""Pictures and files: what comes in, and when it is public."""

import pytest
from django.core.exceptions import ValidationError
from docx import Document

from nhipcau.editorial import media, withdrawing
from nhipcau.editorial.hints import content_of
from nhipcau.editorial.models import Attachment, PublicationPage
from tests.factories.editorial import (
    edition_of,
    make_attachment,
    make_editor,
    make_page,
    make_picture,
    make_public,
)

pytestmark = pytest.mark.django_db


def test_a_picture_is_public_only_while_a_release_shows_its_very_file():
    picture, page = make_picture(), make_page()
    page.lead_picture = picture
    page.save_revision(user=make_editor())
    edition = edition_of(page)
    before = media.is_public(picture)
    make_public(edition)
    during = (media.is_public(picture), media.is_public(picture, "other"))
    shown = media.public_picture_ids()

    withdrawing.withdraw(edition, reason="Đã cũ.", by=make_editor())

    assert (before, during, shown) == (False, (True, False), {picture.pk})
    assert (media.is_public(picture), media.public_picture_ids()) == (False, set())


def test_a_release_keeps_the_words_beside_its_pictures():
    picture, page = make_picture(description="Biển sáng"), make_page()
    page.lead_picture = picture
    page.save_revision(user=make_editor())
    release = make_public(edition_of(page))
    picture.description = "Lời của một người"
    picture.save()

    assert media.words_beside(release)[picture.pk]["description"] == "Biển sáng"


def test_what_a_release_shows_is_neither_deleted_nor_replaced():
    picture, page = make_picture(), make_page()
    free = media.why_kept(picture)
    page.lead_picture = picture
    page.save_revision(user=make_editor())
    make_public(edition_of(page))

    assert (free, media.why_kept(picture)[:7]) == ("", "Ảnh này")


def test_a_picture_comes_in_by_its_content_and_under_plain_letters():
    content = content_of(make_picture())

    picture = media.take_in_picture(
        content,
        name="C:\\ẢNH\\Đảo Nhơn Châu (1).png",
        title="Đảo",
        description="Đảo nhìn từ biển",
        photographer="Phòng biên tập",
        by=make_editor(),
    )

    assert picture.filename.startswith("dao-nhon-chau-1")
    assert (picture.filename[-4:], picture.file_size > 0) == (".jpg", True)


def test_a_file_for_the_public_is_kept_with_its_words():
    attachment = make_attachment(language="en")

    assert (attachment.title, attachment.language, attachment.filename[:8]) == (
        "Cẩm nang",
        "en",
        "cam-nang",
    )


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", "Kính gửi\nTỐI MẬT\n".encode(), "secret"),
        ("TỐI MẬT.txt", b"abc", "secret"),
        ("a.exe", b"MZ....", "program"),
        ("a.svg", b"<svg/>", "program"),
        ("a.zip", b"PK\x03\x04....", "broken"),
    ],
)
def test_a_file_that_may_not_be_kept_leaves_nothing(name, content, code):
    with pytest.raises(ValidationError) as refusal:
        make_attachment(name=name, content=content)

    assert (refusal.value.code, Attachment.objects.count()) == (code, 0)


def test_a_stamp_in_an_attached_file_stops_the_text_that_offers_it(tmp_path):
    attachment = make_attachment()
    paper = Document()
    paper.sections[0].header.paragraphs[0].text = "MẬT"
    paper.save(attachment.file.path)  # laid there past the door
    page = make_page(PublicationPage, file=attachment)

    with pytest.raises(ValidationError, match="dấu độ mật"):
        make_public(edition_of(page))
