import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.organisations.guessing import guess_body
from nhipcau.organisations.models import Unit

ROOT = Path(__file__).resolve().parents[2]
DIRECTORY = json.loads((ROOT / "nhipcau/demo/data/units.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Sở Văn hóa, Thể thao và Du lịch", "department"),
        ("UBND tỉnh Lào Cai", "province"),
        ("Ủy ban nhân dân phường Quy Nhơn Đông", "commune"),
        ("UBND TP. Hội An", "district"),
        ("Báo và phát thanh, truyền hình Gia Lai", "press"),
        ("Bảo tàng tỉnh", "institute"),
        ("Bộ Chỉ huy Quân sự tỉnh", "forces"),
        ("Bộ Ngoại giao", "central"),
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy", "party"),
        ("Hội Nhà báo tỉnh", "association"),
        ("Cục Hải quan tỉnh", "agency"),
        ("Ban Chỉ đạo 35", "steering"),
        ("Fulbright", "partner"),
    ],
)
def test_the_head_of_a_name_tells_its_kind(name, kind):
    assert guess_body(name).kind == kind


@pytest.mark.parametrize("row", DIRECTORY["units"], ids=lambda row: row["code"])
def test_no_single_body_of_the_sample_is_taken_for_a_collective(row):
    assert not guess_body(row["name"]).is_collective


@pytest.mark.parametrize(
    "name",
    [
        "Các cơ quan, đơn vị có liên quan",
        "UBND các xã, phường",
        "Tổ chức, cá nhân liên quan",
        "một số cơ quan báo chí",
        "Sở, ban, ngành",
        "Địa phương có liên quan",
    ],
)
def test_a_collective_is_told_from_a_body(name):
    assert guess_body(name).is_collective


@settings(deadline=None)
@given(st.text(max_size=60))
def test_every_name_gets_a_kind_or_is_a_collective(name):
    guess = guess_body(name)

    assert guess.is_collective != (guess.kind in Unit.Kind.values)
