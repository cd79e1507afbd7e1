from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.vietnamese.timing import Timeframe, is_timeframe, parse_timeframe

YEAR = (date(2024, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("Cả năm", "year", *YEAR),
        ("Cả năm ", "year", *YEAR),
        ("Trong năm", "year", *YEAR),
        ("Năm 2024", "year", *YEAR),
        ("Cả năm 2025", "year", date(2025, 1, 1), date(2025, 12, 31)),
        ("Quý I-\nIII/năm 2024", "quarter_range", date(2024, 1, 1), date(2024, 9, 30)),
        ("Quý II-\nIII/năm 2024", "quarter_range", date(2024, 4, 1), date(2024, 9, 30)),
        ("Quý I, II", "quarter_range", date(2024, 1, 1), date(2024, 6, 30)),
        ("Quý I và Quý IV", "quarter_range", *YEAR),
        ("Quý II, III/2024", "quarter_range", date(2024, 4, 1), date(2024, 9, 30)),
        ("Quý 3, 4/2024", "quarter_range", date(2024, 7, 1), date(2024, 12, 31)),
        ("Bắt đầu: 01/3; Kết thúc: 30/4", "from_to", date(2024, 3, 1), date(2024, 4, 30)),
        ("Ngày 15, 16/5/2024", "from_to", date(2024, 5, 15), date(2024, 5, 16)),
        ("Dịp 30/4, 01/5", "from_to", date(2024, 4, 30), date(2024, 5, 1)),
        ("Tháng 4 hoặc tháng 5", "month_range", date(2024, 4, 1), date(2024, 5, 31)),
        ("Nửa đầu tháng 5", "month", date(2024, 5, 1), date(2024, 5, 31)),
        ("Tháng 7 hằng năm", "month", date(2024, 7, 1), date(2024, 7, 31)),
        ("Trước ngày 25 hằng tháng", "periodic", *YEAR),
        ("Trước ngày 15 tháng cuối quý", "periodic", *YEAR),
        ("Định kỳ, đột xuất", "periodic", *YEAR),
        ("Các tháng trong năm", "periodic", *YEAR),
        ("Dịp Tết Nguyên đán", "relative", None, None),
        ("Sau Đại hội Đảng", "relative", None, None),
        ("Quý IV/2023 - Quý II/2024", "quarter_range", date(2023, 10, 1), date(2024, 6, 30)),
        ("Quý III/2025", "quarter", date(2025, 7, 1), date(2025, 9, 30)),
        ("Hoàn thành trong quý II", "quarter", date(2024, 4, 1), date(2024, 6, 30)),
        ("Quí 2", "quarter", date(2024, 4, 1), date(2024, 6, 30)),
        ("6 tháng đầu năm", "half_year", date(2024, 1, 1), date(2024, 6, 30)),
        ("6 tháng cuối năm 2025", "half_year", date(2025, 7, 1), date(2025, 12, 31)),
        ("9 tháng đầu năm", "month_range", date(2024, 1, 1), date(2024, 9, 30)),
        ("Tháng 6", "month", date(2024, 6, 1), date(2024, 6, 30)),
        ("Đầu quý II", "month", date(2024, 4, 1), date(2024, 4, 30)),
        ("phát hành vào tháng 9 năm 2022", "month", date(2022, 9, 1), date(2022, 9, 30)),
        ("Tháng 3-5/2024", "month_range", date(2024, 3, 1), date(2024, 5, 31)),
        ("Từ tháng 3 đến tháng 5/2024", "month_range", date(2024, 3, 1), date(2024, 5, 31)),
        ("từ tháng\n9/2023 đến tháng 6/2024", "month_range", date(2023, 9, 1), date(2024, 6, 30)),
        ("tháng 9 đến tháng 6/2024", "month_range", date(2023, 9, 1), date(2024, 6, 30)),
        ("Ngày 05/6", "day", date(2024, 6, 5), date(2024, 6, 5)),
        ("02 ngày (12-13/5/2022)", "from_to", date(2022, 5, 12), date(2022, 5, 13)),
        ("từ 23-3 đến 30-3-2026", "from_to", date(2026, 3, 23), date(2026, 3, 30)),
        ("giai đoạn 2021 – 2025", "multi_year", date(2021, 1, 1), date(2025, 12, 31)),
        (
            "giai đoạn 2026 - 2030, tầm nhìn đến năm 2045",
            "multi_year",
            date(2026, 1, 1),
            date(2030, 12, 31),
        ),
        ("Từ năm 2024", "multi_year", date(2024, 1, 1), None),
        ("Thường xuyên", "continuous", *YEAR),
        ("Thường xuyên trong năm thực hiện", "continuous", *YEAR),
        ("Hàng tuần", "periodic", *YEAR),
        ("Hằng quý", "periodic", *YEAR),
        ("định kỳ quý, năm", "periodic", *YEAR),
        ("ít nhất 3 tháng một lần", "periodic", *YEAR),
        ("(04 số/năm)", "periodic", *YEAR),
        ("Theo Kế hoạch của Bộ", "relative", None, None),
        ("20 ngày sau khi Tỉnh uỷ ban hành", "relative", None, None),
        ("trong thời hạn 07 ngày làm việc kể từ khi nhận đủ hồ sơ", "relative", None, None),
        ("Khi có yêu cầu", "on_demand", None, None),
        ("Đột xuất", "on_demand", None, None),
        ("Theo thực tế", "on_demand", None, None),
    ],
)
def test_words_of_a_time_cell_name_their_days(text, kind, start, end):
    assert parse_timeframe(text, 2024) == Timeframe(kind, start, end)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Trước 10/12/2024", date(2024, 12, 9)),
        ("trước ngày 15/12/2026", date(2026, 12, 14)),
        ("Trước ngày 10 tháng 12 năm 2024", date(2024, 12, 9)),
        ("Hoàn thành trước 30/6/2024", date(2024, 6, 29)),
        ("Trước tháng 6", date(2024, 5, 31)),
        ("trước ngày 20 tháng 12 hàng năm", date(2024, 12, 19)),
        ("Trước 15/6 và 15/12/2024", date(2024, 12, 14)),
        ("chậm nhất ngày 18 tháng 12 hằng năm", date(2024, 12, 18)),
        ("Hết quý II", date(2024, 6, 30)),
        ("đến năm 2025, định hướng đến\nnăm 2030", date(2025, 12, 31)),
    ],
)
def test_a_limit_ends_before_the_day_or_on_it_as_the_words_say(text, end):
    assert parse_timeframe(text, 2024) == Timeframe("before", None, end)


