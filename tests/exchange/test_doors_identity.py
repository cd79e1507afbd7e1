"""Tokens moved, doubled or copied along: no file writes into a report it was not made for."""

import re

import pytest
from openpyxl import Workbook

from nhipcau.exchange.issuing import issue
from nhipcau.exchange.receiving import receive
from nhipcau.reports import lifecycle
from nhipcau.reports.models import UnitReport
from nhipcau.reports.rounds import rebuild_round
from tests.exchange.word_forms import answered, rewritten
from tests.factories.organisations import make_user
from tests.factories.plans import make_task
from tests.factories.reports import make_round, report_of
from tests.factories.workbooks import HIDDEN, TEXTS, edited, filled, issued, read

pytestmark = pytest.mark.django_db

MIXED = (
    "Không dòng nào trong tệp thuộc biểu mẫu mang mã nhận dạng này: mã đã được chép từ tệp khác "
    "sang; hãy tải biểu mẫu mới ở trang báo cáo rồi chép nội dung sang."
)


def handed_in(report: UnitReport, content: bytes):
    return receive(report, content=content, name="a.xlsx", by=make_user())


def rules_of(returned) -> list[str]:
    return [one["rule"] for one in returned.problems]


def with_token(content: bytes, token: str) -> bytes:
    def put(book: Workbook) -> None:
        next(cell for cell in book[HIDDEN]["A"] if cell.value == "token").offset(0, 1).value = token

    return edited(content, put)


def now(report: UnitReport) -> UnitReport:
    return UnitReport.objects.get(pk=report.pk)


def steering(report: UnitReport) -> str:
    return now(report).steering


def test_the_token_of_another_file_does_not_carry_general_texts_into_a_report():
    report, other = report_of(2), report_of(2)
    foreign = filled(issued(other), {"C2": "Lời của đơn vị khác"}, sheet=TEXTS)

    returned = handed_in(report, with_token(foreign, read(issued(report)).token))

    assert (returned.state, rules_of(returned), steering(report)) == ("failed", [MIXED], "")


def test_neither_does_the_token_of_another_round_of_the_same_unit():
    report = report_of(1)
    later = make_round(plan=report.round.plan, index=2).reports.get()
    content = filled(issued(later), {"C2": "Quý II"}, sheet=TEXTS)

    returned = handed_in(report, with_token(content, read(issued(report)).token))

    assert (rules_of(returned), steering(report)) == ([MIXED], "")


def test_nor_does_that_of_another_word_file():
    report, other = report_of(2), report_of(2)
    token = read(issued(report)).token
    content = answered(issue(other, door="docx", by=make_user())[1], {}, steering="Của người khác")
    marks = r"Wz[A-Za-z0-9_-]+:[A-Za-z0-9_-]+:[A-Za-z0-9_-]+"
    parts = ("word/document.xml", "docProps/custom.xml")
    swapped = rewritten(content, dict.fromkeys(parts, lambda part: re.sub(marks, token, part)))

    returned = handed_in(report, swapped)

    assert (rules_of(returned), steering(report)) == ([MIXED], "")


def test_a_workbook_that_bears_two_tokens_is_refused():
    report, other = report_of(1), report_of(1)
    token = read(issued(other)).token

    def add(book: Workbook) -> None:
        book.copy_worksheet(book[HIDDEN])
        next(c for c in book[HIDDEN]["A"] if c.value == "token").offset(0, 1).value = token

    returned = handed_in(report, edited(issued(report), add))

    assert rules_of(returned)[0].startswith("Tệp mang nhiều mã biểu mẫu khác nhau")


def test_a_copy_of_the_hidden_sheet_says_nothing_new():
    report = report_of(1)

    def add(book: Workbook) -> None:
        book.copy_worksheet(book[HIDDEN])

    returned = handed_in(report, edited(issued(report), add))

    assert (returned.state, returned.notes) == ("unchanged", [])


def test_a_task_that_the_download_did_not_know_is_for_a_person_to_choose():
    report = report_of(1)
    old = read(issued(report)).token
    make_task(plan=report.round.plan, leads=(report.unit,))
    rebuild_round(report.round, by=make_user())
    newer = filled(issued(report), {"E3": "Từ tệp"})
    lifecycle.write(now(report), items=answers_of_second(report, "Từ web"), by=make_user())

    returned = handed_in(report, with_token(newer, old))

    assert [(one["file"], one["web"]) for one in returned.conflicts] == [("Từ tệp", "Từ web")]


def answers_of_second(report: UnitReport, words: str) -> dict[int, lifecycle.Entry]:
    second = report.items.order_by("task__position")[1]
    return {second.pk: lifecycle.Entry(words=words, status="not_started")}
