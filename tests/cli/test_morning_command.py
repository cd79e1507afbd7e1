"""The work of a day from the command line, and by itself while the server runs."""

from datetime import date, datetime

import pytest
from django.utils import timezone

from nhipcau.cli import clockwork, main, morning_work
from nhipcau.notices.models import Notice
from nhipcau.organisations.models import Role
from nhipcau.organisations.working_days import load_calendar
from nhipcau.reports.models import Reminder
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_plan, make_task
from tests.factories.reports import make_round

pytestmark = pytest.mark.django_db

MONDAY = date(2024, 6, 17)


@pytest.fixture
def officer():
    unit = make_unit(name="Sở A")
    plan = make_task(plan=make_plan(), leads=(unit,)).plan
    make_round(plan=plan, index=2, opens_on=date(2024, 6, 3), due_on=date(2024, 6, 20))
    return make_user(role=Role.OFFICER, unit=unit)


def test_it_says_what_it_did_and_done_again_nothing_is_left(officer, capsys):
    load_calendar()

    codes = [main(["morning", "--day", "2024-06-17"]) for _ in range(2)]

    first, second = capsys.readouterr().out.split("Ngày 17/06/2024.")[1:]
    assert codes == [0, 0]
    assert "Nhắc báo cáo: 1 đơn vị, 1 thông báo." in first
    assert "Bản tổng hợp tuần: 1 người." in first
    assert "Nhắc báo cáo: 0 đơn vị, 0 thông báo." in second
    assert "Bản tổng hợp tuần: 0 người." in second
    assert {n.kind for n in Notice.objects.filter(user=officer)} == {"reminder", "digest"}


def test_it_says_that_the_holidays_of_the_year_are_not_entered():
    assert "Chưa có lịch nghỉ năm 2031" in "".join(morning_work.work(date(2031, 6, 17)))


def test_a_mail_that_cannot_go_out_is_told_and_the_rest_is_done(officer, settings):
    settings.NHIPCAU_MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    said = list(morning_work.work(MONDAY))

    assert said[-1].startswith("Thư: gửi được 0. Không nối được máy chủ thư")
    assert Reminder.objects.count() == 1


def test_a_day_that_is_none_is_refused(capsys):
    with pytest.raises(SystemExit):
        main(["morning", "--day", "31/02/2024"])

    assert "không phải ngày có thật" in capsys.readouterr().err


@pytest.mark.parametrize(("hour", "is_working"), [(6, False), (7, True), (23, True)])
def test_nobody_is_reminded_before_the_office_opens(monkeypatch, hour, is_working):
    zone = timezone.get_default_timezone()
    monkeypatch.setattr(timezone, "now", lambda: datetime(2024, 6, 17, hour, tzinfo=zone))

    assert bool(clockwork.work_if_time()) == is_working


def test_of_several_processes_one_works(tmp_path):
    first, second = clockwork.hold(tmp_path), clockwork.hold(tmp_path)

    first.close()

    third = clockwork.hold(tmp_path)
    assert (second, third is not None) == (None, True)
    third.close()
