"""What a workbook says, however people and office programs have treated it."""

import unicodedata
import zipfile
from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from nhipcau.exchange.doors import STATUSES
from nhipcau.exchange.excel_reading import read_workbook
from nhipcau.exchange.excel_writing import form_workbook
from nhipcau.exchange.filling import labels
from nhipcau.exchange.form import FormItem, ReportForm, Returned
from tests.factories.workbooks import (
    HIDDEN,
    ITEMS,
    TEXTS,
    edited,
    filled,
    read,
    row_of,
    shared,
    with_cached_formula,
    with_part,
)

TITLE = "Xây dựng chuyên trang quảng bá"


def make_form(count: int = 3, **of_items: str) -> ReportForm:
    """Items 11, 12 ... with codes I.1, I.2 ..., and what `of_items` gives the first of them."""
    given = [of_items, *[{}] * (count - 1)]
    items = tuple(
        FormItem(
            item=11 + at,
            code=f"I.{at + 1}",
            title=f"{TITLE} {at}",
            role="Chủ trì",
            timing="Cả năm",
            generated="Bài báo: 1",
            output_count=1,
            **({"is_required": True, "status": "under_way"} | given[at]),
        )
        for at in range(count)
    )
    general = dict.fromkeys(("steering", "strengths", "weaknesses", "next_steps", "proposals"), "")
    return ReportForm(
        title="Báo cáo quý II", unit_name="Sở Thử", due_words="Hạn nộp: 14/06/2024",
        guidance="Ghi ngắn gọn.", items=items, general=general, labels=labels(),
        statuses=STATUSES, token="a:b:c",
    )  # fmt: skip


@pytest.fixture(scope="module")
def blank() -> bytes:
    return form_workbook(make_form())


def empty(**changed: str | bool) -> dict[str, str | bool]:
    fields = {"words": "", "status": "under_way", "is_nil": False, "nil_reason": ""}
    return fields | {"outside_number": ""} | changed


def said(returned: Returned, item: int = 11) -> dict[str, str | bool]:
    return dict(returned.items[item])


def test_what_goes_out_comes_back_without_a_note_or_a_problem(blank):
    returned = read(blank)

    assert returned.items == {11: empty(), 12: empty(), 13: empty()}
    assert returned.general == make_form().general
    assert (returned.token, returned.notes, returned.problems) == ("a:b:c", (), ())


@pytest.mark.parametrize(
    "words",
    [
        "=1+1", "+84 256", "-5%", "@nguoi", "'trích", "a\nb\n\nc", "<b>&amp;\"", "_x0041_", "1.234",
        "\U0001f600 chữ ê ỗ", "a\ufffe", "001", "1/5", "TRUE", "#N/A",
    ],
)  # fmt: skip
def test_words_come_back_as_they_went_out_and_are_no_formula(words):
    content = form_workbook(make_form(words=words, nil_reason=words))

    assert said(read(content)) == empty(words=words, nil_reason=words)
    assert said(read(shared(content))) == empty(words=words, nil_reason=words)


def test_texts_shared_in_one_table_are_read_as_those_in_the_cells(blank):
    content = filled(blank, {"E2": "Đã làm", "F3": "Hoàn thành"})

    assert read(shared(content)) == read(content)
    assert said(read(shared(content)), 12) == empty(status="done")


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("  Đã làm \n", "Đã làm"),
        ("\xa0Đã làm\xa0", "Đã làm"),
        (unicodedata.normalize("NFD", "Đã tổ chức ở Huế"), "Đã tổ chức ở Huế"),
        (1234.5, "1234,5"),
        (7, "7"),
        (date(2024, 6, 5), "05/06/2024"),
        ("1.234", "1.234"),
        ("1,5", "1,5"),
        (True, "TRUE"),
    ],
)
def test_whatever_is_typed_is_read_as_words(blank, typed, stands):
    assert said(read(filled(blank, {"E2": typed}))) == empty(words=stands)


@pytest.mark.parametrize("label", sorted(STATUSES.values()))
def test_every_status_of_the_drop_down_is_taken(blank, label):
    returned = read(filled(blank, {"F2": f" {label.upper()}\xa0"}))

    assert (STATUSES[said(returned)["status"]], returned.problems) == (label, ())


@pytest.mark.parametrize(
    ("typed", "is_nil"),
    [("Có", True), ("x", True), (1, True), (True, True), ("có ", True), ("Không", False),
     (None, False), ("", False), (0, False)],
)  # fmt: skip
def test_every_way_to_say_that_nothing_happened_is_taken(blank, typed, is_nil):
    returned = read(filled(blank, {"G2": typed}))

    assert (said(returned)["is_nil"], returned.problems) == (is_nil, ())


