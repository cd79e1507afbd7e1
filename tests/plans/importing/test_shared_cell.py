"""Cells that name the leading and the helping units together."""

import pytest

from nhipcau.plans.importing.recognise.shared_cell import parted


@pytest.mark.parametrize(
    ("text", "lead", "helpers"),
    [
        ("Chủ trì: Sở Y tế\nPhối hợp: Sở Nội vụ, Công an", "Sở Y tế", "Sở Nội vụ, Công an"),
        ("- Chủ trì: Sở Y tế;\n- Phối hợp: Báo tỉnh.", "Sở Y tế", "Báo tỉnh."),
        ("Đơn vị chủ trì: Sở Y tế; đơn vị phối hợp: Báo tỉnh", "Sở Y tế", "Báo tỉnh"),
        ("Sở Y tế chủ trì, phối hợp với Báo tỉnh", "Sở Y tế", "Báo tỉnh"),
        ("Sở Y tế (chủ trì); Sở Nội vụ, Công an (phối hợp)", "Sở Y tế", "Sở Nội vụ, Công an"),
        ("Sở Y tế (chủ trì), các sở", "Sở Y tế", "các sở"),
        ("Sở Y tế (chủ trì)", "Sở Y tế", ""),
        ("Sở Y tế, Sở Nội vụ", "Sở Y tế, Sở Nội vụ", ""),
        ("Các đơn vị phối hợp", "Các đơn vị phối hợp", ""),
        ("", "", ""),
    ],
)
def test_a_cell_may_say_who_leads_and_who_helps(text, lead, helpers):
    assert parted(text) == (lead, helpers)
