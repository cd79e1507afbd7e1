import pytest
from django.utils import timezone

from nhipcau.reports.models import UnitReport
from tests.factories.organisations import make_unit
from tests.factories.plans import make_plan, make_task
from tests.factories.reports import make_report

pytestmark = pytest.mark.django_db


def report_of(code: str, *, state: str) -> UnitReport:
    plan = make_task(plan=make_plan(), leads=(make_unit(code=code),)).plan
    return make_report(plan=plan, state=state)


def test_what_awaits_review_was_sent_in_a_round_that_is_still_open():
    later, first = (report_of(code, state="submitted") for code in ("sau", "truoc"))
    UnitReport.objects.filter(pk=first.pk).update(
        submitted_at=later.submitted_at.replace(year=2000)
    )
    report_of("nhap", state="draft")
    taken_back = report_of("rut", state="submitted").round.plan
    taken_back.withdrawn_at = timezone.now()
    taken_back.save()

    assert list(UnitReport.objects.awaiting_review()) == [first, later]
