"""What people do to a form in Word: each word is an answer or a note, none is lost."""

import copy
import io

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.exchange.form import Place
from nhipcau.exchange.word_reading import NO_FIELDS
from tests.exchange.word_forms import (
    FORM,
    STATUSES,
    WORD,
    answers,
    body,
    choose,
    control,
    edited,
    fill,
    read,
    rewritten,
    run,
    xml,
)

WORDS_12 = "item.12.words"


def told(content: bytes) -> str:
    """Everything that reading gives back, in one text."""
    returned = read(content)
    values = [value for item in returned.items.values() for value in item.values()]
    return "\n".join(
        [
            *map(str, values),
            *returned.general.values(),
            *returned.notes,
            *(problem.value for problem in returned.problems),
        ]
    )


def test_paragraphs_typed_into_a_box_are_lines():
    returned = read(edited(WORD, fill(WORDS_12, run("Đã đón 02 đoàn."), run("- Đoàn X"))))

    assert returned.items[12]["words"] == "Đã đón 02 đoàn.\n- Đoàn X"
    assert returned.notes == ()


def test_words_typed_below_the_control_belong_to_the_answer():
    def type_below(document):
        document.tables[1].rows[2].cells[1].add_paragraph("Còn 1 đoàn.")

    typed = edited(edited(WORD, fill(WORDS_12, run("Đã đón 02 đoàn."))), type_below)

    assert read(typed).items[12]["words"] == "Đã đón 02 đoàn.\nCòn 1 đoàn."


