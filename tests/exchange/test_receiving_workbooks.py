"""A filled-in workbook comes in: written as a whole or not at all, and kept in either case."""

import pytest
from django.core.exceptions import ValidationError

from nhipcau.exchange.receiving import receive
from nhipcau.exchange.settling import discard, settle
from nhipcau.reports import lifecycle
from nhipcau.reports.lifecycle import Entry
from nhipcau.reports.models import UnitReport
from tests.factories.organisations import make_user
from tests.factories.refusals import codes_by_field, codes_of
from tests.factories.reports import bring, entries, report_of
from tests.factories.workbooks import filled, issued

pytestmark = pytest.mark.django_db

ITEM = ("words", "status", "is_nil", "nil_reason", "outside_number")


def rows_of(report: UnitReport) -> list[tuple[object, ...]]:
    return list(report.items.values_list(*ITEM))


def handed_in(report: UnitReport, content: bytes, **fields):
    return receive(report, content=content, name="bao-cao.xlsx", by=make_user(), **fields)


def test_what_was_filled_in_is_written():
    report = report_of(2)
    content = filled(issued(report), {"E2": "Đã tổ chức", "F2": "Hoàn thành", "G3": "Có",
                                      "H3": "Chưa có kinh phí"})  # fmt: skip

    returned = handed_in(report, content)

    assert (returned.state, returned.problems, returned.notes) == ("accepted", [], [])
    assert rows_of(report) == [
        ("Đã tổ chức", "done", False, "", ""),
        ("", "not_started", True, "Chưa có kinh phí", ""),
    ]
    report.refresh_from_db()
    assert (report.state, report.revision) == ("draft", 1)


def test_a_file_without_an_edit_changes_nothing():
    report = bring(report_of(3), state="draft")
    before = list(UnitReport.objects.values()), rows_of(report), report.steps.count()

    returned = handed_in(report, issued(report))

    assert (returned.state, returned.notes) == ("unchanged", [])
    assert (list(UnitReport.objects.values()), rows_of(report), report.steps.count()) == before
    assert [(s.from_state, s.to_state) for s in returned.steps.all()] == [("", "unchanged")]
