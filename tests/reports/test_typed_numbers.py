"""Numbers in people's words: what counts something, and what is a day or a number of paper."""

import pytest

from nhipcau.reports.typed_numbers import typed_numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Đăng 25 tin và 1.500 bản", ["25", "1.500"]),
        ("Đạt 95% kế hoạch, tăng 12,5 %", ["95%", "12,5 %"]),
        ("Hoàn thành 3/5 nội dung", ["3", "5"]),
        ("Có 2 đoàn, 10 phóng viên.", ["2", "10"]),
        ("Tổng kinh phí 1.234,5 triệu đồng", ["1.234,5"]),
        ("Tổng số 25 tin, mỗi quý 2 số, mỗi tháng 4 bài", ["25", "2", "4"]),
        ("Năm 2024, 25 tin; tháng 5, 12 bài", ["25", "12"]),
        ("Khoảng 10-15 đoàn", ["10", "15"]),
        ("1. Đăng 3 tin\n2. Mở 4 lớp", ["3", "4"]),
    ],
)
def test_numbers_that_count_something_are_found(text, numbers):
    assert [n.text for n in typed_numbers(text)] == numbers


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 05/3/2024 và ngày 5 tháng 3 năm 2024",
        "Từ 5/3 đến 7/3, tháng 6/2024",
        "Trong tháng 6 và 7, quý 2 đến 3, ngày 10.5.2024, các năm 2023-2024",
        "Trong năm 2024, giai đoạn 2021-2025, quý III",
        "Kế hoạch số 12/KH-UBND, Nghị định 72/2015/NĐ-CP, Quyết định 368/QĐ-TTg",
        "Theo Điều 12, khoản 3, mục III.8",
        "Lúc 14 giờ 30, 8h30 và 9:15",
        "1. Tuyên truyền\n2) Quảng bá\n3.1. Hội chợ",
        "Xem https://bao.vn/tin-123?page=4",
        "Nhóm A1, quốc lộ QL19",
    ],
)
def test_days_years_and_numbers_of_papers_are_not(text):
    assert typed_numbers(text) == []


def test_a_number_knows_its_place():
    text = "Ngày 01/02/2024 đăng 25 tin"

    (number,) = typed_numbers(text)

    assert text[number.start : number.start + 2] == "25"
