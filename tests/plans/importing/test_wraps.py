"""Joining the printed lines of a cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.plans.importing.recognise.wraps import join_wraps


@pytest.mark.parametrize(
    ("printed", "joined"),
    [
        ("Sở Thông tin và\nTruyền thông", "Sở Thông tin và Truyền thông"),
        ("Quyết định số 969/QĐ-\nUBND", "Quyết định số 969/QĐ-UBND"),
        ("Quý I-\nIII/năm 2027", "Quý I-III/năm 2027"),
        ("Thông báo số 12/\nTB-UBND", "Thông báo số 12/TB-UBND"),
        ("kinh tế -\nxã hội", "kinh tế - xã hội"),
        ("kinh tế\n- xã hội", "kinh tế - xã hội"),
        ("lan tỏa.\n- Liên kết website\nvới các tỉnh", "lan tỏa.\n- Liên kết website với các tỉnh"),
        ("gồm:\n- mở lớp\n+ Lớp 1", "gồm:\n- mở lớp\n+ Lớp 1"),
        ("Mở lớp  \n\n tập huấn", "Mở lớp tập huấn"),
        ("giai đoạn 2021 -20230", "giai đoạn 2021 -20230"),
        ("", ""),
    ],
)
def test_join_wraps_undoes_the_printing(printed, joined):
    assert join_wraps(printed) == joined


def test_join_wraps_trusts_a_typed_bullet():
    assert join_wraps("Làm phim\n- phim ngắn", is_typed=True) == "Làm phim\n- phim ngắn"


@given(st.text(alphabet="ab -–\nQĐ.", max_size=60))
def test_join_wraps_breaks_lines_only_for_bullets(text):
    later = join_wraps(text).split("\n")[1:]

    assert all(line[0] in "-–" for line in later)


@given(st.text(alphabet="abcđ -\n.", max_size=60))
def test_join_wraps_keeps_every_letter(text):
    assert "".join(join_wraps(text).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("printed", "joined"),
    [
        ("UBND các phườn\ng, xã", "UBND các phường, xã"),
        ("CÔNG TÁC THÔN\nG TIN", "CÔNG TÁC THÔNG TIN"),
        ("Chuyê\nn mục", "Chuyên mục"),
        ("Sở Du lịc\nh", "Sở Du lịch"),
        ("dài 100\nm", "dài 100 m"),
        ("Sở Du lịch\nTP Huế", "Sở Du lịch TP Huế"),
        ("Thường\nxuyên", "Thường xuyên"),
        ("Sở Tài\nchính", "Sở Tài chính"),
    ],
)
def test_join_wraps_mends_syllables_torn_in_narrow_columns(printed, joined):
    assert join_wraps(printed) == joined


def test_a_year_torn_in_a_narrow_column_is_whole_again():
    assert join_wraps("Trước 15/12/20\n26") == "Trước 15/12/2026"
    assert join_wraps("Tháng 3\n26 bài") == "Tháng 3 26 bài"
