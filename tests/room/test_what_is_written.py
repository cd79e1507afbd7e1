"""What may be written and uploaded in the room."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Drawing

from nhipcau.editorial.models import Attachment, Picture
from tests.factories.editorial import make_editor, make_home, make_page

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.once,
    pytest.mark.usefixtures("drawn_pictures"),
]

STAMPED = "TỐI MẬT"
REFUSED = "Nội dung này có dấu độ mật"


@pytest.fixture
def editor(client):
    editor = make_editor()
    make_home(by=editor)
    client.force_login(editor)
    return editor


def photo(name="bien.jpg"):
    """A picture that tells where it was taken."""
    content = io.BytesIO()
    told = Drawing.Exif()
    told[0x010F] = "Máy của tôi"
    Drawing.new("RGB", (64, 48), "teal").save(content, "JPEG", exif=told)
    return SimpleUploadedFile(name, content.getvalue(), "image/jpeg")


def words_beside(**more):
    return {
        "title": "Biển",
        "description": "Bãi biển buổi sáng",
        "photographer": "Phòng biên tập",
        "licence": "own",
    } | more


def rich(text):
    """A body of one paragraph, as the editor posts it."""
    empty = {"inlineStyleRanges": [], "entityRanges": [], "data": {}}
    block = {"key": "a", "text": text, "type": "unstyled", "depth": 0} | empty
    return {
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "words",
        "body-0-id": "",
        "body-0-value": json.dumps({"blocks": [block], "entityMap": {}}),
    }


@pytest.mark.parametrize("words", [{"summary": STAMPED}, rich(STAMPED)], ids=["summary", "body"])
def test_a_page_with_a_stamp_is_not_saved(client, editor, words):
    page = make_page(by=editor)
    form = {"title": page.title, "slug": page.slug, "genre": "news", "body-count": "0"} | words

    answer = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)

    assert REFUSED in answer.content.decode()
    assert page.revisions.count() == 1


@pytest.mark.parametrize("words", [{"summary": STAMPED}, rich(STAMPED)], ids=["summary", "body"])
def test_a_preview_lays_no_stamped_words_into_the_session(client, editor, words):
    page = make_page(by=editor)

    answer = client.post(reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk]), words)

    assert answer.status_code == 403
    assert [key for key, _value in client.session.items() if "preview" in key] == []


@pytest.mark.parametrize("name", ["wagtailimages:add", "wagtailimages_chooser:create"])
def test_an_uploaded_picture_keeps_only_its_pixels(client, editor, name):
    prefix = "image-chooser-upload-" if "chooser" in name else ""
    sent = {f"{prefix}{key}": value for key, value in words_beside(file=photo()).items()}

    client.post(reverse(name), sent)

    kept = Picture.objects.get()
    with Drawing.open(kept.file) as drawing:
        assert dict(drawing.getexif()) == {}


def test_of_many_pictures_too_only_the_pixels_are_laid_by(client, editor):
    added = client.post(reverse("wagtailimages:add_multiple"), {"files[]": photo()}).json()
    number = added["uploaded_file_id"]
    filled = {f"uploaded-image-{number}-{k}": v for k, v in words_beside().items()}

    address = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[number])
    client.post(address, filled)

    with Drawing.open(Picture.objects.get().file) as drawing:
        assert dict(drawing.getexif()) == {}


@pytest.mark.parametrize("left_out", ["description", "photographer", "licence"])
def test_a_picture_brings_its_words_and_rights(client, editor, left_out):
    sent = words_beside(file=photo()) | {left_out: ""}

    client.post(reverse("wagtailimages:add"), sent)

    assert not Picture.objects.exists()


def test_a_stamped_document_stays_outside(client, editor):
    file = SimpleUploadedFile("thong-bao.txt", f"{STAMPED}\nnội dung".encode(), "text/plain")
    sent = {"title": "Thông báo", "file": file, "language": "vi", "rights": "Cơ quan"}

    answer = client.post(reverse("wagtaildocs:add"), sent)

    assert answer.status_code == 200
    assert not Attachment.objects.exists()


def test_every_form_says_what_must_not_come_in(client, editor):
    page = make_page(by=editor)
    addresses = [
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        *(reverse(name) for name in ("wagtailimages:add", "wagtaildocs:add")),
        *(reverse(name) for name in ("wagtailimages:add_multiple", "wagtaildocs:add_multiple")),
    ]

    said = [client.get(address).content.decode() for address in addresses]

    assert ["Không đưa bí mật nhà nước" in html for html in said] == [True] * 5
