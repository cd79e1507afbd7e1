"""The workbook as it goes out: what is open, how it prints, what it holds; and its marked copy."""

import pytest
from django.core.exceptions import ValidationError
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook

from nhipcau.documents.kinds import EXCEL, kind_of
from nhipcau.documents.secrecy import bears_stamp
from nhipcau.documents.wording import words_of_file
from nhipcau.exchange.issuing import file_name, issue
from nhipcau.exchange.marking import is_markable, marked_copy
from nhipcau.exchange.models import ReturnedForm
from nhipcau.exchange.receiving import receive
from nhipcau.reports import lifecycle
from nhipcau.reports.lifecycle import Entry
from nhipcau.reports.models import UnitReport
from tests.factories.organisations import make_user
from tests.factories.reports import bring, entries, report_of
from tests.factories.workbooks import HIDDEN, ITEMS, TEXTS, edited, filled, issued

pytestmark = pytest.mark.django_db


def opened(content: bytes) -> Workbook:
    books: list[Workbook] = []
    edited(content, books.append)
    return books[0]


def written(*given: Entry) -> UnitReport:
    report = report_of(len(given))
    lifecycle.write(report, items=entries(report, *given), by=make_user())
    return UnitReport.objects.get(pk=report.pk)


def handed_in(report: UnitReport, content: bytes) -> ReturnedForm:
    return receive(report, content=content, name="a.xlsx", by=make_user())


def test_a_row_shows_the_task_and_what_stands_in_the_report():
    report = written(
        Entry(words="=Đã làm", status="done"), Entry(is_nil=True, nil_reason="Chưa có")
    )

    sheet = opened(issued(report))[ITEMS]

    rows = [[cell.value for cell in row][1:] for row in sheet.iter_rows(min_row=2)]
    assert rows == [
        ["I.1", "Nhiệm vụ thứ 1\n(Chủ trì · Cả năm)", "(chưa có)", "=Đã làm",
         "Hoàn thành", None, None, None],
        ["I.2", "Nhiệm vụ thứ 2\n(Chủ trì · Cả năm)", "(chưa có)", None, "Đang thực hiện",
         "Có", "Chưa có", None],
    ]  # fmt: skip
    assert (sheet["E2"].data_type, sheet["E2"].number_format) == ("s", "@")


def test_only_what_is_to_be_filled_in_is_open():
    book = opened(issued(report_of(2)))

    unlocked = {
        f"{sheet.title}!{cell.coordinate}"
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }

    cells = {f"{ITEMS}!{letter}{row}" for letter in "EFGHI" for row in (2, 3)}
    assert unlocked == cells | {f"{TEXTS}!C{row}" for row in range(2, 7)}
    assert {sheet.protection.sheet for sheet in book} == {True}
    assert {sheet.protection.password for sheet in book} == {None}


def test_it_prints_on_a4_with_the_heading_on_each_page_and_hides_what_is_not_for_people():
    book = opened(issued(report_of(1)))

    sheet = book[ITEMS]
    assert (int(sheet.page_setup.paperSize), sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$1:$1", "D2")
    assert (sheet.column_dimensions["A"].hidden, book[HIDDEN].sheet_state) == (True, "hidden")


def test_our_own_words_bear_no_stamp_and_the_file_is_taken_back():
    content = issued(report_of(1))

    assert kind_of(content, "a.xlsx") == EXCEL
    assert not bears_stamp(words_of_file(content, EXCEL))


@pytest.mark.parametrize("state", ["submitted", "accepted"])
def test_a_report_that_was_sent_gives_no_form(state):
    report = bring(report_of(1), state=state)

    with pytest.raises(ValidationError, match="không làm được việc này"):
        issue(report, door="xlsx", by=make_user())


def test_a_download_remembers_what_stood_there():
    report = written(Entry(words="Đã làm", status="done"))

    form, _content = issue(report, door="xlsx", by=make_user())

    item = str(report.items.get().pk)
    assert (form.revision, form.base["items"]) == (1, {
        item: {"words": "Đã làm", "status": "done", "is_nil": False, "nil_reason": "",
               "outside_number": ""},
    })  # fmt: skip


def test_the_name_of_the_file_says_unit_and_round():
    report = report_of(1)
    report.unit_name = 'Sở "Thử/Nghiệm"'

    assert file_name(report, door="xlsx") == f"Sở Thử Nghiệm - {report.round.title}.xlsx".replace(
        "/", " "
    )


def test_the_marked_copy_colours_each_faulty_cell_and_explains_it():
    report = report_of(2)
    returned = handed_in(report, filled(issued(report), {"F2": "Xong", "G3": "Có"}))

    book = opened(marked_copy(returned))

    marked = {
        cell.coordinate: (cell.fill.fgColor.rgb, cell.comment.text)
        for row in book[ITEMS].iter_rows()
        for cell in row
        if cell.comment
    }
    statuses = "Chưa thực hiện; Đang thực hiện; Hoàn thành; Không thực hiện; Chuyển năm sau"
    offered = f"Chọn một tình trạng trong danh sách: {statuses}"
    assert marked == {
        "F2": ("00FFF2CC", f"{offered}.\nVí dụ: Chưa thực hiện"),
        "H3": ("00FFF2CC", "Ghi rõ lý do chưa phát sinh.\nVí dụ: Chưa được bố trí kinh phí."),
    }  # fmt: skip
    listed = [row[0].value for row in book["Lỗi cần sửa"].iter_rows()]
    assert listed == ["Vị trí", f"{ITEMS}!F2", f"{ITEMS}!H3"]


def test_the_marked_copy_may_be_mended_and_handed_in():
    report = report_of(1)
    returned = handed_in(report, filled(issued(report), {"F2": "Xong", "E2": "Đã làm"}))

    again = handed_in(report, filled(marked_copy(returned), {"F2": "Hoàn thành"}))

    assert (again.state, again.notes) == ("accepted", [])
    assert list(report.items.values_list("words", "status")) == [("Đã làm", "done")]


def test_words_of_others_in_a_comment_stay_in_the_marked_copy():
    def remark(book: Workbook) -> None:
        book[ITEMS]["F2"] = "Xong"
        book[ITEMS]["F2"].comment = Comment("Hỏi anh Ba", "Ba")

    report = report_of(1)
    returned = handed_in(report, edited(issued(report), remark))

    assert opened(marked_copy(returned))[ITEMS]["F2"].comment.text.startswith("Hỏi anh Ba\n\nChọn")


def test_what_is_refused_as_a_whole_has_no_marked_copy():
    assert not is_markable(handed_in(report_of(1), b"khong phai bieu mau"))
