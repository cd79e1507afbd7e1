"""Tracked changes, comments, notes and boxes of a returned form: read, and said aloud."""

import pytest

from tests.exchange.word_forms import FORM, WORD, body, edited, fill, read, rewritten, run

ANSWER = r"Đã mở 01 lớp\.</w:t></w:r>"
BY = 'w:id="7" w:author="Văn thư" w:date="2030-03-02T08:00:00Z"'
WORDS = FORM.items[0].words
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def removed(words: str) -> str:
    return f'<w:r><w:delText xml:space="preserve">{words}</w:delText></w:r>'


def answer(*pieces: str):
    """What is read when the first answer is one paragraph of these pieces."""
    return read(edited(WORD, fill("item.11.words", "".join(pieces))))


def test_an_insertion_counts_and_is_told():
    returned = answer(run("Đã mở "), f"<w:ins {BY}>{run('thêm ')}{run('02 ')}</w:ins>", run("lớp"))

    assert returned.items[11]["words"] == "Đã mở thêm 02 lớp"
    assert returned.notes == (
        "Bảng 1, dòng 3: Văn thư chèn “thêm 02 ” ngày 02/03/2030, sửa đổi chưa chấp nhận, "
        "phần chèn được tính vào báo cáo.",
    )


def test_a_deletion_does_not_count_and_is_told():
    returned = answer(run("Đã mở "), f"<w:del {BY}>{removed('01 ')}</w:del>", run("02 lớp"))

    assert returned.items[11]["words"] == "Đã mở 02 lớp"
    assert returned.notes == (
        "Bảng 1, dòng 3: Văn thư xóa “01 ” ngày 02/03/2030, sửa đổi chưa chấp nhận, "
        "phần xóa không được tính.",
    )


def test_runs_of_one_change_are_told_as_one_and_others_apart():
    one = f"<w:ins {BY}>{run('a')}</w:ins>"

    returned = answer(one, one, run("b"), one)

    assert returned.items[11]["words"] == "aaba"
    assert [note.split("“")[1].split("”")[0] for note in returned.notes] == ["aa", "a"]


def test_what_one_inserted_and_another_deleted_does_not_count():
    inner = f'<w:del w:id="8" w:author="Trưởng phòng">{removed("thừa")}</w:del>'

    returned = answer(run("đủ"), f"<w:ins {BY}>{inner}</w:ins>")

    assert returned.items[11]["words"] == "đủ"
    assert [note.split(": ")[1] for note in returned.notes] == [
        "Trưởng phòng xóa “thừa”, sửa đổi chưa chấp nhận, phần xóa không được tính."
    ]


def test_moved_words_count_where_they_went():
    returned = answer(
        f"<w:moveFrom {BY}>{run('cũ')}</w:moveFrom>",
        run("-"),
        f"<w:moveTo {BY}>{run('cũ')}</w:moveTo>",
    )

    assert returned.items[11]["words"] == "-cũ"
    assert ["chuyển đi" in returned.notes[0], "chuyển đến" in returned.notes[1]] == [True, True]


@pytest.mark.parametrize(("sign", "words"), [("del", "mộthai"), ("ins", "một\nhai")])
def test_a_tracked_end_of_paragraph_joins_or_parts(sign, words):
    mark = f"<w:pPr><w:rPr><w:{sign} {BY}/></w:rPr></w:pPr>"

    returned = read(edited(WORD, fill("item.11.words", f"{mark}{run('một')}", run("hai"))))

    assert returned.items[11]["words"] == words
    assert "dấu hết đoạn" in returned.notes[0]


def test_a_row_whose_deletion_is_tracked_is_no_answer():
    row = r'<w:tr><w:trPr><w:trHeight w:val="1247" w:hRule="atLeast" /></w:trPr>'

    returned = read(body(WORD, row, f"<w:tr><w:trPr><w:del {BY}/></w:trPr>"))

    assert "words" not in returned.items[11]
    assert any("xóa" in note and WORDS.split("\n")[0] in note for note in returned.notes)