def test_planned_times_are_tentative():
    assert parse_timeframe("Dự kiến\ntrong năm\n2024", 2024) == Timeframe("year", *YEAR, True)


def test_words_without_a_year_name_no_days_when_the_plan_has_none():
    assert parse_timeframe("Quý III", None) == Timeframe("quarter", None, None)


@pytest.mark.parametrize(
    "text", ["31/02/2024", "Tháng 13/2024", "giai đoạn 2021 -20230", "Sở Du lịch", "", "III", "3-5"]
)
def test_impossible_days_and_other_words_are_unknown(text):
    assert parse_timeframe(text, 2024) == Timeframe("unknown", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Thường xuyên cập nhật thông tin về các hoạt động đối ngoại",
        "Nội dung",
        "Các sở, ban, ngành theo Quyết định số 969/QĐ-UBND ngày 26/3/2018",
        "Năm cửa ô",
    ],
)
def test_a_sentence_is_no_time_cell(text):
    assert not is_timeframe(text)


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_exception(text):
    frame = parse_timeframe(text, 2024)

    assert frame.start is None or frame.end is None or frame.start <= frame.end


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_written_day_is_read_back(day):
    text = f"ngày {day.day:02d} tháng {day.month} năm {day.year}"

    assert parse_timeframe(text, 2024) == Timeframe("day", day, day)
