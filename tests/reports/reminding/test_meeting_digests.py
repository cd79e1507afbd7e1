"""The weekly digest counts as waiting only what can still be decided."""

from datetime import date, timedelta

import pytest

from nhipcau.notices.models import Notice
from nhipcau.reports.reminding.digesting import give_digests
from tests.factories.organisations import make_user
from tests.factories.reliefs import make_relief
from tests.factories.reports import bring, lock, make_report

pytestmark = pytest.mark.django_db

MONDAY = date(2024, 6, 17)


def test_a_request_overtaken_by_the_lock_of_its_round_waits_for_nobody():
    make_user(role="focal")
    lock(make_relief(make_report()).report.round)

    assert (give_digests(day=MONDAY), Notice.objects.count()) == (0, 0)


def test_nor_does_one_whose_report_was_sent_meanwhile():
    report = make_report()
    make_relief(report)
    bring(report, state="accepted")
    make_user(role="focal")

    assert give_digests(day=MONDAY + timedelta(days=7)) == 0
