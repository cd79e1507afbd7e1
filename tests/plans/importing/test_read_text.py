"""Plain text files to numbered lines."""

import unicodedata
from pathlib import Path

import pytest

from nhipcau.plans.importing.read.paper import Form, Line, Paper, Place, Unreadable
from nhipcau.plans.importing.read.text import read_text

SAMPLE = Path("tests/samples/ke-hoach-ttdn-binh-dinh-2024.txt")


def at(line: int, page: int = 1) -> Place:
    return Place(page=page, line=line, last_line=line)


def tones_apart(letter: str) -> str:
    """As Windows-1258 writes it: the hat or horn with the vowel, the tone mark after it."""
    marks = unicodedata.normalize("NFD", letter)
    tones = "".join(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", "".join(m for m in marks if m not in tones)) + tones


def test_lines_keep_their_number_in_the_file_and_their_words():
    paper = read_text("KẾ HOẠCH  \r\n\r\n   Số:   /KH-UBND\r\n".encode())

    assert paper == Paper(
        kind="txt",
        form=Form.STREAM,
        blocks=(Line("KẾ HOẠCH", at(1)), Line("   Số:   /KH-UBND", at(3), gap=1)),
        pages=1,
    )


def test_form_feeds_begin_pages_even_within_a_line():
    paper = read_text("một\n\fhai\nba\fbốn\n\f".encode())

    assert paper.blocks == (
        Line("một", at(1)),
        Line("hai", at(2, page=2), starts_page=True),
        Line("ba", at(3, page=2)),
        Line("bốn", at(3, page=3), starts_page=True),
    )


def test_a_line_set_in_by_one_space_begins_a_page_where_lines_stand_apart():
    paper = read_text("một \n\nhai \n\nba \n bốn \n\nnăm \n \n\n \n\nsáu \n".encode())

    assert paper.blocks == (
        Line("một", at(1)),
        Line("hai", at(3)),
        Line("ba", at(5)),
        Line("bốn", at(6, page=2), starts_page=True),
        Line("năm", at(8, page=2)),
        Line("sáu", at(13, page=2), gap=3),
    )


def test_a_line_set_in_by_one_space_is_nothing_special_where_lines_stand_close():
    paper = read_text("một\nhai\n ba\n".encode())

    assert [line.text for line in paper.blocks if isinstance(line, Line)] == ["một", "hai", " ba"]
    assert paper.pages == 1


def test_the_sample_has_sixteen_pages():
    assert read_text(SAMPLE.read_bytes()).pages == 16


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_files_are_read_with_and_without_a_mark(codec):
    paper = read_text("Đường lối đối ngoại".encode(codec))

    assert paper.blocks == (Line("Đường lối đối ngoại", at(1)),)


def test_windows_1258_is_read_as_composed_letters():
    content = "Tuyên truyền chủ trương, đường lối của Đảng"
    apart = "".join(tones_apart(letter) for letter in content)

    paper = read_text(apart.encode("cp1258"))

    assert paper.blocks == (Line(content, at(1)),)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t\n\x0c", "empty"),
        (b"PK\x03\x04....", "binary"),
        (b"%PDF-1.7 ....", "binary"),
        (bytes(range(256)), "binary"),
        (b"\x00\x01\x02\x03" * 200, "binary"),
        (b"caf\xe9 \xb5\xa7\xd7\xf7 \xa9\xae", "encoding"),
        (("CÁC NHI M V\nỆ Ụ\nĐ N V\nƠ Ị\n" * 10).encode(), "torn"),
    ],
)
def test_what_is_no_text_is_refused_in_words(content, code):
    with pytest.raises(Unreadable) as refused:
        read_text(content)

    assert refused.value.code == code
    assert "hãy" in str(refused.value)


def test_a_hyphen_that_a_pdf_reader_wrote_as_a_control_sign_is_a_hyphen():
    assert read_text("Quyết định số 969/QĐ\x02\nUBND\n".encode()).blocks == (
        Line("Quyết định số 969/QĐ-", at(1)),
        Line("UBND", at(2)),
    )


def test_bytes_of_an_old_encoding_are_kept_as_they_are_for_decoding():
    typed = "C«ng t¸c th«ng tin ®èi ngo¹i n¨m 2019, KÕ ho¹ch cña tØnh"

    paper = read_text(typed.encode("latin-1"))

    assert [line.text for line in paper.blocks] == [typed]
