"""The same answers through the web and through a file give the same rows, or the same refusal."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.exchange.doors import STATUSES
from nhipcau.exchange.receiving import receive
from nhipcau.plans.models import Task
from nhipcau.reports import lifecycle
from nhipcau.reports.lifecycle import Entry
from nhipcau.reports.models import UnitReport
from nhipcau.reports.snapshots import GENERAL
from tests.factories.organisations import make_user
from tests.factories.reports import report_of
from tests.factories.workbooks import COLUMNS, TEXTS, filled, issued

TASKS = 4
TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\r"), max_size=30
) | st.sampled_from(["=1+1", "+84", "-", "@a", "  ", "Đã làm\nhai đợt", "_x000A_", "a\u0301"])
NUMBERS = st.sampled_from(["", "15/BC-SDL", " 7-BC/TU ngày 5/6/2024 ", "không phải số"])
ENTRIES = st.builds(
    Entry,
    words=TEXT,
    is_nil=st.booleans(),
    nil_reason=TEXT,
    status=st.sampled_from(sorted(Task.Status.values)),
    outside_number=NUMBERS,
)
ROWS = ("words", "is_nil", "nil_reason", "status", "outside_number")


def stored(report: UnitReport) -> tuple[object, ...]:
    report = UnitReport.objects.get(pk=report.pk)
    texts = [getattr(report, name) for name in GENERAL]
    return list(report.items.values_list(*ROWS)), texts, report.state


def typed_in(entry: Entry, row: int) -> dict[str, object]:
    told = {name: getattr(entry, name) for name in COLUMNS}
    told |= {"status": STATUSES[entry.status], "is_nil": "Có" if entry.is_nil else ""}
    return {f"{letter}{row}": told[name] for name, letter in COLUMNS.items()}


def through_the_web(report: UnitReport, entries: list[Entry], texts: list[str]) -> bool:
    items = dict(zip(report.items.values_list("pk", flat=True), entries, strict=True))
    general = dict(zip(GENERAL, texts, strict=True))
    try:
        lifecycle.write(report, items=items, general=general, by=make_user())
    except ValidationError:
        return False
    return True


def through_a_workbook(report: UnitReport, entries: list[Entry], texts: list[str]) -> bool:
    cells = {}
    for row, entry in enumerate(entries, start=2):
        cells |= typed_in(entry, row)
    general = {f"C{row}": text for row, text in enumerate(texts, start=2)}
    content = filled_as_text(filled_as_text(issued(report), cells), general, sheet=TEXTS)
    return receive(report, content=content, name="a.xlsx", by=make_user()).state != "failed"


def filled_as_text(content: bytes, cells: dict[str, object], **where: str) -> bytes:
    """As Excel keeps what is typed into a cell of the format "text"."""
    return filled(content, cells, as_text=True, **where)


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    entries=st.lists(ENTRIES, min_size=TASKS, max_size=TASKS),
    texts=st.lists(TEXT, min_size=len(GENERAL), max_size=len(GENERAL)),
)
def test_web_and_workbook_store_the_same(entries, texts):
    on_the_web, in_a_file = report_of(TASKS), report_of(TASKS)

    taken = through_the_web(on_the_web, entries, texts)

    assert through_a_workbook(in_a_file, entries, texts) == taken
    assert stored(in_a_file) == stored(on_the_web)
