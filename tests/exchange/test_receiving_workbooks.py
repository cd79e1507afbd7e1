"""A filled-in workbook comes in: written as a whole or not at all, and kept in either case."""

from hashlib import sha256

import pytest
from django.core.exceptions import ValidationError
from django.core.serializers import serialize

from nhipcau.documents.models import StoredFile
from nhipcau.exchange.models import ReturnedForm
from nhipcau.exchange.receiving import receive
from nhipcau.reports import lifecycle
from nhipcau.reports.models import ReportItem, ReportStep, UnitReport
from tests.factories.organisations import make_unit, make_user
from tests.factories.outputs import make_output
from tests.factories.plans import make_task
from tests.factories.refusals import codes_of
from tests.factories.reports import bring, lock, make_round, report_of
from tests.factories.workbooks import TEXTS, filled, issued

pytestmark = pytest.mark.django_db

FIELDS = ("words", "status", "is_nil", "nil_reason", "outside_number")


def rows_of(report: UnitReport) -> list[tuple[object, ...]]:
    return list(report.items.values_list(*FIELDS))


def everything() -> list[str]:
    """All rows of all reports, to the byte."""
    return [
        serialize("json", model.objects.all()) for model in (UnitReport, ReportItem, ReportStep)
    ]


def handed_in(report: UnitReport, content: bytes, *, name: str = "bao-cao.xlsx") -> ReturnedForm:
    return receive(report, content=content, name=name, by=make_user())


def original(returned: ReturnedForm) -> bytes:
    with returned.file.content.open("rb") as stream:
        return stream.read()


def rules_of(returned: ReturnedForm) -> list[tuple[str, str, str]]:
    """(cell, value, rule) of each problem."""
    return [(one["cell"], one["value"], one["rule"]) for one in returned.problems]


def test_what_was_filled_in_is_written():
    report = report_of(2)
    content = filled(
        filled(issued(report), {"E2": " Đã tổ chức\n", "F2": "Hoàn thành", "G3": "Có",
                                "H3": "Chưa có kinh phí"}),
        {"C2": "Đã ban hành kế hoạch"}, sheet=TEXTS,
    )  # fmt: skip

    returned = handed_in(report, content)

    assert (returned.state, returned.problems, returned.notes) == ("accepted", [], [])
    assert rows_of(report) == [
        ("Đã tổ chức", "done", False, "", ""),
        ("", "not_started", True, "Chưa có kinh phí", ""),
    ]
    report.refresh_from_db()
    written = (report.state, report.revision, report.steering)
    assert written == ("draft", 1, "Đã ban hành kế hoạch")
    assert list(report.writers.all()) == [returned.by]


def test_a_file_without_an_edit_changes_nothing():
    report = bring(report_of(3), state="draft")
    content, before = issued(report), everything()

    returned = handed_in(report, content)

    assert (returned.state, returned.notes, everything()) == ("unchanged", [], before)
    assert [(s.from_state, s.to_state) for s in returned.steps.all()] == [("", "unchanged")]


def test_a_renamed_file_is_known_all_the_same():
    report = report_of(1)
    content = filled(issued(report), {"E2": "Đã làm"})

    returned = handed_in(report, content, name="Copy of tài liệu (3)")

    assert (returned.state, returned.name) == ("accepted", "Copy of tài liệu (3).xlsx")


def test_the_original_is_kept_with_its_fingerprint_whatever_became_of_it():
    report = report_of(1)
    good = filled(issued(report), {"E2": "Đã làm"})
    bad = filled(issued(report), {"F2": "Xong"})

    kept = [handed_in(report, content) for content in (good, bad, good)]

    assert [one.state for one in kept] == ["accepted", "failed", "unchanged"]
    for returned, content in zip(kept, (good, bad, good), strict=True):
        assert original(returned) == content
        assert returned.sha256 == returned.file.sha256 == sha256(content).hexdigest()


def test_a_fault_in_the_last_row_leaves_the_report_as_it_was_to_the_byte():
    report = bring(report_of(4), state="draft")
    content = filled(issued(report), {"E2": "Mới", "E3": "Mới", "E5": "", "G5": "Có"})
    before = everything()

    returned = handed_in(report, content)

    assert rules_of(returned) == [("H5", "", "Ghi rõ lý do chưa phát sinh.")]
    assert (returned.state, everything()) == ("failed", before)


def test_several_faults_of_one_task_are_told_at_once():
    unit = make_unit()
    task = make_task(leads=(unit,))
    make_output(units=(unit,), tasks=(task,))
    report = make_round(plan=task.plan).reports.get()

    returned = handed_in(report, filled(issued(report), {"E2": "Đã làm", "F2": "Xong", "G2": "Có"}))

    assert [(cell, value) for cell, value, _rule in rules_of(returned)] == [
        ("F2", "Xong"), ("G2", "Có"), ("G2", "Có"), ("H2", ""),
    ]  # fmt: skip


def test_words_longer_than_a_report_takes_are_refused_as_on_the_web():
    report = report_of(1)
    content = filled(issued(report), {"E2": "a" * 20_001})

    returned = handed_in(report, content)

    rule = "Nội dung dài 20001 ký tự, quá 20000 ký tự; hãy viết gọn lại."
    assert [one["rule"] for one in returned.problems] == [rule]


@pytest.mark.parametrize("state", ["accepted", "submitted"])
def test_a_report_that_was_sent_takes_no_file_but_the_file_is_kept(state):
    report = report_of(1)
    content = filled(issued(report), {"E2": "Muộn"})
    bring(report, state=state)

    returned = handed_in(report, content)

    assert (returned.state, original(returned)) == ("failed", content)
    assert "nên không nhận thêm tệp; nếu cần sửa" in returned.problems[0]["rule"]


def test_a_locked_round_takes_no_file():
    report = report_of(1)
    content = filled(issued(report), {"E2": "Muộn"})
    lock(report.round)

    returned = handed_in(report, content)

    assert rules_of(returned) == [
        ("cả tệp", "", "Đợt báo cáo đã khóa số liệu, không sửa báo cáo được nữa.")
    ]


def test_failed_files_count_nowhere():
    report = report_of(1)
    handed_in(report, filled(issued(report), {"F2": "Xong", "E2": "Đã làm"}))

    assert lifecycle.completeness(report).filled == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Tệp rỗng"),
        (b"MZ\x90\x00 chuong trinh", "Tệp là chương trình"),
        (b"PK\x03\x04 hong", "Tệp bị hỏng"),
        (b"Noi dung bang chu", "không phải biểu mẫu Excel (.xlsx) hoặc Word (.docx)"),
    ],
)
def test_what_is_no_form_fails_in_one_sentence(content, said):
    returned = handed_in(report_of(1), content, name="bao-cao")

    assert (returned.state, len(returned.problems)) == ("failed", 1)
    assert said in returned.problems[0]["rule"]


def test_what_the_store_refuses_leaves_a_row_without_the_file():
    returned = handed_in(report_of(1), b"MZ\x90\x00", name="../bao-cao.exe")

    assert (returned.file, returned.name) == (None, "../bao-cao.exe")
    assert returned.sha256 == sha256(b"MZ\x90\x00").hexdigest()


def test_a_file_that_bears_a_stamp_is_neither_kept_nor_logged():
    report = report_of(1)
    content = filled(issued(report), {"E2": "TUYỆT MẬT"})

    with pytest.raises(ValidationError) as refused:
        handed_in(report, content)

    assert codes_of(refused) == {"secret"}
    assert (ReturnedForm.objects.count(), StoredFile.objects.exclude(name="").count()) == (0, 0)
