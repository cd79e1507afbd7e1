import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.plans.importing.recognise.units import split_units, starts_unit

SAMPLES = Path(__file__).parents[2] / "samples"
GOLD = json.loads((SAMPLES / "ke-hoach-ttdn-binh-dinh-2024.json").read_text(encoding="utf8"))
CELLS = [
    (item[f"{side}_text"], item[f"{side}_units"])
    for group in GOLD["groups"]
    for item in group["items"]
    for side in ("lead", "coordinating")
]


@pytest.mark.parametrize(("text", "units"), CELLS)
def test_cells_of_the_sample_split_as_read_by_hand(text, units):
    assert list(split_units(text)) == units


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
        (
            "Sở Văn hóa, Thể thao và Du lịch, Sở Khoa học và Công nghệ và Công an tỉnh",
            ["Sở Văn hóa, Thể thao và Du lịch", "Sở Khoa học và Công nghệ", "Công an tỉnh"],
        ),
        (
            "Báo và Phát thanh – Truyền hình Gia Lai, UBND xã, phường, đặc khu",
            ["Báo và Phát thanh – Truyền hình Gia Lai", "UBND xã, phường, đặc khu"],
        ),
        (
            "Báo và phát thanh, truyền hình Gia Lai; Sở Dân tộc và Tôn giáo",
            ["Báo và phát thanh, truyền hình Gia Lai", "Sở Dân tộc và Tôn giáo"],
        ),
        (
            "Văn phòng HĐND và UBND các xã, phường; Phòng Văn hóa - Xã hội",
            ["Văn phòng HĐND và UBND các xã, phường", "Phòng Văn hóa - Xã hội"],
        ),
        ("Đảng ủy, HĐND, UBND các xã, phường", ["Đảng ủy, HĐND, UBND các xã, phường"]),
        (
            "Ban Quản lý Khu kinh tế và các khu công nghiệp; Tỉnh đoàn",
            ["Ban Quản lý Khu kinh tế và các khu công nghiệp", "Tỉnh đoàn"],
        ),
        (
            "Ban Tuyên giáo và Dân vận Tỉnh ủy, Uỷ ban MTTQ và các tổ chức chính trị - xã hội",
            [
                "Ban Tuyên giáo và Dân vận Tỉnh ủy",
                "Uỷ ban MTTQ",
                "các tổ chức chính trị - xã hội",
            ],
        ),
        (
            "Các cơ quan báo chí trung ương và địa phương",
            ["Các cơ quan báo chí trung ương và địa phương"],
        ),
        (
            "Các sở, ban, ngành và địa phương liên quan",
            ["Các sở, ban, ngành và địa phương liên quan"],
        ),
        (
            "Thủ trưởng các sở, ban, ngành, đoàn thể, Chủ tịch UBND các huyện, thành phố",
            ["Thủ trưởng các sở, ban, ngành, đoàn thể", "Chủ tịch UBND các huyện, thành phố"],
        ),
        ("Sở TT&TT, VNPT, Viettel", ["Sở TT&TT", "VNPT", "Viettel"]),
        ("Sở VH,TT&DL; Sở LĐ-TB&XH", ["Sở VH,TT&DL", "Sở LĐ-TB&XH"]),
        (
            "UBND huyện Tuy Phước, thị xã An Nhơn",
            ["UBND huyện Tuy Phước", "thị xã An Nhơn"],
        ),
        (
            "SỞ DU LỊCH, SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH",
            ["SỞ DU LỊCH", "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH"],
        ),
        (
            "Các sở: Tài chính, Kế hoạch và Đầu tư, Văn hóa, Thể thao và Du lịch; Công an tỉnh",
            [
                "Sở Tài chính",
                "Sở Kế hoạch và Đầu tư",
                "Sở Văn hóa, Thể thao và Du lịch",
                "Công an tỉnh",
            ],
        ),
        (
            "Các sở: Du lịch, Ngoại vụ và Công an tỉnh",
            ["Sở Du lịch", "Sở Ngoại vụ", "Công an tỉnh"],
        ),
        (
            "- Chủ trì: Sở Ngoại vụ\n- Phối hợp: Công an tỉnh, BCH Quân sự tỉnh",
            ["Sở Ngoại vụ", "Công an tỉnh", "BCH Quân sự tỉnh"],
        ),
        (
            "Sở Thông tin và Truyền\nthông, Sở Ngoại\nvụ\nCông an tỉnh",
            ["Sở Thông tin và Truyền thông", "Sở Ngoại vụ", "Công an tỉnh"],
        ),
        (
            "Sở Nội vụ (Ban Thi đua, Khen thưởng), Sở Y tế, v.v…",
            ["Sở Nội vụ (Ban Thi đua, Khen thưởng)", "Sở Y tế"],
        ),
        ("Sở Du lịch; Sở Du lịch", ["Sở Du lịch"]),
        ("", []),
        ("-", []),
        ("Không có", []),
    ],
)
def test_names_are_cut_where_a_new_unit_begins(text, units):
    assert list(split_units(text)) == units


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Các doanh nghiệp, Sở Y tế", ["Các doanh nghiệp", "Sở Y tế"]),
        ("Các Sở, Ban, Ngành, Đoàn thể tỉnh", ["Các Sở, Ban, Ngành, Đoàn thể tỉnh"]),
        ("Trung tâm Xúc tiến và Hội chợ tỉnh", ["Trung tâm Xúc tiến và Hội chợ tỉnh"]),
        ("Bưu điện tỉnh, Viettel, MobiFone", ["Bưu điện tỉnh", "Viettel", "MobiFone"]),
    ],
)
def test_a_set_may_stand_before_a_unit(text, units):
    assert list(split_units(text)) == units


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Văn phòng\nUBND tỉnh", ["Văn phòng UBND tỉnh"]),
        ("Bộ Chỉ huy\nBộ đội Biên phòng", ["Bộ Chỉ huy Bộ đội Biên phòng"]),
        ("Ban Tuyên giáo\nTỉnh ủy\nSở Y tế", ["Ban Tuyên giáo Tỉnh ủy", "Sở Y tế"]),
        ("Công an\nxã Tân An", ["Công an xã Tân An"]),
        ("Ban Tuyên giáo\nSở Y tế", ["Ban Tuyên giáo", "Sở Y tế"]),
    ],
)
def test_a_name_that_calls_for_more_goes_on_over_a_line_end(text, units):
    assert list(split_units(text)) == units


def test_a_known_name_is_never_cut():
    name = "Hội Khuyến học, Sở hữu trí tuệ và Sở thích"

    assert split_units(f"{name}; Sở Y tế") != (name, "Sở Y tế")
    assert split_units(f"{name}; Sở Y tế", known=[name]) == (name, "Sở Y tế")


@given(st.text(alphabet="SởBanUBN các, ;và()\n-“”", max_size=60))
def test_no_letter_is_lost_in_splitting(text):
    units = split_units(text)

    assert all(unit.strip() == unit and unit for unit in units)
    assert all(word in text for unit in units for word in unit.split())


@pytest.mark.parametrize("text", ["Sở Du lịch", "các cơ quan", "UBND tỉnh", "và một số báo"])
def test_beginnings_of_units_are_known(text):
    assert starts_unit(text)


@pytest.mark.parametrize("text", ["Thể thao và Du lịch", "Truyền thông", "", "ban hành kế hoạch"])
def test_other_words_begin_no_unit(text):
    assert not starts_unit(text)
