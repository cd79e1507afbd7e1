"""The checker judges papers typed by people in Word, formatted by hand, without styles."""

from io import BytesIO
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Mm, Pt

from nhipcau.drafting.decree30.checking.check import check

CENTRE, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY

VML = (
    '<w:pict xmlns:v="urn:schemas-microsoft-com:vml" {ns}>'
    '<v:line from="0,0" to="{pt}pt,0" strokecolor="black"/></w:pict>'
)
SHAPE = (
    '<w:drawing {ns} xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:anchor><wp:extent cx="{emu}" cy="0"/></wp:anchor></w:drawing>'
)


def write(
    holder: Any,
    text: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    align: Any = CENTRE,
) -> Any:
    paragraph = holder.add_paragraph()
    paragraph.alignment = align
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    return paragraph


def underscores(holder: Any, count: int) -> None:
    write(holder, "_" * count, 13).runs[0].font.superscript = True


def drawn(holder: Any, xml: str, points: float) -> None:
    run = holder.add_paragraph().add_run()
    filled = xml.format(ns=nsdecls("w"), pt=points, emu=round(points * 12700))
    run._r.append(parse_xml(filled))


def body(document: Any, text: str, **look: Any) -> None:
    paragraph = write(document, text, 14, align=BOTH, **look)
    paragraph.paragraph_format.first_line_indent = Cm(1.27)
    paragraph.paragraph_format.space_before = Pt(6)
    paragraph.paragraph_format.space_after = Pt(0)


def typed_plan(motto_line: Any, subject_line: Any) -> bytes:
    """A plan as an officer types it: one row for the whole head, no styles of its own."""
    document = docx.Document()
    fonts = document.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for slot in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{slot}"), "Times New Roman")
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    left, right = document.add_table(1, 2).rows[0].cells
    write(left, "UBND TỈNH A", 12)
    write(left, "SỞ DU LỊCH", 12, bold=True)
    underscores(left, 7)
    write(left, "Số: 05/KH-SDL", 13)
    write(right, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True)
    write(right, "Độc lập - Tự do - Hạnh phúc", 13, bold=True)
    motto_line(right)
    write(right, "A, ngày 05 tháng 3 năm 2030", 13, italic=True)
    write(document, "KẾ HOẠCH", 14, bold=True)
    write(document, "Quảng bá du lịch năm 2030", 14, bold=True)
    subject_line(document)
    body(document, "Căn cứ Luật Du lịch.", italic=True)
    body(document, "I. MỤC TIÊU", bold=True)
    body(document, "Quảng bá hình ảnh của tỉnh./.")
    left, right = document.add_table(1, 2).rows[0].cells
    write(left, "Nơi nhận:", 12, bold=True, italic=True, align=None)
    write(left, "- UBND tỉnh;", 11, align=None)
    write(left, "- Lưu: VT, QLDL.", 11, align=None)
    write(right, "GIÁM ĐỐC", 14, bold=True)
    write(right, "Trần Thị B", 14, bold=True)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


LINES = {
    "underscores": (lambda cell: underscores(cell, 39), lambda body: underscores(body, 16)),
    "VML": (lambda cell: drawn(cell, VML, 158), lambda body: drawn(body, VML, 70)),
    "shape": (lambda cell: drawn(cell, SHAPE, 158), lambda body: drawn(body, SHAPE, 70)),
}


@pytest.mark.parametrize("kind", LINES)
def test_a_paper_typed_rightly_passes_however_its_lines_are_drawn(kind: str) -> None:
    report = check(typed_plan(*LINES[kind]))

    assert report.failed == ()


def test_a_line_that_is_too_short_is_noticed_however_it_is_drawn():
    report = check(
        typed_plan(lambda cell: drawn(cell, SHAPE, 60), lambda body: drawn(body, VML, 158))
    )

    assert report.failed_rules == {"motto_line", "subject_line"}


def test_a_paper_of_another_trade_is_judged_without_a_crash():
    document = docx.Document()
    document.add_paragraph("Kính gửi: ông A")
    file = BytesIO()
    document.save(file)

    report = check(file.getvalue())

    assert {"national_name", "motto", "number_format", "font", "paper_size"} <= report.failed_rules
