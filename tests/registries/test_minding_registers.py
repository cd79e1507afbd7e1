"""The morning of the registers: words in time, once, to the right people."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.notices.models import Notice
from nhipcau.organisations.models import Role
from nhipcau.registries import keeping
from nhipcau.registries.minding import _reached, mind_registers
from nhipcau.registries.models import Clock
from nhipcau.registries.rules import rules
from tests.factories.organisations import make_unit, make_user
from tests.factories.registries import make_entry

pytestmark = pytest.mark.django_db
DUE = date(2024, 5, 24)


@pytest.fixture
def waiting():
    """A delegation whose report is due on 24 May, kept by a unit with one officer."""
    unit = make_unit()
    officer = make_user(role=Role.OFFICER, unit=unit)
    row = make_entry(unit=unit, by=officer)
    decided = {"decision_number": "1/QĐ-UBND", "decided_on": date(2024, 4, 20)}
    keeping.move(row, to="approved", values=decided, by=officer)
    return row, officer


def heard(user):
    return list(Notice.objects.filter(user=user).order_by("pk").values_list("subject", flat=True))


def test_those_who_keep_it_hear_before_the_last_day_and_once(waiting):
    row, officer = waiting

    for day in (date(2024, 5, 18), date(2024, 5, 19), date(2024, 5, 20)):
        mind_registers(day=day)

    assert heard(officer) == [f"Báo cáo kết quả đoàn đến hạn 24/05/2024: {row.title}"]


def test_once_late_the_focal_officer_hears_too(waiting):
    row, officer = waiting
    focal = make_user(role=Role.FOCAL)

    minded = mind_registers(day=DUE + timedelta(days=1))

    late = f"Báo cáo kết quả đoàn quá hạn 24/05/2024: {row.title}"
    assert (heard(officer), heard(focal), minded.late) == ([late], [late], 1)


def test_what_is_done_is_not_told(waiting):
    row, officer = waiting
    keeping.strike(row, reason="Nhập nhầm.", by=officer)

    assert (mind_registers(day=DUE).told, heard(officer)) == (0, [])


@given(left=st.integers(-400, 400))
def test_the_closest_threshold_is_the_one_that_is_told(left):
    clock = Clock(code="delegation_report", due_on=DUE)
    thresholds = rules()["delegation_report"].remind

    reached = _reached(clock, DUE - timedelta(days=left))

    wanted = min((days for days in thresholds if 0 <= left <= days), default=None)
    assert reached == ("late" if left < 0 else None if wanted is None else str(wanted))


def test_a_rule_names_its_law_unless_it_is_our_own():
    confidences = {rule.confidence for rule in rules().values()}
    lawless = {rule.confidence for rule in rules().values() if not rule.law}

    assert confidences <= {"read", "summary", "ours"}
    assert lawless <= {"ours"}
