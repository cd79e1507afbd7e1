"""The colours are readable in both themes: computed, not looked at."""

import re
from pathlib import Path

import pytest

import nhipcau.ui

STATIC = Path(nhipcau.ui.__file__).parent / "static/ui"
PAIR = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")
TOKENS = {
    name: (light, dark)
    for name, light, dark in PAIR.findall((STATIC / "tokens.css").read_text("utf-8"))
}
WORDS_ON_GROUNDS = [
    ("ink", ["paper", "ground", "granite-wash", "sea-wash", "red-wash"]),
    ("ink-soft", ["paper", "ground", "granite-wash", "sea-wash", "red-wash"]),
    ("sea", ["paper", "ground", "granite-wash", "sea-wash", "red-wash"]),
    ("sea-deep", ["paper", "ground", "granite-wash", "sea-wash"]),
    ("red", ["paper", "ground", "granite-wash", "red-wash"]),
    ("on-sea", ["sea", "sea-deep"]),
    ("on-red", ["red"]),
]


def luminance(colour):
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("words", "grounds"), WORDS_ON_GROUNDS)
def test_words_stand_out_from_every_ground_they_are_set_on(words, grounds, theme):
    weak = {
        ground: round(contrast(TOKENS[words][theme], TOKENS[ground][theme]), 2)
        for ground in grounds
        if contrast(TOKENS[words][theme], TOKENS[ground][theme]) < 4.5
    }

    assert weak == {}


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("mark", ["line-strong", "focus", "bar"])
def test_edges_of_controls_and_bars_can_be_seen(mark, theme):
    assert contrast(TOKENS[mark][theme], TOKENS["paper"][theme]) >= 3


def test_colours_are_written_in_the_tokens_alone():
    elsewhere = {
        path.name
        for path in STATIC.rglob("*.css")
        if path.name != "tokens.css"
        and re.search(r"#[0-9a-fA-F]{3,8}\b[^\"']", path.read_text("utf-8"))
    }

    assert elsewhere == set()


def test_every_style_sheet_is_imported_once():
    imported = re.findall(r'@import "([^"]+)"', (STATIC / "ui.css").read_text("utf-8"))
    there = {str(p.relative_to(STATIC)) for p in STATIC.rglob("*.css")} - {"ui.css"}

    assert sorted(imported) == sorted(there)


def test_every_face_that_is_named_is_there():
    named = set(re.findall(r'url\("([^"]+)"\)', (STATIC / "fonts.css").read_text("utf-8")))

    assert named == {f"fonts/{path.name}" for path in (STATIC / "fonts").glob("*.woff2")}
