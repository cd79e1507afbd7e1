"""One form, three doors: the same answers by web, Excel or Word leave the same report."""

from collections.abc import Mapping
from dataclasses import asdict

import pytest
from django.core.exceptions import ValidationError
from hypothesis import event, given, settings
from hypothesis import strategies as st

from nhipcau.exchange.issuing import issue
from nhipcau.exchange.models import ReturnedForm
from nhipcau.exchange.receiving import receive
from nhipcau.reports.models import UnitReport
from nhipcau.reports.snapshots import GENERAL
from nhipcau.reports.writing import Entry, write
from tests.exchange.word_forms import STATUSES, answered, lines, texts
from tests.factories.organisations import make_user
from tests.factories.reports import report_of
from tests.factories.workbooks import TEXTS, filled

pytestmark = [pytest.mark.django_db, pytest.mark.once]

FIELDS = ("words", "status", "is_nil", "nil_reason", "outside_number")
COLUMNS = dict(zip(FIELDS, "EFGHI", strict=True))

status = st.sampled_from(sorted(STATUSES))
entries = st.one_of(
    st.builds(Entry, words=texts, status=status),
    st.builds(Entry, is_nil=st.just(True), nil_reason=texts, status=status),
    st.builds(Entry, outside_number=lines, status=status),
    st.builds(Entry, texts, st.booleans(), texts, status, lines),
)


def stored(report: UnitReport) -> tuple[list[object], list[object]]:
    items = report.items.order_by("task__position").values_list(*FIELDS)
    return list(items), list(UnitReport.objects.filter(pk=report.pk).values_list(*GENERAL))


def by_web(report: UnitReport, told: list[Entry], general: Mapping[str, str]) -> bool:
    """Whether the answers were taken."""
    given = dict(zip(report.items.values_list("pk", flat=True), told, strict=True))
    try:
        write(report, items=given, general=general, by=make_user())
    except ValidationError:
        return False
    return True


def by_excel(report: UnitReport, told: list[Entry], general: Mapping[str, str]) -> bool:
    cells = {
        f"{COLUMNS[name]}{row}": shown(name, value)
        for row, entry in enumerate(told, start=2)
        for name, value in asdict(entry).items()
    }
    content = issue(report, door="xlsx", by=make_user())[1]
    rows = {f"C{row}": general[name] for row, name in enumerate(GENERAL, start=2)}
    return came_in(report, filled(filled(content, cells), rows, sheet=TEXTS), "b.xlsx")


def shown(name: str, value: str | bool) -> str:
    if isinstance(value, bool):
        return "Có" if value else "Không"
    return STATUSES[value] if name == "status" else value


def by_word(report: UnitReport, told: list[Entry], general: Mapping[str, str]) -> bool:
    pks = report.items.values_list("pk", flat=True)
    given = dict(zip(pks, map(asdict, told), strict=True))
    content = issue(report, door="docx", by=make_user())[1]
    return came_in(report, answered(content, given, **general), "b.docx")


def came_in(report: UnitReport, content: bytes, name: str) -> bool:
    returned = receive(report, content=content, name=name, by=make_user())
    assert returned.state != ReturnedForm.State.CONFLICT
    return returned.state != ReturnedForm.State.FAILED


@settings(deadline=None, max_examples=15)
@given(
    st.lists(entries, min_size=2, max_size=2),
    st.fixed_dictionaries(dict.fromkeys(GENERAL, texts)),
)
def test_the_same_answers_leave_the_same_report_by_every_door(told, general):
    results = []
    for door in (by_web, by_excel, by_word):
        report = report_of(2)
        results.append((door(report, told, general), stored(report)))

    event("taken" if results[0][0] else "refused")
    assert results == [results[0]] * 3
