"""Places that names of councils tell, with the days on which they were so called."""

from datetime import date

import pytest

from nhipcau.organisations.models import UnitName
from nhipcau.press import words
from nhipcau.press.suggesting import place_in, suggested_names
from tests.factories.organisations import make_unit

CASES = {
    "UBND huyện Mẫu Sơn": ("Mẫu Sơn", "district"),
    "Ủy ban nhân dân tỉnh Mẫu Giang": ("Mẫu Giang", "province"),
    "Uỷ ban nhân dân  thành phố Mẫu": ("Mẫu", "city"),
    "UBND thị xã An Mẫu": ("An Mẫu", "district"),
    "UBND xã Mẫu Hải": ("Mẫu Hải", "commune"),
    "UBND các huyện, thị xã, thành phố": None,
    "UBND huyện, thị xã, thành phố": None,
    "UBND phường 5": None,
    "Sở Ngoại vụ": None,
    "UBND tỉnh": None,
    "": None,
}


@pytest.mark.parametrize(("name", "told"), CASES.items())
def test_a_council_tells_its_place(name, told):
    assert place_in(name) == told


@pytest.mark.django_db
def test_a_name_of_yesterday_is_suggested_with_its_days_until_it_is_known():
    unit = make_unit(name="UBND xã Mẫu Hải", kind="commune")
    last = date(2025, 6, 30)
    UnitName.objects.create(unit=unit, name="UBND huyện Mẫu Sơn", valid_to=last)

    found = {one.words: one.to_day for one in suggested_names()}
    words.load_names([{"place": "mau-son", "words": "Mẫu Sơn", "kind": "district"}], by=None)

    assert found["Mẫu Sơn"] == last
    assert "Mẫu Sơn" not in {one.words for one in suggested_names()}
