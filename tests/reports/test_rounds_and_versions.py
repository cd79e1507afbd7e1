"""Rounds and the versions of their plan: open ones follow, closed ones keep what was in force."""

from datetime import date

import pytest

from nhipcau.reports import lifecycle
from nhipcau.reports.consolidation import draft_consolidation
from nhipcau.reports.locking import lock_round
from nhipcau.reports.models import ReportItem, RoundStep
from nhipcau.reports.rounds import rebuild_round
from nhipcau.reports.writing import Entry
from tests.factories.organisations import make_user
from tests.factories.reports import bring, make_round
from tests.plans.amending.plan_kit import applied, draft, small_plan

pytestmark = pytest.mark.django_db

FIRST_DAY = date(2024, 3, 10)  # the second quarter is counted from 15 March


def without_welcome(plan):
    amendment = draft(plan, ("remove", "Đón đoàn", {}), ("change", "Hội chợ", {"timing": "Quý II"}))
    return applied(amendment, in_force_from=FIRST_DAY, issued_on=FIRST_DAY)


def test_a_round_is_opened_for_the_version_of_that_day():
    plan = small_plan()
    without_welcome(plan)
    plan.refresh_from_db()

    assert make_round(plan=plan, index=2).plan_version == 2


def test_an_open_round_follows_when_it_is_rebuilt_and_typed_words_stay():
    plan = small_plan()
    round, by = make_round(plan=plan, index=2), make_user()
    gone = plan.tasks.get(title="Đón đoàn")
    report = round.reports.get(unit__name="Sở Du lịch")
    item = report.items.get(task=gone)
    lifecycle.write(report, items={item.pk: Entry(words="Đã đón 3 đoàn")}, by=by)

    without_welcome(plan)
    rebuild_round(round, by=by, reason="Theo điều chỉnh")
    round.refresh_from_db()

    item.refresh_from_db()
    assert (round.plan_version, item.is_orphaned, item.words) == (2, True, "Đã đón 3 đoàn")
    assert RoundStep.objects.last().changes["plan_version"] == [1, 2]


def test_a_locked_round_keeps_pointing_at_the_version_then_in_force():
    plan = small_plan()
    round = make_round(plan=plan, index=1)
    for report in round.reports.all():
        bring(report, state="accepted")
    lock_round(round, by=make_user())
    asked = set(ReportItem.objects.filter(report__round=round).values_list("task__title"))

    without_welcome(plan)
    round.refresh_from_db()

    kept = plan.versions.get(number=round.plan_version)
    assert (round.plan_version, {(row["title"],) for row in kept.rows}) == (1, asked)
    assert not ReportItem.objects.filter(report__round=round, is_orphaned=True).exists()


def test_a_report_on_a_closed_period_prints_the_words_then_in_force():
    plan = small_plan()
    round = make_round(plan=plan, index=1)

    changes = (("remove", "Đón đoàn", {}), ("change", "Hội chợ", {"title": "Hội chợ biển"}))
    applied(draft(plan, *changes), in_force_from=FIRST_DAY, issued_on=FIRST_DAY)

    def printed(round):
        content = draft_consolidation(round, day=date(2024, 7, 1), by=make_user()).content
        return [(task["code"], task["title"]) for g in content["groups"] for task in g["tasks"]]

    plan.refresh_from_db()
    later = make_round(plan=plan, index=2)
    assert printed(round) == [("I.1", "Hội chợ"), ("I.2", "Đón đoàn"), ("II.1", "Làm phim")]
    assert printed(later) == [("I.1", "Hội chợ biển"), ("II.1", "Làm phim")]
