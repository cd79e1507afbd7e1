"""Reliefs where they meet sending, sending back, locking, and a calendar that nobody ran."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from nhipcau.reports import lifecycle
from nhipcau.reports.locking import lock_round
from nhipcau.reports.models import LockedCount, UnitReport
from nhipcau.reports.reliefs import expire_reliefs, revoke
from nhipcau.reports.standing import Standing, standing
from tests.factories.organisations import make_user
from tests.factories.refusals import codes_of
from tests.factories.reliefs import granted
from tests.factories.reports import bring, lock, make_report, set_due

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


def due_in(days: int) -> UnitReport:
    report = make_report()
    set_due(report.round, TODAY + timedelta(days=days))
    return UnitReport.objects.get(pk=report.pk)


def again(report: UnitReport) -> UnitReport:
    return UnitReport.objects.get(pk=report.pk)


def waived_until_three_days_ago() -> UnitReport:
    """Due ten days ago; nobody ran the calendar since the waiver ended."""
    report = due_in(-10)
    waiver = granted(report, kind="waiver", until=TODAY)
    waiver.until = TODAY - timedelta(days=3)
    waiver.save()
    return again(report)


def test_a_waiver_that_is_over_stands_as_owed_before_and_after_the_calendar_saw_it():
    report = waived_until_three_days_ago()

    (before,) = standing(report.round, day=TODAY)
    expire_reliefs(day=TODAY)
    (after,) = standing(report.round, day=TODAY)

    seen = [(one.standing, one.days_late, one.is_chased, one.waiver) for one in (before, after)]
    assert seen == [(Standing.NOT_STARTED, 3, True, None)] * 2


def test_in_a_locked_round_a_waiver_stays_what_it_was_whatever_the_day():
    report = granted(due_in(1), kind="waiver", until=TODAY + timedelta(days=2)).report
    lock(report.round)

    (line,) = standing(report.round, day=TODAY + timedelta(days=300))

    assert line.standing == Standing.WAIVED


def test_who_sends_after_the_last_day_of_a_waiver_is_late_though_nobody_ran_the_calendar():
    report = bring(waived_until_three_days_ago(), state="submitted")

    assert (report.days_late, report.is_waived) == (3, False)


def test_a_waiver_that_is_over_is_no_reason_to_lock_without_the_report():
    report = waived_until_three_days_ago()

    with pytest.raises(ValidationError) as refused:
        lock_round(report.round, by=make_user())

    assert (codes_of(refused), LockedCount.objects.count()) == ({"not_accepted"}, 0)


def test_the_extension_under_which_a_report_was_sent_is_not_taken_back_when_it_returns():
    report = due_in(-10)
    extension = granted(report, until=TODAY - timedelta(days=3))
    report = bring(again(report), state="returned")

    with pytest.raises(ValidationError) as refused:
        revoke(extension, reason="Thôi", by=make_user())

    report = again(report)
    assert codes_of(refused) == {"used"}
    assert (report.days_late, report.due_on) == (3, TODAY - timedelta(days=3))


def test_an_extension_granted_after_the_return_may_be_taken_back_and_lateness_stays():
    report = bring(due_in(-10), state="returned")
    extension = granted(report, until=TODAY + timedelta(days=3))
    revoke(extension, reason="Nhầm đơn vị", by=make_user())

    report = lifecycle.submit(again(report), by=make_user(), standing_by="Số liệu đúng")

    assert (report.days_late, report.extended_due_on) == (10, None)