def test_what_the_drop_downs_offer_is_what_reading_takes():
    offered = {}

    def look(book: Workbook) -> None:
        for rule in book[ITEMS].data_validations.dataValidation:
            offered[str(rule.sqref)] = rule.formula1
        offered["E"] = [c.value for c in book[HIDDEN]["E"] if c.value]

    edited(form_workbook(make_form()), look)

    labels_of_statuses = list(STATUSES.values())
    count = len(labels_of_statuses)
    assert offered == {
        "F2:F4": f"'{HIDDEN}'!$E$1:$E${count}", "G2:G4": '"Có,Không"', "E": labels_of_statuses,
    }  # fmt: skip


def test_all_problems_come_at_once_with_their_cells(blank):
    content = filled(blank, {"F2": "Xong", "G3": "có thể", "E4": "=A1&B1"})

    problems = read(content).problems

    assert [(str(p.place), p.value, p.example, p.item, p.field) for p in problems] == [
        (f"{ITEMS}!F2", "Xong", "Chưa thực hiện", 11, "status"),
        (f"{ITEMS}!G3", "có thể", "Có", 12, "is_nil"),
        (f"{ITEMS}!E4", "=A1&B1", "Đã tổ chức 02 hội nghị giới thiệu điểm đến.", 13, "words"),
    ]
    assert problems[2].rule == "Ô chứa công thức chưa có kết quả; hãy ghi thẳng nội dung."


def test_a_formula_counts_by_its_saved_result(blank):
    content = with_cached_formula(blank, "E2", 'B2&" xong"', "I.1 xong")

    assert said(read(content)) == empty(words="I.1 xong")


def test_an_error_in_a_cell_is_a_problem():
    content = with_cached_formula(form_workbook(make_form()), "E2", "1/0", "")
    content = filled(content, {"E3": "#N/A"})

    assert [p.place.cell for p in read(content).problems] in (["E3"], ["E2", "E3"])


def test_rows_may_be_moved_sorted_and_set_apart(blank):
    def move(book: Workbook) -> None:
        sheet = book[ITEMS]
        sheet["E2"], sheet["E4"] = "một", "ba"
        sheet.move_range("A2:I2", rows=6)
        sheet.insert_rows(1, amount=2)
        sheet.row_dimensions[6].hidden = True

    returned = read(edited(blank, move))

    assert [said(returned, item)["words"] for item in (11, 12, 13)] == ["một", "", "ba"]
    assert (returned.notes, returned.problems) == ((), ())
    assert returned.places[11, "words"].cell == "E10"


def test_columns_may_be_moved_and_hidden(blank):
    def move(book: Workbook) -> None:
        sheet = book[ITEMS]
        sheet["E2"] = "một"
        sheet.insert_cols(3)
        sheet.column_dimensions["H"].hidden = True

    returned = read(edited(blank, move))

    assert (said(returned), returned.notes) == (empty(words="một"), ())
    assert returned.places[11, "words"].cell == "F2"


def test_words_go_with_the_code_that_people_see_when_only_what_is_visible_was_sorted(blank):
    def sort(book: Workbook) -> None:
        sheet = book[ITEMS]
        sheet["E2"] = "của I.1"
        for letter in "BCDEFGHI":
            first, last = sheet[f"{letter}2"], sheet[f"{letter}4"]
            first.value, last.value = last.value, first.value

    returned = read(edited(blank, sort))

    assert (said(returned, 11)["words"], said(returned, 13)["words"]) == ("của I.1", "")


def test_sheets_may_be_renamed_and_put_in_another_order(blank):
    def move(book: Workbook) -> None:
        book[ITEMS]["E2"] = "một"
        book[ITEMS].title = "Sheet1"
        book[HIDDEN].title = "x"
        book.move_sheet("x", -3)

    assert said(read(edited(blank, move))) == empty(words="một")


def test_without_headings_the_columns_are_where_they_were_written(blank):
    def behead(book: Workbook) -> None:
        book[ITEMS]["E2"] = "một"
        for cell in book[ITEMS][1]:
            cell.value = None

    assert said(read(edited(blank, behead))) == empty(words="một")


def test_merged_rows_count_for_each_and_columns_run_over_stay_as_they_were(blank):
    def join(book: Workbook) -> None:
        sheet = book[ITEMS]
        sheet["E2"], sheet["G4"] = "chung", "x"
        sheet.merge_cells("E2:E3")
        sheet.merge_cells("G4:H4")

    returned = read(edited(blank, join))

    assert [said(returned, item)["words"] for item in (11, 12)] == ["chung", "chung"]
    assert "nil_reason" not in said(returned, 13)
    assert returned.notes == (
        "Các ô E2:E3 đã bị gộp; nội dung được tính cho từng dòng.",
        "Các ô G4:H4 đã bị gộp; các cột bị gộp vào giữ nguyên như trên hệ thống.",
    )


