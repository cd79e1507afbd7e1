"""Rows for tests: reliefs asked for and granted with the verbs of the office."""

from datetime import date, timedelta

from nhipcau.organisations.models import User
from nhipcau.reports.models import Relief, UnitReport
from nhipcau.reports.reliefs import ask_relief, grant
from tests.factories.organisations import make_user
from tests.factories.reports import make_report


def make_relief(
    report: UnitReport | None = None,
    *,
    kind: str = "extension",
    until: date | None = None,
    by: User | None = None,
    **fields: object,
) -> Relief:
    """A request that waits: five more days, or a waiver, of a report not begun."""
    report = report or make_report()
    if kind == "extension" and until is None:
        until = report.due_on + timedelta(days=5)
    values = {"reason": "Đang sắp xếp bộ máy", "document_number": "15/CV-SDL"} | fields
    return ask_relief(report, kind=kind, until=until, by=by or make_user(), **values)


def granted(report: UnitReport | None = None, **fields: object) -> Relief:
    """The same, agreed to by another person."""
    return grant(make_relief(report, **fields), by=make_user())
