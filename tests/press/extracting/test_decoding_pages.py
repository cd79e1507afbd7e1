"""Bytes of pages become text by what they are, not by what they claim."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.press.reading.extracting.decoding import decode

TEXT = "<p>Tàu vào cảng Quy Nhơn, tỉnh Bình Định</p>"


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_is_read_whatever_is_declared(codec: str) -> None:
    assert decode(TEXT.encode(codec), "text/html; charset=iso-8859-1") == TEXT


@pytest.mark.parametrize(
    ("text", "codec", "declared"),
    [
        ("<p>归仁市是一个海滨城市。</p>", "gb18030", "gb2312"),
        ("<p>クイニョンは海の町です。</p>", "cp932", "Shift_JIS"),
        ("<p>Куинён — город у моря</p>", "cp1251", "windows-1251"),
        ("<p>뀌년은 바다 도시</p>", "cp949", "euc-kr"),
        ("<p>Ville côtière très animée</p>", "cp1252", "iso-8859-1"),
    ],
)
def test_old_code_pages_are_read_as_declared(text: str, codec: str, declared: str) -> None:
    body = f'<meta charset="{declared}">{text}'.encode(codec)

    assert decode(body) == f'<meta charset="{declared}">{text}'


def test_windows_1258_comes_out_composed() -> None:
    body = "<p>Bi\u0300nh Đi\u0323nh</p>".encode("cp1258")

    assert decode(body, "text/html; charset=windows-1258") == "<p>Bình Định</p>"


def test_a_page_cut_within_a_letter_stays_utf8() -> None:
    assert decode(TEXT.encode() + "ộ".encode()[:2]) == TEXT + "\ufffd"


def test_a_few_broken_bytes_do_not_spoil_the_page() -> None:
    assert decode((TEXT * 5).encode() + b"\xff\xc3" + TEXT.encode()).count("Quy Nhơn") == 6


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.text(max_size=30))
def test_any_bytes_become_text_without_nul(body: bytes, declared: str) -> None:
    text = decode(body, f"text/html; charset={declared}")

    assert "\x00" not in text
    assert text.encode().decode() == text


def test_wide_letters_are_told_by_the_markup_before_a_text_of_rare_signs() -> None:
    text = f"<html><head><title>Trang tin</title></head><p>{chr(0x10401) * 30} Quy Nhơn</p>"

    assert decode(text.encode("utf-16-le")) == text
