"""As many faults as were made are told, each at its own cell with what stands there."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from nhipcau.exchange.issuing import issue
from nhipcau.exchange.marking import marked_copy
from nhipcau.exchange.receiving import receive
from nhipcau.reports.models import UnitReport
from tests.exchange.word_forms import choose
from tests.exchange.word_forms import edited as document
from tests.factories.organisations import make_user
from tests.factories.reports import report_of
from tests.factories.workbooks import ITEMS, edited, filled, issued

pytestmark = pytest.mark.django_db

Told = list[tuple[str, str, str]]


def handed_in(report: UnitReport, content: bytes):
    return receive(report, content=content, name="a.xlsx", by=make_user())


def told(returned) -> Told:
    """(sheet, cell, value) of each problem."""
    return [(one["sheet"], one["cell"], one["value"]) for one in returned.problems]


def cells(returned) -> list[str]:
    return [one["cell"] for one in returned.problems]


def test_ten_faults_are_ten_problems_each_with_the_words_of_its_cell():
    report = report_of(10)
    content = filled(issued(report), {
        "F2": "Xong", "G3": "có thể", "E4": "=A1&B1", "G5": "Có", "I6": "đã làm xong việc này",
        "E7": "à" * 20_001, "E8": "Đã làm", "G8": "Có", "H8": "Lý do", "I9": "1/BC-A", "E9": "Chữ",
        "I10": "1/BC-A", "G10": "Có", "H10": "Lý do", "H11": "à" * 2_001,
    })  # fmt: skip

    returned = handed_in(report, content)

    sheet = load_workbook(BytesIO(content))[ITEMS]
    assert cells(returned) == ["F2", "G3", "E4", "H5", "I6", "E7", "G8", "I9", "I10", "H11"]
    assert told(returned) == [(ITEMS, c, sheet[c].value or "") for c in cells(returned)]


@pytest.mark.parametrize(
    ("typed", "faulty"),
    [
        ({"I2": "đã làm", "E2": "Chữ"}, ["I2"]),
        ({"I2": "đã làm", "E2": "Chữ", "G2": "Có", "H2": "Lý do"}, ["G2", "I2"]),
        ({"E2": "=A1", "I2": "đã làm"}, ["E2", "I2"]),
        ({"G2": "có thể", "I2": "đã làm"}, ["G2", "I2"]),
        ({"E2": "=A1", "G2": "Có"}, ["E2", "H2"]),
        ({"G2": "có thể", "E2": "Chữ"}, ["G2"]),
        ({"H2": "=A1", "G2": "Có"}, ["H2"]),
    ],
)
def test_faults_of_one_row_neither_hide_nor_make_others(typed, faulty):
    report = report_of(1)

    returned = handed_in(report, filled(issued(report), typed))

    assert cells(returned) == faulty
    assert {one["value"] for one in returned.problems} <= {*typed.values(), ""}


def test_a_row_copied_and_changed_is_told_at_the_cell_that_differs():
    report = report_of(2)

    def copy(book: Workbook) -> None:
        sheet = book[ITEMS]
        for column in range(1, 10):
            sheet.cell(9, column).value = sheet.cell(2, column).value
        sheet["E9"], sheet["F9"] = "Khác", "Hoàn thành"

    returned = handed_in(report, edited(issued(report), copy))

    assert told(returned) == [(ITEMS, "E9", "Khác"), (ITEMS, "F9", "Hoàn thành")]
    assert load_workbook(BytesIO(marked_copy(returned)))[ITEMS]["E9"].comment


def test_a_fault_in_a_cell_merged_over_two_rows_is_one_fault():
    report = report_of(2)

    def merge(book: Workbook) -> None:
        book[ITEMS]["F2"] = "Xong"
        book[ITEMS].merge_cells("F2:F3")

    returned = handed_in(report, edited(issued(report), merge))

    assert told(returned) == [(ITEMS, "F2", "Xong")]


@pytest.mark.parametrize("sign", ["\u200b", "\ufeff", "\u2060", "\xad"])
def test_signs_that_nobody_sees_do_not_spoil_a_choice_or_a_number(sign):
    report = report_of(2)
    content = filled(issued(report), {
        "F2": f"Hoàn thành{sign}", "I2": f"15/BC-SDL{sign}", "G3": f"{sign}Có", "H3": "Lý do",
    })  # fmt: skip

    returned = handed_in(report, content)

    rows = report.items.values_list("status", "is_nil", "outside_number")
    assert returned.state == "accepted"
    assert list(rows) == [("done", False, "15/BC-SDL"), ("not_started", True, "")]


def test_nor_in_a_word_form():
    report = report_of(1)
    item = report.items.get()

    def type_in(form) -> None:
        choose(f"item.{item.pk}.status", "Hoàn thành\u200b")(form)
        choose(f"item.{item.pk}.outside_number", "\ufeff15/BC-SDL")(form)

    handed_in(report, document(issue(report, door="docx", by=make_user())[1], type_in))

    item.refresh_from_db()
    assert (item.status, item.outside_number) == ("done", "15/BC-SDL")


def test_a_row_that_a_word_form_has_lost_is_told():
    report = report_of(2)

    def cut(form) -> None:
        form.element.body.remove(form.tables[0]._tbl)

    returned = handed_in(report, document(issue(report, door="docx", by=make_user())[1], cut))

    assert returned.state == "unchanged"
    assert [note[:25] for note in returned.notes] == ["Tệp không còn ô “Nội dung"]
    assert returned.notes[0].endswith(" của I.1; nội dung trên hệ thống giữ nguyên.")


def test_half_a_character_becomes_a_sign_that_a_page_can_show():
    report = report_of(1)

    returned = handed_in(
        report, filled(issued(report), {"K2": "lạc _xD800_ _x0000_ _xD83D__xDE00_"})
    )

    assert returned.notes == [f"Ô {ITEMS}!K2: lạc \ufffd  \U0001f600"]
