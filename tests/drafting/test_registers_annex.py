"""The annex of the registers: what counted in the window, register by register, by name."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document

from nhipcau.drafting.decree30.build import build
from nhipcau.drafting.decree30.checking.check import check
from nhipcau.drafting.decree30.document import Para
from nhipcau.drafting.letterheads import of_province
from nhipcau.drafting.registers_annex import registers_annexes
from nhipcau.drafting.reporting import compose, draft_report
from nhipcau.registries import keeping
from nhipcau.registries.models import Register
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_plan, make_task
from tests.factories.registries import make_entry
from tests.factories.reports import make_round
from tests.registries.test_keeping import received

pytestmark = pytest.mark.django_db
DAY = date(2024, 7, 2)


def drafted():
    plan = make_plan()
    make_task(plan=plan, leads=(make_unit(),))
    return draft_report(make_round(plan=plan, index=2), by=make_user(), day=DAY).consolidation


def test_a_delegation_that_counted_stands_in_the_report_of_its_quarter():
    row = received(title="Đoàn Izumisano thăm tỉnh")

    report = drafted()
    data = build(compose(report, of_province(report.round.plan, day=DAY), day=DAY))

    table = Document(BytesIO(data)).tables[-1]
    lines = [[cell.text for cell in line.cells] for line in table.rows]
    label = row.unit.label
    assert lines[1] == ["1", "06/05/2024", "Đoàn Izumisano thăm tỉnh", "Nhật Bản", label, "8 người"]
    assert [found.rule for found in check(data).failed] == ["place_date"]


def test_what_was_taken_back_or_lies_outside_the_window_is_not_there():
    row = received()
    keeping.move(row, to="approved", reason="Ghi nhầm.", by=make_user())

    assert "registers" not in drafted().content


def test_investors_are_a_number_without_names():
    make_entry(Register.INVESTOR, title="Công ty Ánh Dương")
    entry = {"register": "investor", "label": "Nhà đầu tư", "count": 1, "rows": []}

    (annex,) = registers_annexes({"registers": [entry]})

    assert annex.blocks == (Para("Nhà đầu tư: 1."),)


def test_a_version_for_the_public_has_no_such_annex():
    entry = {"register": "case", "label": "Vụ việc", "count": 1, "rows": []}

    assert registers_annexes({"registers": [entry]}, for_public=True) == ()
