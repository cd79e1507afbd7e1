"""A filled-in Word form comes in: written as a whole or not at all, its changes and faults told."""

import pytest

from nhipcau.exchange.issuing import issue
from nhipcau.exchange.marking import marked_copy
from nhipcau.exchange.models import ReturnedForm
from nhipcau.exchange.receiving import receive
from nhipcau.reports.models import UnitReport
from nhipcau.reports.writing import Entry, write
from tests.exchange.word_forms import (
    body,
    choose,
    edited,
    fill,
    needs_soffice,
    run,
    saved_by_libreoffice,
    shaded,
)
from tests.factories.organisations import make_user
from tests.factories.reports import bring, entries, report_of

pytestmark = pytest.mark.django_db

BY = 'w:id="7" w:author="Văn thư"'


def issued(report: UnitReport) -> bytes:
    return issue(report, door="docx", by=make_user())[1]


def handed_in(report: UnitReport, content: bytes) -> ReturnedForm:
    return receive(report, content=content, name="Bản cuối (2).docx", by=make_user())


def words_of(report: UnitReport) -> list[str]:
    return list(report.items.order_by("task__position").values_list("words", flat=True))


def tag(report: UnitReport, place: int, name: str) -> str:
    pk = report.items.order_by("task__position").values_list("pk", flat=True)[place]
    return f"item.{pk}.{name}"


def test_what_was_typed_is_written_and_tracked_changes_are_told():
    report = report_of(2)
    changed = run("Đã mở ") + f"<w:ins {BY}>{run('02 lớp')}</w:ins>"

    returned = handed_in(report, edited(issued(report), fill(tag(report, 0, "words"), changed)))

    assert (returned.state, words_of(report)) == ("accepted", ["Đã mở 02 lớp", ""])
    assert returned.notes == [
        "Bảng 1, dòng 3: Văn thư chèn “02 lớp”, sửa đổi chưa chấp nhận, "
        "phần chèn được tính vào báo cáo."
    ]


def test_a_form_that_nobody_changed_changes_nothing():
    report = bring(report_of(2), state="draft", words="Đã làm.\n- Dòng hai\tcó  dấu")

    returned = handed_in(report, issued(report))

    assert (returned.state, returned.problems, returned.notes) == ("unchanged", [], [])


@pytest.mark.slow
@needs_soffice
def test_a_copy_saved_by_libreoffice_changes_nothing(tmp_path):
    report = bring(report_of(2), state="draft", words="Đã làm.\n- Dòng hai\tcó  dấu")

    returned = handed_in(report, saved_by_libreoffice(issued(report), tmp_path))

    assert (returned.state, returned.problems, returned.notes) == ("unchanged", [], [])


def test_a_fault_keeps_all_out_and_the_marked_copy_shows_it():
    report = report_of(2)
    content = edited(issued(report), fill(tag(report, 0, "words"), run("Đã mở lớp")))

    returned = handed_in(report, edited(content, choose(tag(report, 1, "status"), "Gần xong")))

    assert (returned.state, words_of(report)) == ("failed", ["", ""])
    assert [(one["cell"], one["value"]) for one in returned.problems] == [
        ("bảng 2, dòng 4", "Gần xong")
    ]
    assert shaded(marked_copy(returned)) == ["Gần xong"]


def test_a_fault_that_the_verb_finds_has_its_place_too():
    report = report_of(1)

    returned = handed_in(report, edited(issued(report), choose(tag(report, 0, "is_nil"), "☒")))

    assert [(one["cell"], one["field"]) for one in returned.problems] == [
        ("bảng 1, dòng 5", "nil_reason")
    ]
    assert len(shaded(marked_copy(returned))) == 1


def test_the_marked_copy_mended_is_taken():
    report = report_of(1)
    faulty = edited(issued(report), choose(tag(report, 0, "status"), "Gần xong"))
    marked = marked_copy(handed_in(report, faulty))

    returned = handed_in(report, edited(marked, choose(tag(report, 0, "status"), "Hoàn thành")))

    assert (returned.state, returned.notes) == ("accepted", [])
    assert report.items.get().status == "done"


def test_an_edited_token_is_refused_in_a_sentence():
    report = report_of(1)

    returned = handed_in(report, body(issued(report), r"\[\[token .", "[[token X"))

    assert (returned.state, len(returned.problems)) == ("failed", 1)
    assert returned.problems[0]["rule"].endswith(".")


def test_the_form_of_another_unit_is_refused():
    returned = handed_in(report_of(1), issued(report_of(1)))

    assert returned.state == "failed"
    assert "đơn vị khác" in returned.problems[0]["rule"]


def test_what_the_web_changed_meanwhile_is_asked_about():
    report = report_of(2)
    content = edited(issued(report), fill(tag(report, 0, "words"), run("Từ tệp")))
    write(report, items=entries(report, Entry(words="Từ web")), by=make_user())

    returned = handed_in(UnitReport.objects.get(pk=report.pk), content)

    assert (returned.state, words_of(report)) == ("conflict", ["Từ web", ""])
