"""The work of a morning, done late, twice and years on, against reports that were sent."""

from datetime import date

import pytest

from nhipcau.cli.morning_work import work
from nhipcau.reports.models import ReportItem, UnitReport
from nhipcau.reports.prefilling import prefill, prefill_round
from nhipcau.reports.rounds import rebuild_round
from tests.factories.organisations import make_unit, make_user
from tests.factories.outputs import make_output
from tests.factories.plans import make_plan, make_task
from tests.factories.reorganisations import whole_database
from tests.factories.reports import bring, lock, make_round

pytestmark = pytest.mark.django_db

DAYS = (date(2024, 3, 20), date(2025, 12, 31), date(2027, 1, 4))


def busy_round():
    """A report submitted, one accepted, one being written; something done since for each."""
    plan = make_plan()
    tasks = [make_task(plan=plan, leads=(make_unit(),)) for _ in range(3)]
    round = make_round(plan=plan)
    for report, state in zip(round.reports.all(), ("submitted", "accepted", "draft"), strict=True):
        bring(report, state=state)
        make_user(unit=report.unit, role="officer")
    for task in tasks:
        make_output(units=(task.responsibilities.get().unit,), tasks=(task,))
    return round


def sent(round):
    reports = UnitReport.objects.filter(round=round, state__in=("submitted", "accepted"))
    return [*reports.values(), *ReportItem.objects.filter(report__in=reports).values()]


def test_reports_that_were_sent_stay_as_they_are():
    round, by = busy_round(), make_user()
    before = sent(round)

    for day in [*DAYS, *DAYS]:
        list(work(day))
        for report in round.reports.all():
            prefill(report)
        rebuild_round(round, by=by)

    assert sent(round) == before


def test_nothing_of_the_database_moves_once_the_round_is_locked():
    round = lock(busy_round())
    before = whole_database()

    for day in DAYS:
        list(work(day))
        prefill_round(round)
        for report in round.reports.all():
            prefill(report)

    assert whole_database() == before
