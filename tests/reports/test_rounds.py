"""Opening a round, and changing its days."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from nhipcau.organisations.models import UnitName
from nhipcau.organisations.working_days import load_calendar
from nhipcau.reports.models import ReportRound
from nhipcau.reports.rounds import (
    Days,
    open_round,
    revise_round,
    usual_days,
)
from tests.factories.organisations import make_group, make_unit, make_user
from tests.factories.outputs import make_output
from tests.factories.plans import make_plan, make_task
from tests.factories.reports import make_round

pytestmark = pytest.mark.django_db


def asked(round: ReportRound) -> dict[str, list[tuple[str, bool]]]:
    """Unit code -> the titles asked and whether they must be answered."""
    return {
        report.unit.code: [(i.task.title, i.is_required) for i in report.items.all()]
        for report in round.reports.all()
    }


def test_each_leading_unit_is_asked_about_the_tasks_it_leads():
    plan, first, second = make_plan(), make_unit(code="a"), make_unit(code="b")
    make_task(plan=plan, title="Một", leads=(first,))
    make_task(plan=plan, title="Hai", leads=(first, second))

    round = make_round(plan=plan)

    assert asked(round) == {"a": [("Một", True), ("Hai", True)], "b": [("Hai", True)]}


def test_members_of_a_leading_group_must_answer_and_of_a_coordinating_group_are_not_asked():
    plan, member, other = make_plan(), make_unit(code="a"), make_unit(code="b")
    make_task(plan=plan, title="Dẫn", leads=(make_group(named=(member,)),))
    make_task(plan=plan, title="Phối hợp", coordinating=(make_group(named=(member, other)),))

    round = make_round(plan=plan)

    assert asked(round) == {"a": [("Dẫn", True)]}


@pytest.mark.parametrize("include", [True, False])
def test_a_unit_named_as_coordinating_may_answer_where_the_round_says_so(include):
    plan, lead, other = make_plan(), make_unit(code="a"), make_unit(code="b")
    make_task(plan=plan, title="Một", leads=(lead,), coordinating=(other,))

    round = make_round(plan=plan, include_coordinating=include)

    expected = {"a": [("Một", True)]} | ({"b": [("Một", False)]} if include else {})
    assert asked(round) == expected


def test_external_and_ended_units_owe_nothing():
    plan = make_plan()
    units = (
        make_unit(code="a"),
        make_unit(code="ngoai", is_external=True),
        make_unit(code="cu", valid_to=date(2023, 12, 14)),
        make_unit(code="vua-het", valid_to=date(2023, 12, 15)),
        make_unit(code="sau", valid_from=date(2024, 3, 15)),
    )
    make_task(plan=plan, title="Một", leads=units)

    assert sorted(asked(make_round(plan=plan))) == ["a", "vua-het"]


@pytest.mark.parametrize(
    ("fields", "is_asked"),
    [
        ({}, True),
        ({"starts_on": date(2024, 6, 14)}, True),
        ({"starts_on": date(2024, 6, 15)}, False),
        ({"due_on": date(2024, 3, 15), "status": "dropped"}, True),
        ({"due_on": date(2024, 3, 14), "status": "dropped"}, False),
        ({"due_on": date(2024, 3, 14), "status": "under_way"}, True),
        ({"status": "done", "completed_on": date(2024, 3, 14)}, False),
        ({"status": "done", "completed_on": date(2024, 3, 15)}, True),
        ({"due_on": date(2024, 2, 1), "status": "done", "completed_on": date(2024, 4, 1)}, True),
    ],
)
def test_a_round_asks_about_tasks_alive_in_its_window(fields, is_asked):
    plan, unit = make_plan(), make_unit(code="a")
    make_task(plan=plan, title="Luôn có", leads=(unit,))
    make_task(plan=plan, title="Việc", leads=(unit,), **fields)

    titles = [title for title, _ in asked(make_round(plan=plan, index=2))["a"]]

    assert ("Việc" in titles) is is_asked


def test_a_report_keeps_the_name_of_the_closing_day():
    unit = make_unit(name="Sở Mới", code="a")
    unit.names.update(valid_from=date(2024, 3, 15))
    UnitName.objects.create(unit=unit, name="Sở Cũ", valid_to=date(2024, 3, 14))
    plan = make_task(leads=(unit,)).plan

    names = [make_round(plan=plan, index=i).reports.get().unit_name for i in (1, 2)]

    assert names == ["Sở Cũ", "Sở Mới"]


def test_a_report_starts_filled_from_outputs():
    unit = make_unit()
    task = make_task(leads=(unit,))
    make_output(title="Lễ hội", happened_on=date(2024, 3, 5), units=(unit,), tasks=(task,))

    item = make_round(plan=task.plan).reports.get().items.get()

    assert (item.generated, item.output_count) == ("Tin, bài: 1\n- Lễ hội (05/03/2024)", 1)


def test_days_left_out_are_those_of_the_period():
    round = make_round(index=3)

    assert (round.window_start, round.window_end) == (date(2024, 6, 15), date(2024, 9, 14))
    assert (round.opens_on, round.due_on) == (date(2024, 8, 31), date(2024, 9, 18))
    assert (round.title, round.version) == ("Quý III năm 2024", 1)


def test_the_usual_days_are_those_that_opening_takes():
    round = make_round(index=3)

    days = usual_days(round.plan, kind="quarter", year=2024, index=3)

    assert days == Days(round.window_start, round.window_end, round.opens_on, round.due_on)


def test_a_year_is_due_on_the_day_the_plan_names():
    plan = make_plan(report_due_on=date(2024, 12, 9))
    make_task(plan=plan, leads=(make_unit(),))

    round = make_round(plan=plan, kind="year", index=1)

    assert (round.due_on, round.index, round.title) == (date(2024, 12, 9), 0, "Năm 2024")


def test_opening_leaves_a_step():
    officer = make_user()

    round = make_round(by=officer)

    assert list(round.steps.values_list("action", "version", "by")) == [("opened", 1, officer.pk)]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"index": 5}, "Không có kỳ báo cáo này"),
        ({"kind": "ad_hoc"}, "phải ghi rõ số liệu tính từ ngày nào"),
        ({"opens_on": date(2024, 4, 1), "due_on": date(2024, 3, 1)}, "Ngày mở phải trước hạn nộp"),
        ({"window_start": date(2024, 3, 15)}, "Ngày chốt số liệu phải từ ngày bắt đầu"),
    ],
)
def test_a_round_whose_days_make_no_sense_is_refused(fields, message):
    with pytest.raises(ValidationError, match=message):
        make_round(**fields)

    assert not ReportRound.objects.exists()


def test_the_same_period_is_opened_once():
    round = make_round()

    with pytest.raises(ValidationError, match="đã có đợt báo cáo của kỳ đó"):
        make_round(plan=round.plan)


def test_a_withdrawn_plan_and_a_plan_without_units_are_refused():
    plan = make_task(leads=()).plan
    withdrawn = make_plan(withdrawn_at=timezone.now())

    with pytest.raises(ValidationError, match="chưa có nhiệm vụ nào giao"):
        make_round(plan=plan)
    with pytest.raises(ValidationError, match="đã rút lại"):
        make_round(plan=withdrawn)
    assert not ReportRound.objects.exists()


def test_an_ad_hoc_round_has_its_own_days():
    plan = make_task(leads=(make_unit(),)).plan

    round = open_round(
        plan,
        kind="ad_hoc",
        year=2024,
        window_start=date(2024, 5, 1),
        window_end=date(2024, 5, 31),
        title="Chuyên đề biển đảo",
        by=make_user(),
    )

    assert (round.title, round.due_on) == ("Chuyên đề biển đảo", date(2024, 6, 5))


def test_a_changed_due_day_leaves_a_row_with_the_reason():
    round, focal = make_round(), make_user()

    changed = revise_round(
        round, changes={"due_on": date(2024, 3, 25)}, reason="Công văn gia hạn", by=focal
    )

    step = round.steps.last()
    assert changed.due_on == date(2024, 3, 25)
    assert step.changes == {"due_on": ["2024-03-19", "2024-03-25"]}
    assert (step.action, step.reason, step.by) == ("revised", "Công văn gia hạn", focal)


def test_a_change_of_days_needs_a_reason_and_must_make_sense():
    round = make_round()

    with pytest.raises(ValidationError, match="lý do"):
        revise_round(round, changes={"due_on": date(2024, 3, 25)}, reason="", by=make_user())
    with pytest.raises(ValidationError, match="Ngày mở phải trước hạn nộp"):
        revise_round(round, changes={"due_on": date(2020, 1, 1)}, reason="x", by=make_user())
    with pytest.raises(ValueError, match="locked_at"):
        revise_round(round, changes={"locked_at": None}, reason="x", by=make_user())


def test_a_changed_window_renews_what_is_counted():
    unit = make_unit()
    task = make_task(leads=(unit,))
    make_output(happened_on=date(2024, 3, 20), units=(unit,), tasks=(task,))
    round = make_round(plan=task.plan)

    revise_round(round, changes={"window_end": date(2024, 3, 20)}, reason="Kéo dài", by=make_user())

    assert round.reports.get().items.get().output_count == 1


def test_the_usual_due_day_passes_over_the_lunar_new_year(task):
    load_calendar()

    days = usual_days(task.plan, kind="quarter", year=2024, index=1)
    round = make_round(
        plan=task.plan,
        kind="ad_hoc",
        window_start=date(2024, 1, 1),
        window_end=date(2024, 2, 6),
    )

    assert (days.due_on, round.due_on) == (date(2024, 3, 19), date(2024, 2, 16))


def test_the_ladder_of_a_round_can_be_changed_and_says_what_it_was():
    round = make_round()

    revise_round(round, changes={"reminder_days": [-5, 2]}, reason="Kỳ ngắn", by=make_user())

    assert ReportRound.objects.get().reminder_days == [-5, 2]
    assert round.steps.last().changes == {"reminder_days": [[-15, -7, -3, -1, 1, 3, 7], [-5, 2]]}


@pytest.mark.parametrize("days", [[], [91], [-91], ["1"], [True], list(range(13))])
def test_a_ladder_beyond_all_bounds_is_refused(days):
    round = make_round()

    with pytest.raises(ValidationError, match="Các bậc nhắc"):
        revise_round(round, changes={"reminder_days": days}, reason="Thử", by=make_user())
