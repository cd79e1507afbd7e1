"""Pages kept ready are dropped exactly when what is on them changes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from nhipcau.editorial import touching, withdrawing
from nhipcau.editorial.models import ArticlePage, InfoPage, MapLayer, PlacePage, SectionPage
from nhipcau.organisations.naming import rename_unit
from nhipcau.portal.cache import shelf
from tests.factories.editorial import (
    edition_of,
    make_editor,
    make_home,
    make_page,
    make_picture,
    make_public,
    make_public_page,
    make_translation,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept")]


def is_kept(path: str) -> bool:
    """Whether the next reader of `path` gets what was made for another."""
    shelf.look_for_changes()
    return path in kept_paths()


def kept_paths() -> list[str]:
    """Whole pages; parts that many pages share are kept beside them."""
    return [path for _host, path, _number in shelf.kept if path.startswith("/")]


def rewritten(page, **fields):
    """Another text of the page, checked and released."""
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision(user=make_editor())
    return make_public(edition_of(page))


@pytest.fixture
def other(client) -> str:
    """A page that has nothing to do with any change, already looked at."""
    section = make_public_page(SectionPage, slug="khac", title="Mục khác")
    make_public_page(parent=section, slug="xa", title="Bài ở xa")
    client.get("/vi/khac/xa/")
    return "/vi/khac/xa/"


@pytest.fixture
def section():
    return make_public_page(SectionPage, slug="tin", title="Tin tức")


def test_everybody_gets_the_same_bytes(client, admin_client):
    make_public_page(slug="le-hoi")

    bodies = [
        client.get("/vi/le-hoi/").content,
        client.get("/vi/le-hoi/", headers={"Accept-Language": "en"}).content,
        admin_client.get("/vi/le-hoi/").content,
        client.get("/vi/le-hoi/?utm_source=la").content,
    ]

    assert len(set(bodies)) == 1
    assert kept_paths() == ["/vi/le-hoi/"]


def test_a_kept_page_asks_the_database_only_for_changes(client, django_assert_num_queries):
    make_public_page(slug="le-hoi")
    client.get("/vi/le-hoi/")

    with django_assert_num_queries(3):  # marks, the newest serial, the trail of the directory
        client.get("/vi/le-hoi/")


def test_a_new_text_of_the_page(client, section, other):
    page = make_public_page(parent=section, slug="bai", title="Chữ cũ")
    client.get("/vi/tin/bai/")

    rewritten(page, title="Chữ mới")

    assert "Chữ mới" in client.get("/vi/tin/bai/").text
    assert is_kept(other)


def test_a_page_that_is_withdrawn(client, section, other):
    page = make_public_page(parent=section, slug="bai")
    client.get("/vi/tin/bai/")

    withdrawing.withdraw(edition_of(page), reason="Đã cũ.", by=make_editor())

    assert client.get("/vi/tin/bai/").status_code == 410
    assert is_kept(other)


def test_a_new_page_in_a_list(client, section, other):
    client.get("/vi/tin/")

    make_public_page(parent=section, slug="bai", title="Bài vừa đăng")

    assert "Bài vừa đăng" in client.get("/vi/tin/").text
    assert is_kept(other)


def test_a_line_of_a_list_and_a_related_page(client, section, other):
    page = make_public_page(parent=section, slug="mot", title="Tên cũ")
    make_public_page(parent=section, slug="hai")
    for path in ("/vi/tin/", "/vi/tin/hai/"):
        assert "Tên cũ" in client.get(path).text

    rewritten(page, title="Tên mới")

    for path in ("/vi/tin/", "/vi/tin/hai/"):
        assert "Tên mới" in client.get(path).text
    assert is_kept(other)


def test_the_bar_of_sections(client, other):
    make_public_page(slug="bai")
    client.get("/vi/bai/")

    make_public_page(SectionPage, slug="moi", title="Mục vừa mở", show_in_menus=True)

    assert "Mục vừa mở" in client.get("/vi/bai/").text


def test_the_name_of_a_section_above(client, section, other):
    inner = make_public_page(SectionPage, parent=section, slug="trong", title="Tin cũ")
    make_public_page(parent=inner, slug="bai")
    client.get("/vi/tin/trong/bai/")

    rewritten(inner, title="Tin trong tỉnh")

    assert "Tin trong tỉnh" in client.get("/vi/tin/trong/bai/").text
    assert is_kept(other)


def test_the_foot_of_every_page(client, other):
    client.get(other)

    make_public_page(InfoPage, slug="gioi-thieu", title="Giới thiệu về tỉnh")

    assert "Giới thiệu về tỉnh" in client.get(other).text


def test_another_language_of_the_same_work(client, section, other):
    make_home("en")
    client.get(other)
    page = make_public_page(parent=section, slug="bai")
    assert 'hreflang="en" href="http' not in client.get("/vi/tin/bai/").text

    make_public(edition_of(make_translation(page, "en")))

    assert 'hreflang="en" href="http' in client.get("/vi/tin/bai/").text
    assert is_kept(other)


def test_words_and_shape_of_a_picture(client, section, other):
    picture = make_picture()
    make_public_page(parent=section, slug="bai", lead_picture=picture)
    before = client.get("/vi/tin/bai/").text

    picture.focal_point_x, picture.focal_point_y = 10, 10
    picture.focal_point_width = picture.focal_point_height = 4
    picture.save()
    touching.touch(f"picture:{picture.pk}")

    assert client.get("/vi/tin/bai/").text != before
    assert is_kept(other)


def test_a_layer_of_a_map(client, other):
    layer = MapLayer.objects.create(
        code="bien",
        name="Biển Đông",
        geojson={"type": "FeatureCollection", "features": []},
        source="Sở Tài nguyên",
        source_date="2024-01-01",
        is_base=True,
    )
    section = make_public_page(SectionPage, slug="diem-den", layout="map")
    make_public_page(PlacePage, parent=section, slug="thap", latitude="13.77", longitude="109.2")
    client.get("/vi/diem-den/"), client.get(other)

    MapLayer.objects.filter(pk=layer.pk).update(source="Sở Nông nghiệp và Môi trường")
    touching.touch("layer:bien")

    assert "Sở Nông nghiệp và Môi trường" in client.get("/vi/diem-den/").text
    assert is_kept(other)


def test_the_name_of_the_body_that_publishes(client, section, other):
    writer = make_editor()
    unit = writer.appointments.get().unit
    make_public_page(ArticlePage, parent=section, slug="bai", by=writer)
    client.get("/vi/tin/bai/")
    tomorrow = timezone.localdate() + timedelta(days=1)

    rename_unit(unit, name="Sở Mới", from_day=tomorrow, by=None)

    assert not is_kept("/vi/tin/bai/")
    assert is_kept(other)


def test_forms_searches_drafts_and_refusals_are_not_kept(client):
    make_page(slug="nhap")
    for path in ("/vi/tim-kiem/?q=le", "/vi/nhap/", "/ngon-ngu/vi/", "/"):
        client.get(path)

    assert kept_paths() == []


def test_whoever_has_the_page_is_told_so(client):
    make_public_page(slug="le-hoi")
    packed = {"Accept-Encoding": "gzip"}
    first = client.get("/vi/le-hoi/", headers=packed)

    again = client.get("/vi/le-hoi/", headers=packed | {"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content, first["Content-Encoding"]) == (304, b"", "gzip")
    assert first["Vary"] == "Accept-Encoding"


def test_the_shelf_never_grows_too_heavy(client, settings):
    make_public_page(slug="bai")
    for number in range(9):
        client.get("/vi/bai/", headers={"host": f"h{number}.example"})
    heavy = shelf.weight

    settings.NHIPCAU_PORTAL_CACHE_MB = heavy / 2 / 1024 / 1024
    client.get("/vi/bai/", headers={"host": "another.example"})

    assert (len(kept_paths()) > 2, shelf.weight <= heavy / 2) == (True, True)
