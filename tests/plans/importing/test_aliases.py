import pytest

from nhipcau.plans.importing.recognise.aliases import is_same_name, unit_aliases
from nhipcau.plans.importing.recognise.draft import DraftDocument, DraftGroup, DraftPlan, DraftTask


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sở TT&TT", "Sở Thông tin và Truyền thông"),
        ("BCH Bộ đội Biên phòng tỉnh", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh"),
        ("Đài PTTH Gia Lai", "Đài Phát thanh và Truyền hình tỉnh Gia Lai"),
        ("UBND, các huyện, thị xã", "UBND các huyện, thị xã"),
        ("Hội hữu nghị Việt Nam – Lào", "Hội hữu nghị Việt Nam-Lào"),
        ("Hiệp hội du lịch", "Hiệp hội Du lịch"),
    ],
)
def test_a_name_and_its_abbreviation_are_one(one, other):
    assert is_same_name(one, other)
    assert is_same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sở TT&TT", "Sở Tài nguyên và Môi trường"),
        ("Sở Tài chính", "Sở Tư pháp"),
        ("Báo", "Báo Gia Lai"),
        ("", "Sở Y tế"),
    ],
)
def test_other_names_are_not_one(one, other):
    assert not is_same_name(one, other)


def test_names_of_leads_coordinators_and_recipients_are_compared():
    task = DraftTask("1", "Bản tin", lead_units=("Sở TT&TT",), coordinating_units=("Công an tỉnh",))
    plan = DraftPlan(
        DraftDocument(recipients=("Sở Thông tin và Truyền thông; Công an tỉnh",)),
        (DraftGroup("", "", (task,)),),
    )

    assert unit_aliases(plan) == (("Sở TT&TT", "Sở Thông tin và Truyền thông"),)