def test_a_table_pasted_into_a_box_becomes_lines():
    cells = "".join(f"<w:tc><w:p>{run(words)}</w:p></w:tc>" for words in ("Báo A", "12"))

    def paste(document):
        content = control(document, "item.11.words")
        content.extend(xml(f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl><w:p/>"))

    returned = read(edited(WORD, paste))

    assert returned.items[11]["words"].endswith("40 học viên;\nBáo A | 12\nBáo A | 12")
    assert returned.notes == (
        "Bảng 1, dòng 3: bảng trong ô trả lời được chuyển thành các dòng chữ.",
    )


def test_numbers_and_bullets_that_word_prints_are_read():
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    numbering = (
        f'<w:numbering {space}><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    listed = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    filled = edited(WORD, fill(WORDS_12, f"{listed}{run('một')}", f"{listed}{run('hai')}"))

    assert read(numbered(filled, numbering)).items[12]["words"] == "0. một\n1. hai"


def numbered(content: bytes, numbering: str) -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
    link = f'<Relationship Id="rId99" Type="{kind}" Target="numbering.xml"/></Relationships>'
    return rewritten(
        content,
        {
            "word/numbering.xml": lambda _: numbering,
            "word/_rels/document.xml.rels": lambda text: text.replace("</Relationships>", link),
        },
    )


@pytest.mark.parametrize("words", ["hoàn thành", " Hoàn  thành ", "HOÀN THÀNH", "Hoàn thành"])
def test_a_status_typed_by_hand_is_taken_if_it_is_offered(words):
    returned = read(edited(WORD, choose("item.11.status", words)))

    assert (returned.items[11]["status"], returned.problems) == ("done", ())


def test_a_status_that_is_not_offered_is_a_problem_at_its_place():
    returned = read(edited(WORD, choose("item.12.status", "Gần xong")))

    (problem,) = returned.problems
    assert (problem.place, problem.value, problem.item, problem.field) == (
        Place("", "bảng 2, dòng 4"),
        "Gần xong",
        12,
        "status",
    )
    assert all(words in problem.rule for words in STATUSES.values())
    assert "status" not in returned.items[12]


@pytest.mark.parametrize(
    ("words", "is_nil"),
    [("☒", True), ("☐", False), ("x", True), ("Có", True), ("không", False), ("☐ X", False)],
)
def test_a_box_may_be_ticked_by_hand(words, is_nil):
    returned = read(edited(WORD, choose("item.12.is_nil", words)))

    found = returned.items[12].get("is_nil")
    assert found is (None if words == "☐ X" else is_nil)


def test_a_box_with_words_in_it_is_a_problem():
    returned = read(edited(WORD, choose("item.12.is_nil", "tùy")))

    assert [(one.value, one.example) for one in returned.problems] == [("tùy", "☒ hoặc ☐")]


def strip_controls(xml: str) -> str:
    kept = ("sdt>", "sdtContent>")
    for name in kept:
        xml = xml.replace(f"<w:{name}", "").replace(f"</w:{name}", "")
    start, pieces = 0, []
    while (at := xml.find("<w:sdtPr>", start)) >= 0:
        pieces.append(xml[start:at])
        start = xml.index("</w:sdtPr>", at) + len("</w:sdtPr>")
    return "".join([*pieces, xml[start:]])


def strip_marks(xml: str) -> str:
    start, pieces = 0, []
    while (at := xml.find("[[", start)) >= 0:
        pieces.append(xml[start:at])
        start = xml.index("]]", at) + 2
    return "".join([*pieces, xml[start:]])


def test_without_controls_the_marks_of_the_rows_say_what_is_what():
    bare = rewritten(WORD, {"word/document.xml": strip_controls})

    assert read(bare) == read(WORD)


def test_without_marks_the_controls_say_what_is_what():
    returned = read(rewritten(WORD, {"word/document.xml": strip_marks}))

    assert (returned.token, returned.items, returned.general) == (
        FORM.token,
        answers(FORM),
        FORM.general,
    )


def test_the_line_at_the_end_says_which_form_it_is_when_all_that_is_hidden_was_removed():
    bare = rewritten(
        WORD,
        {
            "word/document.xml": strip_marks,
            "docProps/custom.xml": lambda text: text.replace("NhipCauMauBaoCao", "Khac"),
        },
    )

    assert (read(bare).token, read(bare).items) == (FORM.token, answers(FORM))


def test_without_both_nothing_is_guessed_and_nothing_lost():
    returned = read(
        rewritten(WORD, {"word/document.xml": lambda x: strip_marks(strip_controls(x))})
    )

    assert (returned.items, dict(returned.general)) == ({}, {})
    assert "Đã mở 01 lớp." in "\n".join(returned.notes)
    assert (returned.token, [one.rule for one in returned.problems]) == (FORM.token, [NO_FIELDS])


def test_marks_laid_bare_by_another_program_are_still_marks():
    shown = rewritten(WORD, {"word/document.xml": lambda x: x.replace("<w:vanish />", "")})

    assert read(shown) == read(WORD)


def test_a_form_copied_into_a_new_file_is_known_by_its_body():
    def paste(document):
        inner = docx.Document(io.BytesIO(WORD)).element.body
        document.element.body.extend(list(inner)[:-1])

    stream = io.BytesIO()
    docx.Document().save(stream)
    returned = read(edited(stream.getvalue(), paste))

    assert (returned.token, returned.items) == (FORM.token, answers(FORM))


def test_an_edited_token_makes_two_tokens_and_a_problem():
    returned = read(body(WORD, r"(?<=<w:t>)WzEsMiwzXQ", "WzEsMiw5XQ"))

    assert returned.token == ""
    assert "nhiều mã biểu mẫu" in returned.problems[0].rule


def test_a_row_copied_and_changed_is_a_problem():
    def copy_row(document):
        row = document.tables[0].rows[2]._tr
        row.addnext(copy.deepcopy(row))

    copied = edited(edited(WORD, copy_row), fill("item.11.words", run("Bản thứ hai")))

    (problem,) = read(copied).problems
    assert "bảng 1, dòng 3" in problem.rule
    assert problem.place == Place("", "bảng 1, dòng 4")
    assert {"Bản thứ hai", FORM.items[0].words} == {problem.value, read(copied).items[11]["words"]}


def test_the_row_that_a_person_sees_wins_over_a_control_copied_into_it():
    def copy_control(document):
        content = control(document, WORDS_12)
        for old in list(content):
            content.remove(old)
        content.append(copy.deepcopy(control(document, "item.11.words").getparent()))

    returned = read(edited(WORD, copy_control))

    assert returned.items[12]["words"] == FORM.items[0].words
    assert returned.problems == ()


def test_changed_words_of_the_form_are_noted():
    returned = read(body(WORD, "Nêu rõ số liệu", "Nêu thật rõ số liệu"))

    assert returned.notes == (
        "Đầu tệp: chữ của biểu mẫu đã được sửa thành “Nêu thật rõ số liệu.”.",
    )


def test_a_prompt_left_beside_an_answer_is_not_an_answer():
    returned = read(body(WORD, r"\[Ghi tại đây\]", "[Ghi tại đây]Chưa có kinh phí."))

    assert "Chưa có kinh phí." in [item["nil_reason"] for item in returned.items.values()]


def test_the_prompt_that_word_puts_into_an_emptied_control_is_silent():
    returned = read(body(WORD, r"\[Ghi tại đây\]", "Click or tap here to enter text."))

    assert returned == read(WORD)


def put(kind: str, words: str):
    """An edit that puts words somewhere in the file."""
    return lambda document: KINDS[kind](document, document.tables, words)


def add_run(paragraph, words: str) -> None:
    paragraph._p.extend(xml(words))


REMOVED = '<w:del w:author="A"><w:r><w:delText>{}</w:delText></w:r></w:del>'
BOX = "<w:r><w:pict><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:pict></w:r>"
KINDS = {
    "paragraph": lambda d, t, words: d.paragraphs[2].insert_paragraph_before(words),
    "end": lambda d, t, words: d.add_paragraph(words),
    "shown": lambda d, t, words: d.paragraphs[0].add_run(words),
    "label": lambda d, t, words: t[0].rows[3].cells[0].paragraphs[0].add_run(words),
    "answer": lambda d, t, words: t[0].rows[2].cells[1].add_paragraph(words),
    "row": lambda d, t, words: setattr(t[1].add_row().cells[0], "text", words),
    "table": lambda d, t, words: setattr(d.add_table(1, 2).cell(0, 1), "text", words),
    "header": lambda d, t, words: d.sections[0].header.add_paragraph(words),
    "footer": lambda d, t, words: d.sections[0].footer.add_paragraph(words),
    "comment": lambda d, t, words: d.add_comment(d.paragraphs[1].runs, words, "Văn thư"),
    "line": lambda d, t, words: control(d, "item.11.outside_number").extend(xml(run(words))),
    "hidden": lambda d, t, words: setattr(d.paragraphs[1].add_run(words).font, "hidden", True),
    "deleted": lambda d, t, words: add_run(d.paragraphs[1], REMOVED.format(words)),
    "box": lambda d, t, words: add_run(d.paragraphs[1], BOX.format(run(words))),
    "status": lambda d, t, words: control(d, "item.12.status").extend(xml(run(words))),
}


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=6))
def test_words_put_anywhere_are_never_lost(kinds):
    words = [f"Lạ{number}lùng" for number in range(len(kinds))]

    def all_of_them(document):
        for kind, word in zip(kinds, words, strict=True):
            put(kind, word)(document)

    content = edited(WORD, all_of_them)

    assert [word for word in words if word not in told(content)] == []
    assert FORM.items[0].words in told(content)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_kind_of_edit_leaves_other_answers_alone(kind):
    returned = read(edited(WORD, put(kind, "Lạ lùng")))

    touched = {"answer": {(11, "words")}, "line": {(11, "outside_number")}}.get(kind, set())
    changed = {
        (item, name)
        for item, fields in answers(FORM).items()
        for name, value in fields.items()
        if returned.items[item].get(name) != value
    }
    assert changed == touched | ({(12, "status")} if kind == "status" else set())
