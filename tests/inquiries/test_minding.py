"""Each morning those concerned hear what is due and what is late, once."""

from datetime import date

import pytest

from nhipcau.inquiries.minding import Minded, mind_inquiries
from nhipcau.organisations.models import Role
from tests.factories.inquiries import make_inquiry
from tests.factories.organisations import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make_user(role=Role.OFFICER)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2024, 6, 13), []),
        (date(2024, 6, 14), ["đến hạn"]),
        (date(2024, 6, 17), ["đến hạn"]),
        (date(2024, 6, 18), ["quá hạn"]),
    ],
)
def test_the_unit_hears_on_the_working_day_before_and_when_it_is_late(officer, day, told):
    make_inquiry(unit=officer.appointments.get().unit)
    officer.notices.all().delete()

    mind_inquiries(day=day)

    subjects = [notice.subject for notice in officer.notices.all()]
    assert [words in said for words, said in zip(told, subjects, strict=True)] == [True] * len(told)


def test_the_focal_officer_hears_of_what_is_late_too():
    focal = make_user(role=Role.FOCAL)
    make_inquiry()
    focal.notices.all().delete()

    mind_inquiries(day=date(2024, 6, 18))

    assert focal.notices.count() == 1


def test_the_second_morning_finds_nothing_left_to_do(officer):
    make_inquiry(unit=officer.appointments.get().unit)

    runs = [mind_inquiries(day=date(2024, 6, 18)) for _again in range(2)]

    assert runs == [Minded(late=1, told=1), Minded(late=1)]
