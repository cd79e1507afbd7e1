"""Reports that wait for a check, with what changed since last time."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nhipcau.organisations.models import Role
from nhipcau.reports import lifecycle
from nhipcau.reports.lifecycle import Entry
from nhipcau.workspace.reporting.changes import ChangedPart, changed_parts
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_plan, make_task
from tests.factories.reports import bring, make_round

pytestmark = pytest.mark.django_db

LIST = "/lam-viec/bao-cao/cho-duyet/"


def sent_reports(count: int) -> None:
    plan = make_plan()
    for _ in range(count):
        make_task(plan=plan, leads=(make_unit(),))
    for report in make_round(plan=plan).reports.all():
        bring(report, state="submitted")


def test_a_report_sent_again_shows_what_changed(client):
    client.force_login(make_user(role=Role.FOCAL))
    report = make_round().reports.get()
    bring(report, state="returned", words="Đã làm một phần")
    item = report.items.get()
    report.refresh_from_db()
    lifecycle.write(report, items={item.pk: Entry(words="Đã làm xong")}, by=make_user())
    lifecycle.submit(report, by=make_user())

    page = client.get(LIST).content.decode()

    assert all(words in page for words in ("Nộp lần 2", "Đã làm một phần", "Đã làm xong"))
    assert reverse("workspace:report_page", args=[report.pk]) in page


def test_why_a_unit_stands_by_its_figures_is_shown(client):
    client.force_login(make_user(role=Role.FOCAL))
    report = make_round().reports.get()
    bring(report, state="returned")
    lifecycle.submit(report, standing_by="Đã đối chiếu sổ gốc", by=make_user())

    page = client.get(LIST).content.decode()

    assert "Đã đối chiếu sổ gốc" in page
    assert "Nội dung giữ nguyên" in page


def test_nothing_to_check_is_said(client):
    client.force_login(make_user(role=Role.FOCAL))

    assert "Không có báo cáo nào chờ duyệt" in client.get(LIST).content.decode()


@pytest.mark.parametrize("role", [Role.OFFICER, Role.HEAD, Role.LEADER, Role.ADMINISTRATOR])
def test_only_the_focal_officer_checks(client, role):
    client.force_login(make_user(role=role))

    assert client.get(LIST).status_code == 403


def test_the_list_costs_the_same_with_one_and_many(client):
    client.force_login(make_user(role=Role.FOCAL))
    costs = []
    for more in (1, 29):
        sent_reports(more)
        with CaptureQueriesContext(connection) as seen:
            client.get(LIST)
        costs.append(len(seen))

    assert costs[0] == costs[1]


def told(task: int, **fields) -> dict:
    usual = {
        "task": task,
        "code": f"I.{task}",
        "words": "",
        "generated": "",
        "is_nil": False,
        "nil_reason": "",
        "status": "under_way",
    }
    return usual | fields


def test_changes_name_task_and_text_with_both_wordings():
    before = {"general": {"steering": "", "proposals": "Xin kinh phí"}, "items": [told(1), told(2)]}
    after = {
        "general": {"steering": "Ban hành kế hoạch", "proposals": "Xin kinh phí"},
        "items": [told(1, is_nil=True, nil_reason="Chưa đến hạn"), told(2, status="done")],
    }

    assert changed_parts(before, after) == [
        ChangedPart("I.1", "Chưa phát sinh", "", "Chưa đến hạn"),
        ChangedPart("I.2", "Tình trạng", "Đang thực hiện", "Hoàn thành"),
        ChangedPart("Công tác chỉ đạo, điều hành", "Nội dung", "", "Ban hành kế hoạch"),
    ]


def test_a_task_that_came_or_went_is_a_change():
    before, after = {"items": [told(1, words="Cũ")]}, {"items": [told(2, words="Mới")]}

    assert [(c.where, c.before, c.after) for c in changed_parts(before, after)] == [
        ("I.2", "", "Mới"),
        ("I.2", "", "Đang thực hiện"),
        ("I.1", "Cũ", ""),
        ("I.1", "Đang thực hiện", ""),
    ]
