import json
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from nhipcau.organisations.directory import match_names, match_unit_name
from nhipcau.organisations.loading import load_directory
from nhipcau.organisations.models import Unit, UnitAlias, UnitGroup

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[2]
DIRECTORY = json.loads((ROOT / "nhipcau/demo/data/units.json").read_text(encoding="utf-8"))
SAMPLE = json.loads(
    (ROOT / "tests/samples/ke-hoach-ttdn-binh-dinh-2024.json").read_text(encoding="utf-8")
)
PLAN_DAY = date(2024, 1, 1)


def printed(field: str) -> set[str]:
    return {name for group in SAMPLE["groups"] for item in group["items"] for name in item[field]}


@pytest.mark.parametrize("field", ["lead_units", "coordinating_units"])
def test_every_name_of_the_sample_plan_means_one_body(field):
    load_directory(DIRECTORY, by=None)

    matches = match_names(printed(field), day=PLAN_DAY)

    assert [text for text, match in matches.items() if match.target is None] == []


def test_loading_again_changes_nothing():
    first = load_directory(DIRECTORY, by=None)
    rows = Unit.objects.count(), UnitGroup.objects.count(), UnitAlias.objects.count()

    again = load_directory(DIRECTORY, by=None)

    assert (again.units, again.groups, again.aliases) == (0, 0, 0)
    assert rows == (Unit.objects.count(), UnitGroup.objects.count(), UnitAlias.objects.count())
    assert first.units == rows[0]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Sở TT&TT", "so-tttt"),
        ("SỞ THÔNG TIN VÀ TRUYỀN THÔNG", "so-tttt"),
        ("Sở Thông tin & Truyền thông tỉnh Bình Định", "so-tttt"),
        ("Sở Tư pháp Bình Định", "so-tp"),
        ("Công an tỉnh Bình Định", "cong-an"),
        ("Ban Dân tộc", "ban-dan-toc"),
        ("Hội hữu nghị Việt Nam–Lào", "hoi-viet-lao"),
        ("Uỷ ban nhân dân thành phố Quy Nhơn", "ubnd-quy-nhon"),
        ("Đài PT&TT BĐ", "dai-ptth"),
        ("Sở Công Thương 04 tỉnh Nam Lào", "so-ct-nam-lao"),
    ],
)
def test_other_spellings_mean_the_same_unit(text, code):
    load_directory(DIRECTORY, by=None)

    match = match_unit_name(text, day=PLAN_DAY)

    assert match.unit == Unit.objects.get(code=code)


def test_the_coast_is_five_of_eleven_districts():
    load_directory(DIRECTORY, by=None)

    coast = match_unit_name("UBND các huyện, thị xã, thành phố ven biển", day=PLAN_DAY).group
    whole = match_unit_name("UBND các huyện, thị xã, thành phố", day=PLAN_DAY).group

    assert set(coast.members_on(PLAN_DAY).values_list("code", flat=True)) == {
        "ubnd-quy-nhon",
        "ubnd-hoai-nhon",
        "ubnd-tuy-phuoc",
        "ubnd-phu-cat",
        "ubnd-phu-my",
    }
    assert whole.members_on(PLAN_DAY).count() == 11


def test_one_spelling_for_two_bodies_is_refused():
    data = {
        "units": [
            {"code": "a", "kind": "department", "name": "Sở A", "aliases": ["STT"]},
            {"code": "b", "kind": "department", "name": "Sở B", "aliases": ["STT"]},
        ]
    }

    with pytest.raises(ValidationError) as refusal:
        load_directory(data, by=None)

    assert refusal.value.code == "alias_taken"
