"""Excel workbooks as they come: merged, formatted, half hidden, with formulas."""

from datetime import date

import openpyxl
import pytest

from nhipcau.plans.importing.read.excel import read_excel
from nhipcau.plans.importing.read.paper import Form, Paper, Paragraph, Place, Row, Table
from nhipcau.plans.importing.recognise.table import recognise_tables
from tests.plans.importing.office_files import excel_file, part, saved, with_part

HEAD = ("TT", "Nhiệm vụ", "Chủ trì")
SHEET = "xl/worksheets/sheet1.xml"


def cells(paper):
    return [row.cells for block in paper.blocks if isinstance(block, Table) for row in block.rows]


def test_a_sheet_is_text_a_table_and_text():
    paper = read_excel(
        excel_file(
            [
                ("UBND TỈNH LÀO CAI",),
                (),
                HEAD,
                (1, "Mở lớp", "Sở A"),
                (),
                ("Nơi nhận: như trên",),
            ],
            merges=["A1:C1"],
        )
    )

    def place(row):
        return Place(table=1, row=row, sheet="Phụ lục")

    table = Table(
        rows=(
            Row(HEAD, (4, 5, 6), place(3)),
            Row(("1", "Mở lớp", "Sở A"), (7, 8, 9), place(4)),
        ),
        place=Place(table=1, sheet="Phụ lục"),
    )
    assert paper == Paper(
        kind="xlsx",
        form=Form.BLOCKS,
        blocks=(
            Paragraph("UBND TỈNH LÀO CAI", place(1)),
            table,
            Paragraph("Nơi nhận: như trên", place(6)),
        ),
    )


def test_merged_cells_are_repeated_as_one_cell():
    paper = read_excel(
        excel_file(
            [HEAD, ("I", "Báo chí", None), (1, "Họp báo", "Sở A"), (2, "Điểm báo", None)],
            merges=["B2:C2", "C3:C4"],
        )
    )

    (table,) = paper.blocks
    assert [row.cells for row in table.rows[1:]] == [
        ("I", "Báo chí", "Báo chí"),
        ("1", "Họp báo", "Sở A"),
        ("2", "Điểm báo", "Sở A"),
    ]
    assert table.rows[2].spans[2] == table.rows[3].spans[2]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (1, "General", "1"),
        (1.0, "General", "1"),
        (1.5, "General", "1,5"),
        (0.1 + 0.2, "General", "0,3"),
        (1500000, "#,##0", "1.500.000"),
        (1.1, "0.00", "1,10"),
        (7, "00", "07"),
        (0.25, "0%", "25%"),
        (date(2026, 12, 5), "dd/mm/yyyy", "05/12/2026"),
        (date(2026, 12, 5), "m/d/yy", "05/12/2026"),
        (date(2026, 12, 1), "mm/yyyy", "12/2026"),
        (True, "General", "TRUE"),
        ("Quý I\nQuý II", "General", "Quý I\nQuý II"),
    ],
)
def test_values_are_written_the_vietnamese_way(value, form, text):
    book = openpyxl.Workbook()
    book.active.append([*HEAD, value])
    book.active["D1"].number_format = form

    assert cells(read_excel(saved(book))) == [(*HEAD, text)]


def test_formulas_show_their_saved_result_or_themselves_with_a_remark():
    file = excel_file([HEAD, ("=A1", "=B9", "Sở A")])
    xml = part(file, SHEET).replace(b"<f>A1</f><v></v>", b"<f>A1</f><v>7</v>")
    xml = xml.replace(b"<f>A1</f><v />", b"<f>A1</f><v>7</v>")

    paper = read_excel(with_part(file, SHEET, xml))

    assert cells(paper)[1] == ("7", "=B9", "Sở A")
    assert paper.remarks == ("Trang tính “Phụ lục”: ô B2: công thức chưa có kết quả.",)


@pytest.mark.parametrize(("kind", "value"), [("n", "NaN"), ("n", "inf"), ("e", "#REF!")])
def test_values_that_are_none_are_remarked(kind, value):
    file = excel_file([HEAD, (4, "Mở lớp", "Sở A")])
    xml = part(file, SHEET).replace(
        b'<c r="A2" t="n"><v>4</v>', f'<c r="A2" t="{kind}"><v>{value}</v>'.encode()
    )

    paper = read_excel(with_part(file, SHEET, xml))

    assert cells(paper)[1][0] == value
    assert len(paper.remarks) == 1


def test_hidden_rows_and_sheets_are_read_with_a_remark():
    book = openpyxl.Workbook()
    book.active.append([*HEAD])
    book.active.append([1, "Mở lớp", "Sở A"])
    book.active.row_dimensions[2].hidden = True
    other = book.create_sheet("Cũ")
    other.append([*HEAD])
    other.sheet_state = "hidden"

    paper = read_excel(saved(book))

    assert cells(paper) == [HEAD, ("1", "Mở lớp", "Sở A"), HEAD]
    assert paper.remarks == (
        "Trang tính “Sheet”: dòng 2 đang bị ẩn nhưng vẫn được đọc.",
        "Trang tính “Cũ” đang bị ẩn nhưng vẫn được đọc.",
    )


def test_cells_and_merges_far_away_cost_nothing():
    file = excel_file([HEAD, (1, "Mở lớp", "Sở A")])
    xml = part(file, SHEET).replace(b'ref="A1:C2"', b'ref="A1:XFD1048576"')
    far = b"""<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row></sheetData>
    <mergeCells><mergeCell ref="D2:XFD1048575"/></mergeCells>"""

    paper = read_excel(with_part(file, SHEET, xml.replace(b"</sheetData>", far)))

    assert cells(paper) == [(*HEAD, ""), ("1", "Mở lớp", "Sở A", "")]


def test_a_number_typed_as_1_1_is_a_step_again():
    paper = read_excel(excel_file([(*HEAD,), (1, "Báo chí", "Sở A"), (1.1, "Họp báo", "Sở B")]))
    groups, _ = recognise_tables([b for b in paper.blocks if isinstance(b, Table)])

    assert [(task.number, task.parent) for task in groups[0].items] == [("1", ""), ("1.1", "1")]