def test_tracked_formatting_is_told():
    change = f"<w:r><w:rPr><w:b/><w:rPrChange {BY}><w:rPr/></w:rPrChange></w:rPr><w:t>x</w:t></w:r>"

    returned = answer(change)

    assert returned.items[11]["words"] == "x"
    assert returned.notes == ("Bảng 1, dòng 3: có 1 thay đổi định dạng chưa chấp nhận.",)


def test_a_comment_is_told_with_its_author_and_the_words_it_stands_on():
    def comment(document):
        cell = document.tables[0].rows[2].cells[1]
        added = cell.add_paragraph("Còn 1 lớp.").runs
        document.add_comment(added, "Lấy số ở đâu?", "Trưởng phòng", "TP")

    assert read(edited(WORD, comment)).notes == (
        "Bảng 1, dòng 3: ghi chú của Trưởng phòng về “Còn 1 lớp.”: “Lấy số ở đâu?”.",
    )


def with_part(content: bytes, kind: str, xml: str) -> bytes:
    """The file with one more part that its document points to."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    link = f'<Relationship Id="rId77" Type="{R}/{kind}" Target="{kind}.xml"/></Relationships>'
    return rewritten(
        content,
        {
            f"word/{kind}.xml": lambda _: f"<w:{kind} {space}>{xml}</w:{kind}>",
            "word/_rels/document.xml.rels": lambda text: text.replace("</Relationships>", link),
        },
    )


def test_footnotes_are_told_where_they_stand():
    noted = edited(
        WORD, fill("item.11.words", run("Đã mở") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    )
    notes = "".join(
        f'<w:footnote w:id="{number}" {kind}><w:p>{run(words)}</w:p></w:footnote>'
        for number, kind, words in (
            (0, 'w:type="separator"', "---"),
            (2, "", "Theo số liệu quý."),
            (3, "", "Chú thích mồ côi."),
        )
    )

    returned = read(with_part(noted, "footnotes", notes))

    assert returned.items[11]["words"] == "Đã mở"
    assert returned.notes == (
        "Bảng 1, dòng 3, chú thích: “Theo số liệu quý.”.",
        "Chú thích: “Chú thích mồ côi.”.",
    )


def test_the_two_ways_of_writing_one_text_box_are_told_once():
    box = f"<w:txbxContent><w:p>{run('Trong hộp')}</w:p></w:txbxContent>"
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"

    returned = answer(
        run("Đã mở"), f"<w:r><mc:AlternateContent {space}>{both}</mc:AlternateContent></w:r>"
    )

    assert returned.items[11]["words"] == "Đã mở"
    assert returned.notes == ("Bảng 1, dòng 3: hộp chữ “Trong hộp”.",)


def test_addresses_outside_the_file_are_told_and_not_opened():
    links = "".join(
        f'<Relationship Id="r{kind}" Type="{R}/{kind}" Target="{address}" TargetMode="External"/>'
        for kind, address in (
            ("hyperlink", "https://example.org/a"),
            ("attachedTemplate", "file://may/mau.dotm"),
            ("image", "http://192.0.2.1/anh.png"),
        )
    )

    returned = read(
        rewritten(
            WORD,
            {
                "word/_rels/document.xml.rels": lambda text: text.replace(
                    "</Relationships>", f"{links}</Relationships>"
                )
            },
        )
    )

    assert returned.notes == (
        "Cả tệp: liên kết ra ngoài “https://example.org/a”, hệ thống không mở.",
        "Cả tệp: mẫu văn bản gắn kèm ra ngoài “file://may/mau.dotm”, hệ thống không mở.",
        "Cả tệp: liên kết ra ngoài “http://192.0.2.1/anh.png”, hệ thống không mở.",
    )


def test_a_computed_field_is_read_as_it_shows_and_told():
    signs = [
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    ]
    asked = '<w:r><w:instrText> INCLUDETEXT "C:\\mat.docx" </w:instrText></w:r>'

    returned = answer(signs[0], asked, signs[1], run("kết quả"), signs[2])

    assert returned.items[11]["words"] == "kết quả"
    assert "INCLUDETEXT" in returned.notes[0]


def test_symbols_tabs_and_breaks_are_letters():
    symbol = '<w:sym w:font="Wingdings" w:char="F0FC"/>'

    returned = answer(f"<w:r>{symbol}<w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>")

    assert returned.items[11]["words"] == "✓\ta\nb"