def test_a_row_that_is_gone_is_left_out_and_said(blank):
    returned = read(edited(blank, lambda book: book[ITEMS].delete_rows(3)))

    assert sorted(returned.items) == [11, 13]
    assert returned.notes == (
        "Tệp không còn dòng “I.2”; nội dung của dòng này trên hệ thống giữ nguyên.",
    )


def test_a_row_that_stands_twice_with_other_words_is_a_problem(blank):
    def copy(book: Workbook) -> None:
        sheet = book[ITEMS]
        for number, cell in enumerate(sheet[2], start=1):
            sheet.cell(9, number, cell.value)
        sheet["E9"] = "khác"

    problems = read(edited(blank, copy)).problems

    assert [(p.place.cell, p.value) for p in problems] == [("E9", "khác")]
    assert f"({ITEMS}!dòng 2 và {ITEMS}!dòng 9) khác nhau" in problems[0].rule


def test_words_that_stand_elsewhere_become_notes(blank):
    def scribble(book: Workbook) -> None:
        book[ITEMS]["K3"] = "Hỏi lại anh Ba"
        book[ITEMS]["C2"] = "Tên khác"
        book[TEXTS]["B9"] = "Thêm dòng"
        book[ITEMS]["E2"].comment = Comment("Xem công văn 12", "Ba")
        book.create_sheet("Nháp")["A1"] = "bản nháp"

    assert read(edited(blank, scribble)).notes == (
        f"Ô {ITEMS}!C2: Tên khác",
        f"Ô {ITEMS}!K3: Hỏi lại anh Ba",
        f"Ghi chú ở ô {ITEMS}!E2: Xem công văn 12",
        f"Ô {TEXTS}!B9: Thêm dòng",
        "Ô Nháp!A1: bản nháp",
    )


def test_links_to_other_files_are_not_followed_and_said(blank):
    content = with_part(blank, "xl/externalLinks/externalLink1.xml", b"<externalLink/>")

    assert [note[:29] for note in read(content).notes] == ["Tệp có liên kết đến tệp khác;"]


def test_a_text_no_cell_can_hold_is_left_to_the_web():
    returned = read(form_workbook(make_form(words="a" * 40_000)))

    assert "words" not in said(returned)
    assert (returned.notes, returned.problems) == ((), ())


def macro(content: bytes) -> bytes:
    return with_part(content, "xl/vbaProject.bin", b"x")


def bomb(content: bytes) -> bytes:
    return with_part(content, "xl/media/image1.bin", b"\0" * 5_000_000)


def entity(content: bytes) -> bytes:
    return with_part(content, "xl/comments9.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')


def torn(content: bytes) -> bytes:
    return with_part(content, "xl/worksheets/sheet2.xml", b"<worksheet><sheetData><row")


def unmarked(content: bytes) -> bytes:
    return edited(content, lambda book: book.remove(book[HIDDEN]))


@pytest.mark.parametrize(
    ("spoil", "said_of_it"),
    [
        (macro, "macro"),
        (bomb, "lớn bất thường"),
        (entity, "thực thể XML"),
        (torn, "bị hỏng"),
        (unmarked, "không phải biểu mẫu tải từ hệ thống"),
        (lambda content: content[:-40], "bị hỏng"),
        (lambda content: b"", "Tệp rỗng"),
        (lambda content: b"%PDF-1.4", "không phải bảng tính Excel"),
    ],
    ids=["macro", "bomb", "entity", "torn", "unmarked", "cut", "empty", "pdf"],
)
def test_hostile_and_broken_files_get_one_sentence(blank, spoil, said_of_it):
    returned = read(spoil(blank))

    assert (returned.token, dict(returned.items), len(returned.problems)) == ("", {}, 1)
    assert said_of_it in returned.problems[0].rule


def test_no_cut_through_the_package_raises(blank):
    with zipfile.ZipFile(BytesIO(blank)) as package:
        parts = {name: package.read(name) for name in package.namelist()}

    for name in sorted(parts):
        for part in (b"", b"<a/>", parts[name][: len(parts[name]) // 2]):
            read_workbook(with_part(blank, name, part), statuses=STATUSES)


def test_row_of_finds_a_task_by_its_code(blank):
    rows = []
    edited(blank, lambda book: rows.append(row_of(book[ITEMS], "I.2")))

    assert rows == [3]
