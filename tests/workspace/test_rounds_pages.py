"""Calling for reports, who has not answered, locking the figures and opening them again."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nhipcau.organisations.models import Role
from nhipcau.organisations.working_days import load_calendar
from nhipcau.reports.locking import ask_to_unlock, lock_round
from nhipcau.reports.models import ReportRound
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_plan, make_task
from tests.factories.reports import bring, make_round
from tests.workspace.pages import page, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def focal(client):
    person = make_user(role=Role.FOCAL)
    client.force_login(person)
    return person


@pytest.fixture
def plan():
    return make_task(plan=make_plan(), leads=(make_unit(),)).plan


def call(plan, **changed):
    return {"plan": plan.pk, "kind": "quarter", "year": "2024", "index": "1"} | changed


def round_of(units: int) -> ReportRound:
    plan = make_plan()
    for _ in range(units):
        make_task(plan=plan, leads=(make_unit(),))
    return make_round(plan=plan)


def test_usual_days_are_filled_in_and_may_be_changed(client, focal, plan):
    load_calendar()

    filled = client.post(page("round_new"), call(plan, fill="1"))

    assert all(day in text(filled) for day in ("15/12/2023", "14/03/2024", "19/03/2024"))

    client.post(page("round_new"), call(plan, due_on="25/03/2024"))
    assert ReportRound.objects.get().due_on == date(2024, 3, 25)


def test_odd_days_are_told_once_and_not_refused(client, focal, plan):
    told = call(plan, window_end="10/03/2024", due_on="10/03/2024", opens_on="01/03/2024")

    warned = client.post(page("round_new"), told)

    assert (warned.status_code, ReportRound.objects.count()) == (200, 0)
    assert "sớm hơn một ngày làm việc sau ngày chốt số liệu" in text(warned)

    client.post(page("round_new"), told | {"warned": warned.context["form"]["warned"].value()})
    assert ReportRound.objects.get().due_on == date(2024, 3, 10)


def test_a_year_without_its_holidays_is_told_before_the_round_is_opened(client, focal, plan):
    warned = client.post(page("round_new"), call(plan))

    assert (warned.status_code, ReportRound.objects.count()) == (200, 0)
    assert "Chưa có lịch nghỉ năm 2024, chỉ trừ thứ Bảy, Chủ nhật" in text(warned)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"kind": "half_year", "index": "4"}, "Không có kỳ báo cáo này"),
        ({"kind": "ad_hoc", "index": "0"}, "Đợt đột xuất phải ghi rõ"),
        ({"due_on": "31/02/2024"}, "31/02/2024"),
        ({"title": "Tên đã gõ", "year": "abc"}, "Tên đã gõ"),
    ],
)
def test_a_round_that_cannot_be_is_refused_with_its_words_kept(
    client, focal, plan, changed, sentence
):
    answer = client.post(page("round_new"), call(plan, **changed))

    assert (answer.status_code, sentence in text(answer)) == (422, True)


def test_without_a_plan_the_page_says_where_to_begin(client, focal):
    assert "Chưa có kế hoạch trong sổ" in text(client.get(page("round_new")))


@pytest.mark.parametrize("role", [Role.OFFICER, Role.HEAD, Role.LEADER, Role.ADMINISTRATOR])
def test_only_the_focal_officer_calls_for_reports(client, plan, role):
    client.force_login(make_user(role=role))

    assert client.get(page("round_new")).status_code == 403


def test_the_page_lists_the_most_urgent_first_with_the_reason_of_a_return(client, focal):
    round = round_of(3)
    first, second, third = round.reports.all()
    bring(second, state="returned")
    bring(third, state="accepted")

    answer = client.get(page("round_page", round.pk))

    assert [line.report for line, _relief in answer.context["rows"]] == [second, first, third]
    assert "Thiếu minh chứng" in text(answer)


@pytest.mark.parametrize(
    ("asked", "count"), [("", 3), ("chua-bao-cao", 2), ("cho-duyet", 1), ("la", 3)]
)
def test_the_lines_can_be_narrowed(client, focal, asked, count):
    round = round_of(3)
    bring(round.reports.first(), state="submitted")

    answer = client.get(page("round_page", round.pk), {"xem": asked})

    assert len(answer.context["rows"]) == count


@pytest.mark.parametrize("role", [Role.OFFICER, Role.HEAD, Role.EDITOR])
def test_a_unit_does_not_see_how_others_stand(client, role):
    client.force_login(make_user(role=role))

    assert client.get(page("round_page", round_of(1).pk)).status_code == 403


def test_the_page_costs_the_same_with_one_and_thirty_units(client, focal):
    costs = []
    for units in (1, 30):
        round = round_of(units)
        with CaptureQueriesContext(connection) as seen:
            client.get(page("round_page", round.pk))
        costs.append(len(seen))

    assert costs[0] == costs[1]


def test_locking_names_each_missing_report_and_keeps_the_reasons_typed(client, focal):
    round = round_of(2)
    first, second = round.reports.all()

    refused = client.post(page("round_lock", round.pk), {f"report-{first.pk}": "Đơn vị giải thể"})

    assert refused.status_code == 422
    assert all(w in text(refused) for w in ("Đơn vị giải thể", f"#khoa_report-{second.pk}"))

    reasons = {f"report-{one.pk}": "Thiếu" for one in (first, second)}
    client.post(page("round_lock", round.pk), reasons)
    assert ReportRound.objects.get().is_locked


def test_unlocking_takes_a_reason_and_a_second_person(client, focal):
    round = round_of(1)
    lock_round(round, exceptions={round.reports.get().pk: "Thử"}, by=focal)

    client.post(page("round_ask_unlock", round.pk), {"reason": "Sót một đơn vị"})
    alone = client.post(page("round_unlock", round.pk))
    client.force_login(make_user(role=Role.LEADER))
    client.post(page("round_unlock", round.pk))

    assert (alone.status_code, "cần một người khác" in text(alone)) == (422, True)
    assert (ReportRound.objects.get().is_locked, ReportRound.objects.get().version) == (False, 2)


def test_a_pending_request_is_shown_with_its_reason(client, focal):
    round = round_of(1)
    lock_round(round, exceptions={round.reports.get().pk: "Thử"}, by=focal)
    ask_to_unlock(round, reason="Sót một đơn vị", by=make_user())

    assert "Sót một đơn vị" in text(client.get(page("round_page", round.pk)))


@pytest.mark.parametrize("name", ["round_lock", "round_ask_unlock", "round_rebuild"])
def test_a_leader_reads_but_does_not_run_a_round(client, name):
    client.force_login(make_user(role=Role.LEADER))

    assert client.post(page(name, round_of(1).pk), {"reason": "x"}).status_code == 403


def test_revising_needs_a_reason_and_keeps_what_was_typed(client, focal):
    round = round_of(1)
    told = {
        "title": "Quý I (gia hạn)",
        "window_start": "15/12/2023",
        "window_end": "14/03/2024",
        "opens_on": "29/02/2024",
        "due_on": "29/03/2024",
        "grace_days": "2",
    }

    refused = client.post(page("round_revise", round.pk), told)
    client.post(page("round_revise", round.pk), told | {"reason": "Nghỉ lễ"})

    assert (refused.status_code, "Quý I (gia hạn)" in text(refused)) == (422, True)
    assert ReportRound.objects.get().due_on == date(2024, 3, 29)
    assert "Nghỉ lễ" in text(client.get(page("round_page", round.pk)))


def test_a_round_follows_its_plan_when_told(client, focal):
    round = round_of(1)
    make_task(plan=round.plan, leads=(make_unit(),))

    client.post(page("round_rebuild", round.pk), {"reason": "Bổ sung nhiệm vụ"})

    assert round.reports.count() == 2


@pytest.mark.parametrize(
    ("typed", "kept", "code"),
    [
        ("-5; 2,−3", [-5, -3, 2], 302),
        ("", [-15, -7, -3, -1, 1, 3, 7], 422),
        (None, [-15, -7, -3, -1, 1, 3, 7], 302),
        ("năm", [-15, -7, -3, -1, 1, 3, 7], 422),
        ("400", [-15, -7, -3, -1, 1, 3, 7], 422),
    ],
)
def test_the_days_of_reminders_are_typed_as_numbers(client, focal, typed, kept, code):
    round = round_of(1)
    days = {
        n: f"{getattr(round, n):%d/%m/%Y}"
        for n in ("window_start", "window_end", "opens_on", "due_on")
    }
    told = {**days, "title": round.title, "grace_days": "0", "reason": "Kỳ ngắn"}

    answer = client.post(
        page("round_revise", round.pk), told | ({} if typed is None else {"reminder_days": typed})
    )

    assert (answer.status_code, ReportRound.objects.get().reminder_days) == (code, kept)
