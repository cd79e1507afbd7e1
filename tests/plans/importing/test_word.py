"""Word files as they come: numbered by Word, revised, merged, nested."""

import copy

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from nhipcau.plans.importing.read.paper import Form, Paper, Paragraph, Place, Row, Table
from nhipcau.plans.importing.read.word import read_word
from tests.plans.importing.office_files import add_table, part, saved, with_part, word_file

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def body(xml):
    """A Word file whose body is this WordprocessingML."""
    document = docx.Document()
    wrapped = parse_xml(f"<w:body {nsdecls('w')} xmlns:mc='{MC}'>{xml}</w:body>")
    for element in wrapped:
        document.element.body.insert_element_before(copy.copy(element), "w:sectPr")
    return read_word(saved(document))


def words(text):
    return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"


def texts(paper):
    return [block.text for block in paper.blocks if isinstance(block, Paragraph)]


def test_a_document_is_read_in_order_with_places():
    paper = read_word(word_file([("TT", "Việc"), ("1", "Mở lớp")], above=["KẾ HOẠCH", "", "Số 1"]))

    table = Table(
        rows=(
            Row(("TT", "Việc"), (1, 2), Place(table=1, row=1)),
            Row(("1", "Mở lớp"), (3, 4), Place(table=1, row=2)),
        ),
        place=Place(table=1),
    )
    assert paper == Paper(
        kind="docx",
        form=Form.BLOCKS,
        blocks=(
            Paragraph("KẾ HOẠCH", Place(line=1, last_line=1)),
            Paragraph("Số 1", Place(line=3, last_line=3)),
            table,
        ),
    )


def test_merged_cells_are_repeated_as_one_cell():
    paper = read_word(
        word_file(
            [("a", "b", "c"), ("d", "", "f"), ("g", "h", "i")],
            merges=[((0, 1), (1, 1)), ((2, 0), (2, 1))],
        )
    )

    (table,) = paper.blocks
    assert [row.cells for row in table.rows] == [("a", "b", "c"), ("d", "b", "f"), ("g", "g", "i")]
    assert table.rows[0].spans[1] == table.rows[1].spans[1]
    assert table.rows[2].spans[0] == table.rows[2].spans[1]


LEVELS = ("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("lowerLetter", "%4)")
NUMBERING = (
    f"<w:numbering {nsdecls('w')}><w:abstractNum w:abstractNumId='7'>"
    + "".join(
        f"<w:lvl w:ilvl='{i}'><w:start w:val='1'/><w:numFmt w:val='{form}'/>"
        f"<w:lvlText w:val='{text}'/></w:lvl>"
        for i, (form, text) in enumerate((*LEVELS, ("bullet", "-")))
    )
    + "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>"
    "<w:num w:numId='2'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='1'>"
    "<w:startOverride w:val='5'/></w:lvlOverride></w:num></w:numbering>"
)


def numbered(*levels):
    """Paragraphs numbered by Word: (level, text) or (level, text, list)."""
    document = docx.Document()
    for level, text, *rest in levels:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        number = properties.get_or_add_numPr()
        number.get_or_add_ilvl().val = level
        number.get_or_add_numId().val = rest[0] if rest else 1
    file = with_part(saved(document), "word/numbering.xml", NUMBERING.encode())
    return texts(read_word(file))


def test_automatic_numbers_are_written_out():
    levels = (0, "Một"), (1, "a"), (1, "b"), (2, "c"), (3, "d"), (3, "e"), (0, "Hai"), (1, "f")

    assert numbered(*levels) == [
        *("I. Một", "1. a", "2. b", "2.1. c", "a) d", "b) e", "II. Hai", "1. f")
    ]


def test_automatic_bullets_and_restarts():
    assert numbered((1, "a"), (4, "b"), (1, "c", 2), (1, "d", 2)) == ["1. a", "- b", "5. c", "6. d"]


def test_revisions_are_read_as_accepted_with_a_remark():
    paper = body(
        f"<w:p>{words('Hạn ')}<w:del w:id='1' w:author='x'><w:r><w:delText>30/6</w:delText></w:r>"
        f"</w:del><w:ins w:id='2' w:author='x'>{words('15/7')}</w:ins></w:p>"
    )

    assert texts(paper) == ["Hạn 15/7"]
    assert len(paper.remarks) == 2


def test_content_controls_hold_paragraphs_rows_and_cells():
    cell = f"<w:tc><w:p>{words('Sở A')}</w:p></w:tc>"
    row = f"<w:tr>{cell}<w:sdt><w:sdtContent>{cell}</w:sdtContent></w:sdt></w:tr>"
    paper = body(
        f"<w:sdt><w:sdtContent><w:p>{words('KẾ HOẠCH')}</w:p></w:sdtContent></w:sdt>"
        f"<w:tbl><w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt></w:tbl>"
    )

    assert texts(paper) == ["KẾ HOẠCH"]
    assert [row.cells for row in paper.blocks[1].rows] == [("Sở A", "Sở A")]


def test_text_boxes_are_read_once():
    box = f"<w:txbxContent><w:p>{words('Số 12')}</w:p></w:txbxContent>"
    paper = body(
        f"<w:p>{words('Trước')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )

    assert texts(paper) == ["Trước", "Số 12"]


@pytest.mark.parametrize(
    ("run", "text"),
    [
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>", "a\nb"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a\tb"),
        ("<w:r><w:t>QĐ</w:t><w:noBreakHyphen/><w:t>UBND</w:t></w:r>", "QĐ-UBND"),
        ("<w:r><w:t>a</w:t><w:softHyphen/><w:t>b\u00adc</w:t></w:r>", "abc"),
        ("<w:r><w:t>Th\u00ad\u00eang xuy\u00aan</w:t></w:r>", "Th\u00ad\u00eang xuy\u00aan"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>7</w:t></w:r>", "7"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>b</w:t></w:r>", "b"),
        ("<w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink>", "a"),
    ],
)
def test_runs_are_read_as_printed(run, text):
    assert texts(body(f"<w:p>{run}</w:p>")) == [text]


def test_a_deleted_row_is_not_read():
    cell = f"<w:tc><w:p>{words('a')}</w:p></w:tc>"
    deleted = f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr>{cell}</w:tr>"
    paper = body(f"<w:tbl>{deleted}<w:tr>{cell}</w:tr></w:tbl>")

    assert len(paper.blocks[0].rows) == 1


def test_a_table_inside_a_cell_becomes_its_text():
    document = docx.Document()
    table = add_table(document, [("1", "Mở lớp:")])
    inner = table.cell(0, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Lớp 1", "Sở A"
    paper = read_word(saved(document))

    assert paper.blocks[0].rows[0].cells == ("1", "Mở lớp:\nLớp 1 Sở A")


def test_bold_and_centred_paragraphs_say_so():
    document = docx.Document()
    paragraph = document.add_paragraph()
    paragraph.add_run("KẾ HOẠCH").bold = True
    paragraph.alignment = 1
    (read,) = read_word(saved(document)).blocks

    assert read == Paragraph("KẾ HOẠCH", Place(line=1, last_line=1), True, True)


def test_a_strict_document_reads_as_the_usual_one():
    usual = word_file([("1", "Mở lớp")])
    xml = part(usual, "word/document.xml").replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )

    assert read_word(with_part(usual, "word/document.xml", xml)) == read_word(usual)
