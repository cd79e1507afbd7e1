"""The texts of the demo's portal in languages other than Vietnamese and English."""

import re
from collections.abc import Iterator
from typing import Any
from unicodedata import category, name

import pytest

from nhipcau.demo import portal_pages

SCRIPTS = {
    "fr": (),
    "ja": ("CJK", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC"),
    "km": ("KHMER",),
    "ko": ("HANGUL",),
    "lo": ("LAO",),
    "zh-hans": ("CJK",),
}
LANGUAGES = sorted(SCRIPTS)
HOME = portal_pages.in_more_tongues(portal_pages.read("home.json"))
SECTIONS, ITEMS = portal_pages.sections_and_items()
TOLD = {told["key"]: told for told in (HOME, *SECTIONS, *ITEMS)}
ABOVE = TOLD | {"": HOME}
PICTURES = portal_pages.pictures_told()
NOT_WORDS = {"slug", "key", "email", "phone", "layers", "source_date"}


def words_of(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name_of_part, part in value.items():
            if name_of_part not in NOT_WORDS:
                yield from words_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from words_of(part)


def all_words(language: str) -> str:
    texts = [told["texts"][language] for told in TOLD.values() if language in told["texts"]]
    descriptions = [told["descriptions"].get(language, "") for told in PICTURES.values()]
    return "\n".join(words_of([*texts, *descriptions]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_uses_the_letters_of_its_script_beside_latin_ones(language):
    letters = {letter for letter in all_words(language) if category(letter)[0] in "LM"}

    strangers = {
        letter for letter in letters if not name(letter).startswith(("LATIN", *SCRIPTS[language]))
    }

    assert strangers == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_six_items_and_more_each_below_pages_of_the_same_language(language):
    items = [item for item in ITEMS if language in item["texts"]]
    told = [*(section for section in SECTIONS if language in section["texts"]), *items]

    orphans = [one["key"] for one in told if language not in ABOVE[one["under"]]["texts"]]

    assert len(items) >= 6
    assert orphans == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_told_in_another_language_is_known_and_has_title_summary_and_address(language):
    told = portal_pages.read(f"tongues/{language}.json")

    incomplete = [
        key
        for key in told
        if key != HOME["key"]
        and not {"slug", "title", "summary"} <= TOLD[key]["texts"][language].keys()
    ]

    assert incomplete == []
    assert HOME["texts"][language].keys() >= {"title", "welcome", "summary"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_described_in_every_language(language):
    silent = [key for key, told in PICTURES.items() if not told["descriptions"].get(language)]

    assert silent == []


@pytest.mark.parametrize("language", ["ja", "zh-hans"])
def test_east_asian_sentences_have_full_width_marks(language):
    words = re.sub(r"<[^>]+>", "", all_words(language))

    assert re.findall(r"[\u3040-\u9fff][,.;:!?()]", words) == []


def test_french_marks_have_the_spaces_that_do_not_break():
    words = re.sub(r"<[^>]+>", "", all_words("fr"))

    assert re.findall(r".{9}(?: [;:!?»%]|« |'|\d \d{3}\b)", words) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_beside_vietnamese_is_the_same_kind_of_block(language):
    told = portal_pages.read(f"tongues/{language}.json")

    apart = [
        key
        for key, text in told.items()
        if not same_order(text.get("body", []), TOLD[key]["texts"]["vi"].get("body", []))
    ]

    assert apart == []


def same_order(blocks: list[Any], source: list[Any]) -> bool:
    """Whether the kinds of `blocks` are those `source` begins with."""
    kinds = [kind for kind, _value in blocks]
    return kinds == [kind for kind, _value in source][: len(kinds)]
