"""Reminders are given once, to the right people, and leave every report as it is."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from nhipcau.notices.models import Notice
from nhipcau.organisations.models import Role
from nhipcau.organisations.working_days import load_calendar
from nhipcau.reports.models import Relief, Reminder, ReportItem, ReportRound, ReportStep, UnitReport
from nhipcau.reports.reminding.giving import Reminded, give_reminders, remind_now
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_plan, make_task
from tests.factories.refusals import codes_of
from tests.factories.reports import bring, lock, make_round

pytestmark = pytest.mark.django_db

DUE = date(2024, 6, 20)  # a Thursday
EVERY_RUNG = [-15, -7, -3, -1, 1, 3, 7]


def round_of(units: int = 1, **fields) -> ReportRound:
    """Open from 1 May, due on DUE, without the people of its units."""
    plan = make_plan()
    for _ in range(units):
        make_task(plan=plan, leads=(make_unit(),))
    days = {"opens_on": date(2024, 5, 1), "due_on": DUE}
    return make_round(plan=plan, index=2, **days | fields)


def staffed(report: UnitReport, role: str = Role.OFFICER):
    return make_user(role=role, unit=report.unit)


def rungs(**which) -> list[int]:
    return list(Reminder.objects.filter(**which).order_by("pk").values_list("rung", flat=True))


def live(first: date, last: date, times: int = 1) -> None:
    for n in range((last - first).days + 1):
        for _ in range(times):
            give_reminders(day=first + timedelta(n))


def dump() -> list[list[dict]]:
    """Every row of reports and of what hangs on them, but for the ledger."""
    return [list(m.objects.order_by("pk").values()) for m in (
        UnitReport, ReportItem, ReportStep, ReportRound, Relief)]  # fmt: skip


@pytest.mark.parametrize(
    ("times", "given"),
    [
        pytest.param(0, [], marks=pytest.mark.once),
        pytest.param(1, EVERY_RUNG, marks=pytest.mark.once),
        (3, EVERY_RUNG),
    ],
)
def test_over_a_whole_year_each_rung_is_given_once(times, given):
    report = round_of().reports.get()
    officer = staffed(report)

    live(date(2024, 1, 1), date(2024, 12, 31), times)

    assert rungs() == given
    assert officer.notices.filter(kind="reminder").count() == len(given)


@pytest.mark.once
def test_a_year_in_which_the_calendar_stood_still_for_ten_days():
    load_calendar()
    round_of()

    live(date(2024, 1, 1), date(2024, 6, 11))
    live(date(2024, 6, 22), date(2024, 12, 31))

    rows = Reminder.objects.order_by("pk").values_list("on", "rung", "skipped")
    assert list(rows) == [
        (date(2024, 6, 5), -15, []),
        (date(2024, 6, 24), 3, [-7, -3, -1, 1]),
        (date(2024, 6, 27), 7, []),
    ]


def test_officers_and_heads_of_that_day_are_told_and_nobody_else():
    report = round_of().reports.get()
    told = [staffed(report), staffed(report, Role.HEAD)]
    make_user(role=Role.OFFICER)
    make_user(role=Role.OFFICER, unit=report.unit, valid_to=DUE - timedelta(4))
    make_user(role=Role.OFFICER, unit=report.unit, is_active=False)
    make_user(role=Role.LEADER)

    given = give_reminders(day=DUE - timedelta(3))

    assert given == Reminded(1, 2)
    assert {n.user for n in Notice.objects.all()} == set(told)
    assert {n.subject for n in Notice.objects.all()} == {
        "Quý II năm 2024: còn 3 ngày đến hạn nộp báo cáo (20/06/2024)"
    }


def test_a_unit_without_people_is_named():
    report = round_of().reports.get()

    assert give_reminders(day=DUE) == Reminded(1, 0, (report.unit_name,))


def test_the_last_rung_goes_to_the_leaders_too_all_units_in_one_notice():
    round_of(2)
    leader = make_user(role=Role.LEADER)

    live(DUE - timedelta(20), DUE + timedelta(20))

    notice = leader.notices.get()
    assert (notice.kind, notice.body.count("chậm 7 ngày")) == ("late_units", 2)


def test_a_ladder_that_ends_before_the_due_day_never_reaches_the_leaders():
    round = round_of()
    round.reminder_days = [-3, -1]
    round.save()
    leader = make_user(role=Role.LEADER)

    live(DUE - timedelta(20), DUE + timedelta(20))

    assert (rungs(), leader.notices.count()) == ([-3, -1], 0)


@pytest.mark.parametrize("state", ["submitted", "accepted"])
def test_who_has_sent_is_left_in_peace(state):
    bring(round_of().reports.get(), state=state)

    assert give_reminders(day=DUE + timedelta(1)) == Reminded()


def test_sent_back_is_owed_again():
    bring(round_of().reports.get(), state="returned")

    give_reminders(day=DUE + timedelta(1))

    assert rungs() == [1]


def test_waived_locked_and_withdrawn_rounds_are_silent():
    waived, locked, withdrawn = round_of(), round_of(), round_of()
    waived.reports.update(is_waived=True)
    lock(locked)
    withdrawn.plan.withdrawn_at = "2024-06-01T00:00Z"
    withdrawn.plan.save()

    assert give_reminders(day=DUE) == Reminded()


def test_a_unit_of_which_nothing_is_required_is_not_reminded():
    helper = make_unit()
    task = make_task(leads=(make_unit(),), coordinating=(helper,))
    make_round(plan=task.plan, index=2, opens_on=date(2024, 5, 1), due_on=DUE)

    give_reminders(day=DUE)

    assert rungs(report__unit=helper) == []
    assert len(rungs()) == 1


def test_a_new_due_day_begins_the_ladder_again():
    report = round_of().reports.get()
    live(DUE - timedelta(7), DUE + timedelta(1))
    UnitReport.objects.update(extended_due_on=DUE + timedelta(14))

    live(DUE + timedelta(4), DUE + timedelta(14))

    assert rungs(due_on=DUE) == [-7, -3, -1, 1]
    assert rungs(due_on=report.due_on + timedelta(14)) == [-15, -7, -3, -1]


def test_no_report_is_changed_whatever_the_calendar_does():
    round = round_of(4)
    first, second, third, _fourth = round.reports.all()
    for report, state in ((first, "submitted"), (second, "accepted"), (third, "returned")):
        bring(report, state=state)
    before = dump()

    live(DUE - timedelta(20), DUE + timedelta(20))

    assert (dump(), Reminder.objects.count()) == (before, 14)


@pytest.mark.parametrize("units", [1, 30])
def test_the_price_does_not_follow_the_number_of_units(units, django_assert_max_num_queries):
    for report in round_of(units).reports.all():
        staffed(report)

    with django_assert_max_num_queries(14):
        give_reminders(day=DUE)


def test_a_person_reminds_chosen_units_in_words_of_their_own():
    first, second = round_of(2).reports.all()
    officer, focal = staffed(first), make_user(full_name="Trần Đầu Mối")

    given = remind_now([first], text="Đề nghị gửi trước 16 giờ.", day=DUE, by=focal)

    assert given == Reminded(1, 1)
    step = first.steps.get()
    assert (step.reason, step.by, step.from_state) == (
        "Đôn đốc: Đề nghị gửi trước 16 giờ.", focal, step.to_state
    )  # fmt: skip
    assert "Người nhắc: Trần Đầu Mối" in officer.notices.get().body
    assert (second.steps.count(), Reminder.objects.count()) == (0, 0)


def test_nobody_is_reminded_of_what_was_sent_and_none_of_the_others_then():
    first, second = round_of(2).reports.all()
    bring(first, state="submitted")

    with pytest.raises(ValidationError, match=first.unit_name) as refused:
        remind_now([first, second], text="Nhắc", day=DUE, by=make_user())

    assert (codes_of(refused), second.steps.count()) == ({"settled"}, 0)


@pytest.mark.parametrize(("count", "text", "code"), [(0, "Nhắc", "nobody"), (1, " ", "text")])
def test_reminding_takes_a_unit_and_words(count, text, code):
    chosen = round_of().reports.all()[:count]

    with pytest.raises(ValidationError) as refused:
        remind_now(chosen, text=text, day=DUE, by=make_user())

    assert codes_of(refused) == {code}
