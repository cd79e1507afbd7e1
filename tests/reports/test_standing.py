"""Who has reported and who has not."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from nhipcau.reports import lifecycle
from nhipcau.reports.lifecycle import Entry
from nhipcau.reports.standing import Standing, not_reported, standing, submitted_late
from tests.factories.organisations import make_unit, make_user
from tests.factories.outputs import make_output
from tests.factories.plans import make_plan, make_task
from tests.factories.reports import bring, make_round, set_due

pytestmark = pytest.mark.django_db

STATES = ("not_started", "draft", "submitted", "returned", "accepted")


def round_of(units: int, *, tasks: int = 1, coordinating: tuple = ()):
    plan, leads = make_plan(), tuple(make_unit(code=f"dv-{n}") for n in range(units))
    for _ in range(tasks):
        make_task(plan=plan, leads=leads, coordinating=coordinating)
    return make_round(plan=plan)


def test_every_state_has_its_line_the_most_urgent_first():
    round = round_of(5, coordinating=(make_unit(code="phoi-hop"),))
    for report, state in zip(round.reports.order_by("unit__code"), STATES, strict=False):
        bring(report, state=state)

    lines = standing(round, day=date(2024, 3, 1))

    assert [(line.report.unit.code, line.standing) for line in lines] == [
        ("dv-3", Standing.RETURNED),
        ("dv-0", Standing.NOT_STARTED),
        ("dv-1", Standing.READY),
        ("phoi-hop", Standing.OPTIONAL),
        ("dv-2", Standing.SUBMITTED),
        ("dv-4", Standing.ACCEPTED),
    ]
    assert [line.report.unit.code for line in not_reported(lines)] == ["dv-3", "dv-0", "dv-1"]
    assert lines[0].returned_reason == "Thiếu minh chứng"


def test_a_half_filled_report_is_in_the_list_with_its_n_of_m():
    round = round_of(1, tasks=3)
    report = round.reports.get()
    first = report.items.first()
    lifecycle.write(report, items={first.pk: Entry(words="a")}, by=make_user())

    (line,) = not_reported(standing(round, day=date(2024, 3, 1)))

    assert (line.standing, line.filled, line.required) == (Standing.PARTLY, 1, 3)


def test_outputs_make_a_report_ready_although_nobody_opened_it():
    unit = make_unit()
    task = make_task(leads=(unit,))
    make_output(units=(unit,), tasks=(task,))

    (line,) = standing(make_round(plan=task.plan), day=date(2024, 3, 1))

    assert (line.standing, line.filled, line.report.state) == (Standing.READY, 1, "not_started")


@pytest.mark.parametrize(
    ("after_due", "days_late", "is_chased"),
    [(0, 0, False), (1, 1, False), (2, 2, False), (3, 3, True)],
)
def test_an_unsent_report_is_late_after_the_due_day_and_chased_after_the_grace(
    after_due, days_late, is_chased
):
    round = round_of(1)
    round.grace_days = 2
    round.save()

    (line,) = standing(round, day=round.due_on + timedelta(days=after_due))

    assert (line.days_late, line.is_chased) == (days_late, is_chased)


def test_sent_late_is_told_with_its_days_on_any_later_day():
    round = set_due(round_of(2), timezone.localdate() - timedelta(days=4))
    late, _ = round.reports.order_by("unit__code")
    bring(late, state="accepted")

    lines = standing(round, day=timezone.localdate() + timedelta(days=100))

    assert [(line.report, line.days_late) for line in submitted_late(lines)] == [(late, 4)]


def test_a_report_in_which_nothing_happened_is_marked():
    round = round_of(1, tasks=2)
    report, officer = round.reports.get(), make_user()
    nil = Entry(is_nil=True, nil_reason="Chưa có")
    report = lifecycle.write(
        report, items=dict.fromkeys(report.items.values_list("pk", flat=True), nil), by=officer
    )
    lifecycle.submit(report, by=officer)

    (line,) = standing(round, day=date(2024, 3, 1))

    assert (line.is_nil, line.standing, line.filled) == (True, Standing.SUBMITTED, 2)


@pytest.mark.parametrize("units", [1, 30])
def test_the_number_of_queries_does_not_follow_the_number_of_units(
    units, django_assert_num_queries
):
    round = round_of(units)
    bring(round.reports.first(), state="returned")

    with django_assert_num_queries(2):
        lines = standing(round, day=date(2024, 3, 1))
        assert len([line.report.unit.name for line in lines]) == units
