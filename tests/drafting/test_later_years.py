import pytest

from nhipcau.drafting.later_years import shift_time, shift_year


@pytest.mark.parametrize(
    ("words", "later"),
    [
        ("Quý II - III/năm 2024", "Quý II - III/năm 2025"),
        ("Tháng 11/2024 - tháng 3/2025", "Tháng 11/2025 - tháng 3/2026"),
        ("Trước ngày 10/12/2024", "Trước ngày 10/12/2025"),
        ("Thường xuyên", "Thường xuyên"),
    ],
)
def test_every_year_of_a_time_moves(words, later):
    assert shift_time(words, years=1) == later


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("Công tác đối ngoại năm 2024", "Công tác đối ngoại năm 2026"),
        ("Trước ngày 10 tháng 12 năm 2024.", "Trước ngày 10 tháng 12 năm 2026."),
        ("giai đoạn 2024 - 2030, tầm nhìn", "giai đoạn 2024 - 2030, tầm nhìn"),
        ("phấn đấu đến năm 2024", "phấn đấu đến năm 2024"),
        (
            "Theo Quyết định số 5/QĐ-UBND ngày 02/01/2024 của UBND tỉnh; năm 2024 làm tiếp",
            "Theo Quyết định số 5/QĐ-UBND ngày 02/01/2024 của UBND tỉnh; năm 2026 làm tiếp",
        ),
        ("Số 2024/KH, năm 12024", "Số 2026/KH, năm 12024"),
    ],
)
def test_the_plans_own_year_moves_and_acts_stages_and_goals_keep_theirs(text, later):
    assert shift_year(text, year=2024, years=2) == later
