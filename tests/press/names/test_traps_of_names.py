"""Sentences with names and with what looks like them, for one province and for many others."""

import json
import unicodedata
from datetime import date
from pathlib import Path

import pytest

import nhipcau
from nhipcau.press.reading.names import NameSet, names_from
from nhipcau.press.reading.shapes import Hit, Surety

HERE = Path(__file__).parent
SAMPLE = Path(nhipcau.__file__).parent / "demo" / "data" / "press" / "names.json"
DAK_LAK = ["Đắk Lắk", "Đăk Lăk", "Đắc Lắc", "Đak Lak", "Darlac"]
PROVINCES = (
    *("Hòa Bình", "Thái Bình", "Yên Bái", "Cao Bằng", "Lạng Sơn", "Ninh Bình", "Vĩnh Long"),
    *("An Giang", "Hải Dương", "Nam Định", "Hà Nam", "Bình Dương", "Long An", "Điện Biên"),
    *("Thanh Hóa", "Sơn La", "Lào Cai", "Phú Thọ", "Phú Yên", "Quảng Trị", "Thái Nguyên"),
    *("Hưng Yên", "Hà Giang", "Đồng Tháp"),
)
OTHERS = [
    *({"place": name, "words": name} for name in PROVINCES),
    *({"place": name, "words": name, "kind": "city"} for name in ("Cần Thơ", "Huế")),
    {"place": "Đắk Lắk", "words": DAK_LAK},
]
SETS = {
    "one_province": NameSet(names_from(json.loads(SAMPLE.read_text("utf8"))["names"])),
    "other_provinces": NameSet(names_from(OTHERS)),
}


def sentences(which: str) -> list[tuple[str, str, str, date]]:
    """Verdict, name, sentence, day."""
    found = []
    lines = (HERE / f"sentences_of_{which}.txt").read_text("utf8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            verdict, name, text = line.split("|", 2)
            day = date(2026, 5, 1) if text.startswith("@2026 ") else date(2024, 5, 1)
            found.append((verdict, name, text.removeprefix("@2026 "), day))
    return found


def verdict_of(hits: tuple[Hit, ...], name: str) -> str:
    """Of the hits that hold the name; of all where no name is told."""
    mine = [hit for hit in hits if _plain(name) in _plain(hit.words)]
    if any(hit.surety is Surety.SURE for hit in mine):
        return "S"
    return "D" if mine else "N"


def _plain(words: str) -> str:
    return unicodedata.normalize("NFC", words).upper()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("which", sorted(SETS))
def test_every_sentence_gets_the_verdict_a_reader_would_give(which, form):
    wrong = [
        (verdict, text)
        for verdict, name, text, day in sentences(which)
        if verdict_of(SETS[which].find(unicodedata.normalize(form, text), day=day), name) != verdict
    ]

    assert wrong == []


def test_there_are_sentences_enough_of_each_kind():
    kinds = [verdict for which in SETS for verdict, *_ in sentences(which)]

    assert len(kinds) >= 300
    assert min(kinds.count(kind) for kind in "SDN") >= 80


def test_what_everybody_knows_of_a_name_is_added_to_what_its_row_tells():
    names = NameSet(names_from([{"place": "x", "words": "Hòa Bình", "doubt_after": ["Lạ"]}]))

    told = [names.find(text)[0].why for text in ("Hòa Bình Lạ kỳ", "giải Hòa Bình", "tại Hòa Bình")]

    assert told == ["other_meaning", "verb", "accented"]
