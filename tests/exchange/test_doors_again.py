"""The same file again, filled in further, by another hand, after a round trip through a report."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.exceptions import ValidationError

from nhipcau.documents.models import StoredFile
from nhipcau.exchange.receiving import receive
from nhipcau.exchange.settling import settle
from nhipcau.organisations.models import User
from nhipcau.reports import lifecycle
from nhipcau.reports.lifecycle import Entry
from nhipcau.reports.models import UnitReport
from tests.factories.organisations import make_user
from tests.factories.reports import bring, entries, report_of
from tests.factories.workbooks import filled, issued

pytestmark = pytest.mark.django_db

ANEW = (
    "Tệp không ở dạng .xlsx hoặc .docx; hãy mở tệp, chọn Lưu thành, kiểu .xlsx hoặc .docx rồi nộp "
    "lại."
)


def handed_in(report: UnitReport, content: bytes, *, by: User):
    return receive(report, content=content, name="a.xlsx", by=by)


def now(report: UnitReport) -> UnitReport:
    return UnitReport.objects.get(pk=report.pk)


def on_the_web(report: UnitReport, words: str) -> None:
    told = entries(report, Entry(words=words, status="not_started"))
    lifecycle.write(now(report), items=told, by=make_user())


def words_of(report: UnitReport) -> list[str]:
    return list(report.items.values_list("words", flat=True))


def test_a_file_filled_in_further_by_the_same_person_needs_no_choice():
    report, person = report_of(2), make_user()
    first = filled(issued(report), {"E2": "Một"})
    handed_in(report, first, by=person)

    returned = handed_in(report, filled(first, {"E2": "Một, bổ sung", "E3": "Hai"}), by=person)

    assert (returned.state, words_of(report)) == ("accepted", ["Một, bổ sung", "Hai"])


def test_two_people_with_copies_of_one_download_do_not_overwrite_each_other():
    report = report_of(2)
    blank = issued(report)
    handed_in(report, filled(blank, {"E2": "Của An"}), by=make_user())

    returned = handed_in(report, filled(blank, {"E2": "Của Bình", "E3": "Hai"}), by=make_user())

    assert (returned.state, words_of(report)) == ("conflict", ["Của An", ""])


def test_a_second_copy_of_the_same_person_empties_nothing():
    report, person = report_of(2), make_user()
    blank = issued(report)
    handed_in(report, filled(blank, {"E2": "Một"}), by=person)

    handed_in(report, filled(blank, {"E3": "Hai"}), by=person)

    assert words_of(report) == ["Một", "Hai"]


def test_an_edit_of_the_web_after_the_first_time_is_still_asked_about():
    report, person = report_of(1), make_user()
    first = filled(issued(report), {"E2": "Tệp"})
    handed_in(report, first, by=person)
    on_the_web(report, "Web")

    returned = handed_in(report, filled(first, {"E2": "Tệp lần hai"}), by=person)

    assert (returned.state, words_of(report)) == ("conflict", ["Web"])


def test_an_older_conflict_does_not_win_over_a_later_file():
    report, person = report_of(1), make_user()
    first = filled(issued(report), {"E2": "Cũ"})
    on_the_web(report, "Web")
    older = handed_in(report, first, by=person)
    later = handed_in(report, filled(first, {"E2": "Mới"}), by=person)
    name = f"item-{report.items.get().pk}.words"
    settle(later, choices={name: "file"}, by=person)

    with pytest.raises(ValidationError, match="vừa được sửa"):
        settle(older, choices={name: "file"}, by=person)

    assert words_of(report) == ["Mới"]


def test_words_for_a_task_that_left_the_plan_before_the_choice_are_kept_as_a_note():
    report = report_of(2)
    content = filled(issued(report), {"E2": "Tệp"})
    on_the_web(report, "Web")
    returned = handed_in(report, content, by=make_user())
    first = report.items.first()
    report.items.filter(pk=first.pk).update(is_orphaned=True, is_required=False)

    with pytest.raises(ValidationError, match="vừa được sửa"):
        settle(returned, choices={f"item-{first.pk}.words": "file"}, by=make_user())

    settled = settle(returned, choices={}, by=make_user())
    assert (settled.state, settled.conflicts) == ("unchanged", [])
    assert settled.notes == ["I.1, không còn trong kế hoạch: Tệp"]


def test_a_file_from_before_the_report_was_sent_and_returned_is_asked_about():
    report = report_of(1)
    content = filled(issued(report), {"E2": "Tệp"})
    bring(report, state="returned", words="Đã nộp")

    returned = handed_in(report, content, by=make_user())

    assert (returned.state, words_of(report)) == ("conflict", ["Đã nộp"])


def test_an_old_kind_of_file_is_kept_and_told_how_to_save_it():
    report = report_of(1)
    old = StoredFile.objects.count()

    returned = handed_in(report, open_sheet(), by=make_user())

    assert [one["rule"] for one in returned.problems] == [ANEW]
    assert (returned.file.name, StoredFile.objects.count()) == ("a.xlsx.ods", old + 1)


def open_sheet() -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", "<a/>")
    return stream.getvalue()
