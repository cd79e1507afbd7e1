"""What machines read: feeds, calendars, maps of the portal, structured data, open data."""

import json
import re
from xml.etree import ElementTree

import pytest
from icalendar import Calendar

from nhipcau.editorial import withdrawing
from nhipcau.editorial.models import EventPage, MapLayer, PlacePage, SectionPage
from tests.factories.editorial import (
    at,
    edition_of,
    make_editor,
    make_public,
    make_public_page,
    make_translation,
)

pytestmark = pytest.mark.django_db

BASE = "http://localhost:8000"


@pytest.fixture
def article():
    section = make_public_page(SectionPage, slug="tin", title="Tin tức")
    return make_public_page(
        parent=section, slug="bai", title="Lễ hội </script>", summary="Tóm & tắt"
    )


@pytest.fixture
def event():
    return make_public_page(
        EventPage,
        slug="le-hoi",
        title="Lễ hội cầu ngư",
        starts_at=at("2024-06-18 08:00"),
        ends_at=at("2024-06-19 17:00"),
        venue="Quy Nhơn",
    )


@pytest.mark.parametrize("name", ["feed.xml", "atom.xml"])
@pytest.mark.parametrize("section", ["/vi/", "/vi/tin/"])
def test_a_feed_tells_of_the_newest_works(client, article, section, name):
    root = ElementTree.fromstring(client.get(f"{section}{name}").content)

    titles = [e.text for e in root.iter() if e.tag.rpartition("}")[2] == "title"]
    assert titles[-1] == "Lễ hội </script>"
    assert len(titles) == 2


def test_the_json_feed_says_the_same(client, article):
    told = client.get("/vi/tin/feed.json").json()

    assert [(item["url"], item["title"], item["summary"]) for item in told["items"]] == [
        (f"{BASE}/vi/tin/bai/", "Lễ hội </script>", "Tóm & tắt")
    ]


def test_an_article_has_no_feed(client, article):
    assert client.get("/vi/tin/bai/feed.xml").status_code == 404


def test_a_calendar_holds_hours_and_place(client, event):
    calendar = Calendar.from_ical(client.get("/vi/le-hoi/su-kien.ics").content)

    (entry,) = calendar.walk("VEVENT")
    assert (str(entry["summary"]), str(entry["location"]), entry.decoded("dtstart")) == (
        "Lễ hội cầu ngư",
        "Quy Nhơn",
        at("2024-06-18 08:00"),
    )
    assert client.get("/vi/lich.ics").content.count(b"BEGIN:VEVENT") == 1


def test_a_whole_day_ends_on_the_day_after_as_calendars_ask(client):
    make_public_page(
        EventPage,
        slug="ngay-hoi",
        starts_at=at("2024-06-18 00:00"),
        ends_at=at("2024-06-19 23:59"),
        is_all_day=True,
    )

    text = client.get("/vi/ngay-hoi/su-kien.ics").content.decode()

    assert "DTSTART;VALUE=DATE:20240618" in text
    assert "DTEND;VALUE=DATE:20240620" in text


def test_the_map_of_a_language_names_the_other_languages(client, article):
    make_public(edition_of(make_translation(article, "en", title="Festival")))

    index = client.get("/sitemap.xml").text
    told = client.get("/sitemap-vi-1.xml").text

    assert f"{BASE}/sitemap-vi-1.xml" in index
    assert f"{BASE}/sitemap-en-1.xml" in index
    assert f'hreflang="en" href="{BASE}/en/bai-en/"' in told
    assert f"{BASE}/en/bai-en/" in client.get("/sitemap-tin-moi.xml").text


def test_structured_data_cannot_end_its_element(client, article):
    text = client.get("/vi/tin/bai/").text

    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    told = [json.loads(block) for block in blocks]
    assert [(thing["@type"], thing.get("headline")) for thing in told] == [
        ("NewsArticle", "Lễ hội </script>"),
        ("BreadcrumbList", None),
    ]


def test_robots_are_led_to_the_map_and_away_from_the_office(client):
    told = client.get("/robots.txt").text

    assert "Disallow: /lam-viec/" in told
    assert f"Sitemap: {BASE}/sitemap.xml" in told


def test_open_data_lists_pages_for_other_sites(client, article):
    response = client.get("/api/v1/pages/vi/")

    told = response.json()
    assert response["Access-Control-Allow-Origin"] == "*"
    assert (told["total"], told["items"][0]["title"], told["items"][0]["data"]) == (
        1,
        "Lễ hội </script>",
        f"{BASE}/api/v1/page/vi/tin/bai/",
    )


def test_open_data_has_the_words_of_a_page_and_its_end(client, article):
    make_public(edition_of(make_translation(article, "en", title="Festival")))
    told = client.get("/api/v1/page/vi/tin/bai/").json()
    withdrawing.withdraw(edition_of(article), reason="Đã cũ.", by=make_editor())

    gone = client.get("/api/v1/page/vi/tin/bai/")

    assert told["translations"] == {"en": f"{BASE}/en/bai-en/"}
    assert (gone.status_code, gone.json()["reason"]) == (410, "Đã cũ.")


def test_places_and_layers_are_geojson(client):
    make_public_page(PlacePage, slug="thap", latitude="13.77", longitude="109.2")
    shapes = {"type": "FeatureCollection", "features": []}
    MapLayer.objects.create(
        code="bien", name="Biển", geojson=shapes, source="Sở", source_date="2024-01-01"
    )

    (feature,) = client.get("/api/v1/places/vi/").json()["features"]

    assert feature["geometry"] == {"type": "Point", "coordinates": [109.2, 13.77]}
    assert client.get("/api/v1/layers/bien/").json()["source"] == "Sở"


@pytest.mark.parametrize(
    "address",
    [
        *("/vi/feed.json", "/vi/lich.ics", "/sitemap.xml", "/sitemap-vi-1.xml", "/robots.txt"),
        *("/sitemap-tin-moi.xml", "/api/v1/", "/api/v1/languages/", "/api/v1/progress/"),
        *("/api/v1/events/vi/", "/api/v1/places/vi/", "/api/v1/page/vi/tin/bai/"),
    ],
)
@pytest.mark.usefixtures("kept")
def test_whoever_has_it_is_told_so(client, article, address):
    first = client.get(address)

    again = client.get(address, headers={"If-None-Match": first["ETag"]})

    assert (first.status_code, again.status_code) == (200, 304)
