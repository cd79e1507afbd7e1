"""The marked copy: each fault shaded with a comment, everything else as it came."""

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.exchange.form import Place, Problem
from nhipcau.exchange.word_marking import mark
from nhipcau.exchange.word_writing import form_document
from tests.exchange.word_forms import (
    FORM,
    ITEM,
    WORD,
    body,
    choose,
    edited,
    needs_soffice,
    read,
    rewritten,
    saved_by_libreoffice,
    shaded,
)

STATUS = Problem(
    Place("", "bảng 2, dòng 4"), "Gần <xong>", "Chọn trong danh sách.", "Hoàn thành", 12, "status"
)
GENERAL = Problem(Place("", "bảng 3, dòng 1"), "", "Còn thiếu.", field="steering")
WHOLE = Problem(Place("", "cả tệp"), "abc", "Mã của tệp đã bị sửa.")


def comments(content: bytes) -> list[tuple[str, str]]:
    found = docx.Document(io.BytesIO(content)).comments
    return [(one.author, one.text) for one in found]


def test_each_fault_is_shaded_and_says_rule_and_example():
    marked = mark(WORD, [STATUS, GENERAL])

    assert shaded(marked) == ["Đang thực hiện", "Đã ban hành kế hoạch."]
    assert comments(marked) == [
        (
            "Nhịp Cầu",
            "Cần sửa: Chọn trong danh sách.\nĐang ghi: Gần <xong>\nVí dụ: Hoàn thành",
        ),
        ("Nhịp Cầu", "Cần sửa: Còn thiếu."),
    ]


def test_the_comment_stands_on_the_words_it_speaks_of():
    root = docx.Document(io.BytesIO(mark(WORD, [STATUS]))).element.body
    (start,) = root.iter(qn("w:commentRangeStart"))

    paragraph = start.getparent()

    assert "".join(piece.text for piece in paragraph.iter(qn("w:t"))) == "Đang thực hiện"
    assert len(list(paragraph.iter(qn("w:commentReference")))) == 1


def test_a_fault_without_a_place_stands_at_the_top():
    marked = mark(WORD, [WHOLE])

    assert (shaded(marked), len(comments(marked))) == ([], 1)


def test_a_marked_copy_reads_like_the_file_itself():
    assert read(mark(WORD, [STATUS, GENERAL, WHOLE])) == read(WORD)


def test_marks_of_an_earlier_copy_are_taken_away():
    again = mark(mark(WORD, [STATUS, GENERAL]), [GENERAL])

    assert shaded(again) == ["Đã ban hành kế hoạch."]
    assert [text for _, text in comments(again)] == ["Cần sửa: Còn thiếu."]
    assert mark(again, [GENERAL]) == again


def test_comments_of_people_stay():
    def comment(document):
        document.add_comment(document.paragraphs[1].runs, "Đã xem.", "Trưởng phòng", "TP")

    marked = mark(mark(edited(WORD, comment), [STATUS]), [GENERAL])

    assert comments(marked) == [
        ("Trưởng phòng", "Đã xem."),
        ("Nhịp Cầu", "Cần sửa: Còn thiếu."),
    ]


def test_all_other_bytes_are_as_they_came():
    marked = mark(WORD, [STATUS])

    with zipfile.ZipFile(io.BytesIO(WORD)) as old, zipfile.ZipFile(io.BytesIO(marked)) as new:
        changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
        added = set(new.namelist()) - set(old.namelist())

    assert added == {"word/comments.xml"}
    assert changed == {
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "[Content_Types].xml",
    }


def test_a_file_in_utf_16_is_marked_too():
    def wide(xml: str) -> bytes:
        return xml.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")

    marked = mark(rewritten(WORD, {"word/document.xml": wide}), [STATUS])

    assert shaded(marked) == ["Đang thực hiện"]


def test_a_paragraph_written_as_one_empty_tag_can_bear_a_comment():
    pattern = r"<w:sdt><w:sdtPr>(?:(?!</w:sdt>).)*item\.12\.words.*?</w:sdt>"

    assert comments(mark(body(WORD, pattern, "<w:p/>"), [replace(STATUS, field="words")])) != []


@pytest.mark.slow
@needs_soffice
def test_a_copy_saved_by_libreoffice_is_marked_at_the_same_cells(tmp_path):
    saved = saved_by_libreoffice(WORD, tmp_path)

    assert shaded(mark(saved, [STATUS, GENERAL])) == shaded(mark(WORD, [STATUS, GENERAL]))


MANY = replace(FORM, items=tuple(replace(ITEM, item=n, code=f"I.{n}") for n in range(1, 9)))
MANY_WORD = form_document(MANY)
FAULTS = st.sets(
    st.tuples(st.integers(1, 8), st.sampled_from(["is_nil", "status"])), min_size=1, max_size=8
)


@settings(max_examples=30, deadline=None)
@given(FAULTS)
def test_as_many_faults_as_were_made_are_found_and_shown(faults):
    def spoil(document):
        for item, field in faults:
            choose(f"item.{item}.{field}", "Sai rồi")(document)

    spoiled = edited(MANY_WORD, spoil)
    problems = read(spoiled).problems

    assert {(one.item, one.field) for one in problems} == faults
    assert len(problems) == len(faults)
    assert shaded(mark(spoiled, problems)) == ["Sai rồi"] * len(faults)
