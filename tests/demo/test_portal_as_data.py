"""What the files of the demo's portal say, before anything is told."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from nhipcau.demo import portal_pages

SECTIONS, ITEMS = portal_pages.sections_and_items()
DESK = portal_pages.read("desk.json")["items"]
HOME = portal_pages.read("home.json")
TOLD = [*SECTIONS, *ITEMS, *DESK]
UNITS = json.loads((portal_pages.FOLDER.parent / "units.json").read_text(encoding="utf8"))
PICTURES = portal_pages.pictures_told()


def blocks(kind: str) -> Iterator[Any]:
    for item in TOLD:
        for text in item["texts"].values():
            yield from (value for name, value in text.get("body", []) if name == kind)


def shown() -> Iterator[dict[str, str]]:
    yield from blocks("picture")
    for gallery in blocks("gallery"):
        yield from gallery


def test_there_are_sixty_items_and_more_in_vietnamese_and_english():
    told = Counter(language for item in ITEMS for language in item["texts"])

    assert min(told["vi"], told["en"]) >= 60


def test_keys_are_told_once():
    assert [key for key, count in Counter(item["key"] for item in TOLD).items() if count > 1] == []


def test_an_item_is_of_a_known_unit():
    known = {unit["code"] for unit in UNITS["units"]}

    assert {item["unit"] for item in (HOME, *TOLD)} - known == set()


def test_everything_is_released_within_the_quarter_that_is_open():
    days = {portal_pages.day_of(item) for item in TOLD}

    assert date(2024, 4, 2) <= min(days) <= max(days) <= date(2024, 6, 17)


def test_a_picture_that_is_shown_is_there_and_told_in_words():
    used = {item["picture"] for item in (HOME, *TOLD)} | {one["key"] for one in shown()}

    assert used - {""} - set(PICTURES) == set()
    assert [one["key"] for one in shown() if not one["alt"]] == []


def test_every_picture_is_drawn_and_rendered():
    folder = portal_pages.FOLDER / "pictures"

    files = {path.name for path in folder.iterdir()}

    assert files == {f"{key}.{kind}" for key in PICTURES for kind in ("jpg", "svg")}


def test_figures_have_a_source_and_a_day():
    bare = [facts for facts in blocks("facts") if not (facts["source"] and facts["source_date"])]

    assert bare == []


def test_addresses_for_contact_are_samples():
    contacts = list(blocks("contact"))

    assert all(contact["email"].endswith("@mau.example") for contact in contacts)
    assert {"".join(contact["phone"].split())[:7] for contact in contacts} == {"0256000"}


def test_maps_name_layers_that_are_told():
    told = {layer["code"] for layer in portal_pages.read("layers.json")["layers"]}

    assert {code for one in blocks("map") for code in one["layers"]} - told == set()
