"""Pictures and files are closed before their page is public and after it is withdrawn (B-06)."""

import io
import re

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from nhipcau.editorial import withdrawing
from nhipcau.editorial.models import Attachment, Picture, PictureRendition, PublicationPage
from nhipcau.portal import pictures
from nhipcau.portal.files import address_of_file
from tests.factories.editorial import (
    edition_of,
    make_cleared,
    make_editor,
    make_home,
    make_page,
    make_picture,
    make_public,
    make_public_page,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def library(db) -> None:
    """The first page, and with it the root of the library."""
    make_home()


def every_address(picture: Picture) -> list[str]:
    """Each size and format in which any template may show it, and where the files lie."""
    shown = [pictures.drawn(picture, shape, language="vi") for shape in (*pictures.CUTS, "body")]
    found = {address for one in shown for s in one.sources for address in _addresses(s.srcset)}
    renditions = PictureRendition.objects.filter(image=picture)
    return sorted(
        {*found, *(one.src for one in shown), pictures.share_address(picture)}
        | {picture.file.url}
        | {rendition.file.url for rendition in renditions}
    )


def _addresses(srcset: str) -> list[str]:
    return re.findall(r"(/tep/\S+) \d+w", srcset)


def states(client, addresses: list[str]) -> set[int]:
    return {client.get(address).status_code for address in addresses}


def test_every_size_of_a_picture_is_there_exactly_while_its_page_is(client):
    picture = make_picture()
    page = make_page(lead_picture=picture)
    edition = edition_of(page)
    make_cleared(edition)
    assert states(client, every_address(picture)) == {404}

    withdrawn_from = make_public(edition).edition
    public = [address for address in every_address(picture) if "/anh/" in address]
    assert states(client, public) == {200}

    withdrawing.withdraw(withdrawn_from, reason="Đã cũ.", by=make_editor())
    assert states(client, every_address(picture)) == {404}
    assert PictureRendition.objects.filter(image=picture).exists()


def test_where_the_files_lie_is_closed_even_while_the_page_is_public(client):
    picture = make_picture()
    make_public_page(lead_picture=picture)
    picture.get_rendition("width-32")

    lying = [address for address in every_address(picture) if "/anh/" not in address]

    assert (len(lying), states(client, lying)) == (2, {404})


def test_an_editor_sees_what_is_not_public_and_no_cache_keeps_it(client):
    picture = make_picture()
    client.force_login(make_editor())

    response = client.get(pictures.share_address(picture))

    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")


def test_another_file_under_the_same_picture_is_not_public(client):
    picture = make_picture()
    make_public_page(lead_picture=picture)
    Picture.objects.filter(pk=picture.pk).update(file_hash="0" * 40)
    picture.refresh_from_db()

    assert client.get(pictures.share_address(picture)).status_code == 404


def test_nobody_asks_for_sizes_of_their_own(client):
    picture = make_picture()
    make_public_page(lead_picture=picture)
    usual = pictures.share_address(picture)

    assert states(
        client, [usual.replace("1200x630", size) for size in ("9999", "1x1", "64x63")]
    ) == {404}


def test_a_size_says_nothing_beside_the_picture(client):
    picture = make_picture()
    exif = Image.Exif()
    exif[0x010E] = "Ghi chú của máy ảnh"
    Image.new("RGB", (64, 48), "teal").save(picture.file.path, "JPEG", exif=exif)
    make_public_page(lead_picture=picture)

    addresses = [address for address in every_address(picture) if "/anh/" in address]
    sizes = [Image.open(io.BytesIO(client.get(address).content)) for address in addresses]

    assert ({size.format for size in sizes}, [size for size in sizes if size.getexif()]) == (
        {"JPEG", "WEBP", "AVIF"},
        [],
    )


def test_a_file_is_there_while_its_page_is_and_runs_nothing(client):
    file = Attachment.objects.create(
        title="Cẩm nang", file=ContentFile(b"<script>1</script>", name="cam-nang.html")
    )
    page = make_page(PublicationPage, file=file)
    before = client.get(address_of_file(file)).status_code
    make_public(edition_of(page))

    response = client.get(address_of_file(file))
    response.close()
    file.file.close()

    assert (before, response.status_code, response["Content-Disposition"][:10]) == (
        404,
        200,
        "attachment",
    )
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["X-Content-Type-Options"] == "nosniff"
