"""Countries as people write them, and as official Vietnamese calls them."""

import json

import pytest

from nhipcau.registries import countries
from nhipcau.registries.countries import country_choices, country_code, country_name, is_country
from nhipcau.search.folded import words_of


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Nhật", "JP"),
        ("nhat ban", "JP"),
        ("日本", "JP"),
        ("ລາວ", "LA"),
        ("CHDCND Lào", "LA"),
        ("Mỹ", "US"),
        ("my", "US"),
        ("MY", "MY"),
        ("áo", "AT"),
        ("AO", "AO"),
        ("Bỉ", "BE"),
        ("jp", "JP"),
        ("UAE", "AE"),
        ("úc", "AU"),
        ("Ý", "IT"),
        ("Séc", "CZ"),
        ("Congo", "CG"),
        ("Nam Hàn", "KR"),
        ("Xứ mẫu", ""),
        ("", ""),
        ("ZZ", ""),
    ],
)
def test_a_country_is_known_by_what_people_write(written, code):
    assert country_code(written) == code


def test_no_two_countries_are_written_alike():
    table = json.loads(countries._FILE.read_text("utf-8"))
    keys = [
        (words_of(words), code)
        for code, told in table.items()
        for words in {told["vi"], told["en"], *told.get("also", [])}
    ]

    codes = {key: {code for other, code in keys if other == key} for key, _code in keys}
    assert {key: found for key, found in codes.items() if len(found) > 1 or not key} == {}


def test_every_country_has_a_code_and_is_found_by_its_own_names():
    wrong = [
        code
        for code, name in country_choices()
        if not (is_country(code) and country_code(name) == code == country_code(code))
        or country_code(country_name(code, "en")) != code
    ]

    assert (wrong, len(country_choices())) == ([], 249)
