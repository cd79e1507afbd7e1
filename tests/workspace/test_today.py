"""Hôm nay: what waits for each role, and its one next step."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from nhipcau.outputs.recording import Proof
from nhipcau.reports import lifecycle
from tests.factories.loads import make_load
from tests.factories.organisations import make_unit, make_user
from tests.factories.outputs import make_output
from tests.factories.plans import make_plan, make_task
from tests.factories.reports import bring, make_round, set_due
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db

TODAY = "/lam-viec/"


def page_for(client, role, unit=None):
    client.force_login(make_user(role=role, unit=unit))
    return client.get(TODAY).content.decode()


def open_round(*, units=1, due_in=4):
    """A round that is due in so many days, with one report a unit."""
    plan = make_plan()
    for _ in range(units):
        make_task(plan=plan, leads=(make_unit(),))
    day = timezone.localdate()
    round = make_round(plan=plan)
    return set_due(round, day + timedelta(days=due_in))


def test_an_officer_reads_how_many_tasks_lack_words_and_how_long_is_left(client):
    report = open_round().reports.get()

    page = page_for(client, "officer", report.unit)

    assert f"{report.round.title}: còn 1/1 nhiệm vụ chưa có nội dung, hạn" in page
    assert "còn 4 ngày" in page
    place = f"#nhiem-vu-{report.items.get().task_id}"
    assert reverse("workspace:report_write", args=[report.pk]) + place in page


def test_a_report_sent_back_stands_first_with_its_reason(client):
    report = bring(open_round().reports.get(), state="returned")

    page = page_for(client, "officer", report.unit)

    assert "Báo cáo bị trả lại" in page
    assert "<q>Thiếu minh chứng</q>" in page


def test_an_officer_sees_drafts_and_outputs_without_a_task(client):
    unit = make_unit()
    make_output(units=(unit,), as_draft=True)
    make_output(units=(unit,), title="Chưa gắn")

    page = page_for(client, "officer", unit)

    assert "1 kết quả còn là nháp" in page
    assert "1 kết quả chưa gắn nhiệm vụ" in page


def test_overdue_tasks_of_the_unit_are_named(client):
    unit = make_unit()
    make_task(leads=(unit,), title="Hội chợ", due_on=date(2024, 3, 31))

    assert "Nhiệm vụ quá hạn" in page_for(client, "head", unit)


def test_the_focal_officer_sees_who_has_not_sent_and_what_waits(client):
    round = open_round(units=2, due_in=-3)
    late, sent = round.reports.order_by("pk")
    bring(sent, state="submitted")

    page = page_for(client, "focal")

    assert f"{round.title}: 1/2 đơn vị đã nộp, hạn" in page
    assert "1 báo cáo chờ duyệt" in page
    assert f'{reverse("workspace:report_page", args=[late.pk])}">{late.unit_name}' in page
    assert "3 ngày" in page


def test_the_focal_officer_of_an_empty_house_is_shown_how_to_begin(client):
    assert "Sổ chưa có kế hoạch nào" in page_for(client, "focal")


def test_the_focal_officer_sees_open_loads_and_outputs_without_a_task(client):
    make_load()
    make_output()

    page = page_for(client, "focal")

    assert "1 kế hoạch đang kiểm tra, chưa vào sổ" in page
    assert "1 kết quả chưa gắn nhiệm vụ nào" in page


def test_the_leader_opens_on_the_year_itself(client):
    task = make_task(title="Hội chợ")

    page = page_for(client, "leader")

    assert reverse("workspace:task_page", args=[task.pk]) in page
    assert f'<a href="{TODAY}" aria-current="page">' in page


def test_the_administrator_sees_who_has_no_role_and_which_unit_nobody(client):
    alone = make_user(full_name="Trần Thị Chưa Giao")
    unit = make_unit(name="Sở Vắng Người")
    make_task(leads=(unit,))

    page = page_for(client, "administrator")

    assert "Đơn vị chủ trì nhiệm vụ nhưng chưa có cán bộ" in page
    assert "Sở Vắng Người" in page
    assert f'{reverse("workspace:person_page", args=[alone.pk])}">Trần Thị Chưa Giao' in page


def test_a_person_without_a_role_is_told_whom_to_ask(client):
    client.force_login(make_user())

    assert "Hãy đề nghị người quản trị giao vai trò" in client.get(TODAY).content.decode()


def test_strangers_are_led_to_the_sign_in_page(client):
    assert client.get(TODAY).url.startswith(reverse("workspace:sign_in"))


@pytest.mark.parametrize("state", ["not_started", "submitted"])
def test_thirty_reports_cost_the_focal_officer_no_more_queries_than_one(client, state):
    client.force_login(make_user(role="focal"))

    def cost(reports):
        round = open_round(units=reports)
        for report in round.reports.all():
            bring(report, state=state)
        queries = queries_of(client, TODAY)
        for report in round.reports.all():
            if report.state == "submitted":
                lifecycle.accept(report, by=make_user())
        round.opens_on = timezone.localdate() + timedelta(days=1)
        round.due_on = round.opens_on
        round.save()
        return queries

    assert cost(1) == cost(30)


def test_thirty_tasks_cost_an_officer_no_more_queries_than_one(client):
    unit, plan = make_unit(), make_plan()
    client.force_login(make_user(role="officer", unit=unit))

    def fill(times):
        for _ in range(times):
            task = make_task(plan=plan, leads=(unit,), due_on=date(2024, 3, 31))
            make_output(units=(unit,), tasks=(task,))

    fill(1)
    few = queries_of(client, TODAY)
    fill(29)

    assert queries_of(client, TODAY) == few


def test_the_numbers_of_an_officer_lead_to_exactly_their_items(client):
    unit, plan = make_unit(), make_plan()
    task = make_task(plan=plan, leads=(unit,))
    make_task(plan=plan, coordinating=(unit,))
    make_output(units=(unit,), tasks=(task,))
    make_output(units=(unit,), title="Nháp", as_draft=True)
    make_output(units=(unit,), title="Chưa gắn")

    page = page_for(client, "officer", unit)

    links = re.findall(r'<a (?:class="late" )?href="([^"]+\?[^"]+)">[^<\d]*(\d+)[^<]+</a>', page)
    assert len(links) == 3
    assert [client.get(unescape(href)).context["total"] for href, _number in links] == [
        int(number) for _href, number in links
    ]


def test_what_is_odd_in_the_numbers_leads_to_exactly_its_items(client):
    task = make_task()
    make_output(title="Không minh chứng", tasks=(task,))
    make_output(title="Chưa gắn", evidence=[Proof(url="https://example.vn/a")])
    make_output(title="Nháp", as_draft=True)

    page = page_for(client, "focal")

    links = re.findall(r'<a href="([^"]+state=(?:loose|unproven))">(\d+)', page)
    assert [(client.get(href).context["total"], int(number)) for href, number in links] == [
        (1, 1),
        (1, 1),
    ]
