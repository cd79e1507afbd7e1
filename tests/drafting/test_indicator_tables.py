"""Indicators as a workbook and as rows for a spreadsheet."""

import csv
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import load_workbook

from nhipcau.drafting.indicator_tables import (
    indicator_csv,
    indicator_workbook,
    items_of,
    table_of,
)
from nhipcau.reports.indicators.catalogue import indicators
from nhipcau.reports.indicators.lines import Cell, Line
from nhipcau.reports.indicators.placing import Placed
from nhipcau.reports.indicators.windows import windows_of
from nhipcau.reports.tally import OutputRow

WINDOWS = windows_of(date(2024, 3, 15), date(2024, 6, 14))
FORMULA = "=+-@\t\r"
TEXTS = st.text(
    alphabet=st.characters(codec="utf-8", exclude_characters="\ufffe\uffff\x00", min_codepoint=9)
    | st.sampled_from(FORMULA),
    max_size=30,
)


def line(title: str = "Lễ hội biển") -> Line:
    row = OutputRow(7, "article", title, date(2024, 5, 1))
    one = indicators()["articles"]
    this = Cell(Decimal("12.50"), placed=(Placed(row, Decimal("12.50")),))
    return Line(one, "", one.name, this, Cell(Decimal(20)), Cell(None))


def opened(content: bytes) -> list[list[str]]:
    text = content.decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline=""), delimiter=";"))


def test_the_table_tells_the_days_and_leaves_empty_what_was_not_measured():
    heads, row = table_of([line()], WINDOWS)

    assert heads[4:7] == (
        "Kỳ này (15/03/2024 – 14/06/2024)",
        "Lũy kế năm (15/12/2023 – 14/06/2024)",
        "Cùng kỳ năm trước (15/03/2023 – 14/06/2023)",
    )
    assert row[1:8] == ("Tin, bài", "", "tin, bài", Decimal("12.50"), Decimal(20), None, None)


def test_a_csv_opens_in_a_vietnamese_excel():
    content = indicator_csv(table_of([line()], WINDOWS))

    assert content.startswith(b"\xef\xbb\xbf")
    assert opened(content)[1][3:7] == ["tin, bài", "12,5", "20", ""]


def test_the_workbook_has_numbers_as_numbers_and_what_stands_behind_them():
    lines = [line()]
    content = indicator_workbook("Quý II", table_of(lines, WINDOWS), items_of(lines))

    table, behind = load_workbook(BytesIO(content)).worksheets
    assert (table["E4"].value, table["F4"].value, table["G4"].value) == (12.5, 20, None)
    assert [cell.value for cell in behind[2]] == [
        "Tin, bài",
        "01/05/2024",
        "Lễ hội biển",
        12.5,
        "KQ-7",
    ]


@given(TEXTS)
@example('=HYPERLINK("http://x";"y")')
@example(" =1+1")
@example("\n=1")
@example("@SUM(A1)")
def test_no_text_of_a_csv_is_a_formula_and_none_is_lost(text):
    ((cell,),) = opened(indicator_csv([(text,)])) or [[""]]

    assert cell.lstrip(" \xa0")[:1] not in (*FORMULA, "\n")
    assert cell in (text, f"'{text}")


@given(TEXTS)
@example('=HYPERLINK("http://x")')
def test_no_text_of_a_workbook_is_a_formula(text):
    lines = [line(text)]

    content = indicator_workbook(text, [("Chỉ tiêu",)], items_of(lines))

    sheets = load_workbook(BytesIO(content)).worksheets
    kinds = {cell.data_type for sheet in sheets for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
