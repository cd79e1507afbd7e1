"""Old work as today's offices would tell it: counted once, never mixed into reports."""

from datetime import date, timedelta

import pytest

from nhipcau.organisations.models import Succession
from nhipcau.organisations.naming import end_unit
from nhipcau.succession.todays_structure import todays_structure
from tests.factories.organisations import make_unit
from tests.factories.outputs import make_output
from tests.factories.plans import make_task

pytestmark = pytest.mark.django_db

DAY = date(2025, 3, 1)
YEAR = (date(2024, 1, 1), date(2024, 12, 31))


def handed(old, new, scope=""):
    if old.valid_to is None:
        end_unit(old, last_day=DAY - timedelta(days=1), by=None)
        old.refresh_from_db()
    Succession.objects.create(predecessor=old, successor=new, scope=scope, effective_on=DAY)


def lines(which, day=DAY):
    return [(line.unit, line.count, line.is_ended) for line in getattr(
        todays_structure(*YEAR, day=day), which
    )]  # fmt: skip


def test_a_merger_unites_distinct_outputs():
    one, other, new = (make_unit(position=n) for n in (1, 2, 3))
    make_output(units=(one, other))
    make_output(title="Hội nghị", units=(one,))
    handed(one, new)
    handed(other, new)

    assert lines("now") == [(new, 2, False)]
    assert lines("then") == [(one, 2, True), (other, 1, True)]
    assert todays_structure(*YEAR, day=DAY).total == 2


def test_divided_work_goes_with_who_leads_the_task_now():
    old, press, science = (make_unit(position=n) for n in (1, 2, 3))
    tasks = [make_task(leads=(lead,)) for lead in (press, science)]
    for task in tasks:
        make_output(title=f"Tin {task.pk}", units=(old,), tasks=(task,))
    make_output(title="Không gắn nhiệm vụ", units=(old,))
    handed(old, press, "báo chí")
    handed(old, science, "chuyển đổi số")

    assert lines("now") == [(old, 1, True), (press, 1, False), (science, 1, False)]


def test_before_the_day_of_the_change_everything_is_as_it_was():
    old, new = make_unit(), make_unit()
    make_output(units=(old,))
    handed(old, new)

    assert lines("now", DAY - timedelta(days=1)) == [(old, 1, False)]


def test_the_price_is_the_same_for_one_body_and_for_many(django_assert_num_queries):
    for number in range(30):
        old, new = make_unit(), make_unit()
        make_output(title=f"Tin {number}", units=(old,))
        handed(old, new)

    with django_assert_num_queries(8):
        todays_structure(*YEAR, day=DAY)
