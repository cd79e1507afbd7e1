"""What is typed into a report outlives a closed page and a broken line, until it is saved."""

import pytest
from playwright.sync_api import Error, expect

from nhipcau.organisations.models import Unit
from nhipcau.reports.models import UnitReport
from tests.factories.plans import make_plan, make_task
from tests.factories.reports import make_round
from tests.journeys.office import Office

pytestmark = [pytest.mark.journey, pytest.mark.once, pytest.mark.django_db(transaction=True)]

OFFER = "Máy này còn giữ nội dung soạn dở chưa lưu lên hệ thống."
RESTORE = "Lấy lại nội dung soạn dở"


@pytest.fixture
def report(office: Office) -> UnitReport:
    plan = make_plan()
    make_task(plan=plan, leads=(Unit.objects.get(code="so-ngv"),))
    return make_round(plan=plan).reports.get()


def types(office: Office, words: str) -> None:
    office.page.locator("textarea[name=proposals]").fill(words)


def stands(office: Office, words: str) -> None:
    expect(office.page.locator("textarea[name=proposals]")).to_have_value(words)


def test_no_keystroke_is_lost_until_it_is_saved(office: Office, report: UnitReport):
    office.sits("canbo.ngoaivu")
    form = f"/lam-viec/bao-cao/{report.pk}/soan/"
    office.open(form)
    types(office, "Bổ sung kinh phí")
    office.open(form)
    office.shows(OFFER)
    office.presses(RESTORE)
    stands(office, "Bổ sung kinh phí")

    office.page.context.set_offline(True)
    types(office, "Bổ sung kinh phí và biên chế")
    with pytest.raises(Error):
        office.page.goto(f"{office.address}{form}")
    office.page.context.set_offline(False)
    office.open(form)
    office.presses(RESTORE)
    office.presses("Lưu")

    stands(office, "Bổ sung kinh phí và biên chế")
    expect(office.page.get_by_text(OFFER)).to_be_hidden()
    report.refresh_from_db()
    assert report.proposals == "Bổ sung kinh phí và biên chế"
    office.page.wait_for_function("localStorage.length === 0")
