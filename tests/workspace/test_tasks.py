"""The list of tasks and one task from its paragraph to its reports."""

from datetime import date

import pytest
from django.urls import reverse

from nhipcau.plans.importing.accept import accept
from nhipcau.reports import lifecycle
from nhipcau.reports.lifecycle import Entry
from tests.factories.loads import looked_at, make_load, make_row
from tests.factories.organisations import make_unit, make_user
from tests.factories.outputs import make_output
from tests.factories.plans import make_plan, make_section, make_task
from tests.factories.reports import make_round
from tests.workspace.pages import signed_in
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db

LIST = "/lam-viec/nhiem-vu/"


def address(task):
    return reverse("workspace:task_page", args=[task.pk])


def listed(client, query=""):
    return list(client.get(LIST + query).context["page"])


def test_a_unit_sees_its_own_tasks_first_and_all_on_demand(client):
    unit, plan = make_unit(), make_plan()
    led = make_task(plan=plan, leads=(unit,))
    helped = make_task(plan=plan, leads=(make_unit(),), coordinating=(unit,))
    foreign = make_task(plan=plan, leads=(make_unit(),))
    signed_in(client, unit=unit)

    assert listed(client) == [led, helped]
    assert listed(client, "?cua=tat-ca") == [led, helped, foreign]
    assert listed(client, f"?unit={unit.pk}&whose=lead") == [led]


def test_the_leader_sees_the_tasks_of_all(client):
    task = make_task(leads=(make_unit(),))

    assert listed(signed_in(client, "leader")) == [task]


def test_overdue_tasks_are_one_step_away_in_the_same_list(client):
    plan = make_plan()
    late = make_task(plan=plan, due_on=date(2024, 3, 31))
    make_task(plan=plan)
    signed_in(client, "focal")

    page = client.get(LIST).content.decode()

    assert 'href="?status=overdue">1 quá hạn' in page
    assert listed(client, "?status=overdue") == [late]


def test_a_task_is_found_by_the_full_name_where_the_plan_wrote_the_short_one(client):
    make_unit(name="Sở Du lịch", short_name="Sở DL")
    load = looked_at(make_load(("I", [make_row(leads=["Sở DL"])])))
    plan = accept(load, by=make_user())
    signed_in(client, "focal")

    assert listed(client, "?q=so+du+lich") == list(plan.tasks.all())


@pytest.mark.parametrize("asked", ["hoi cho", "HỘI CHỢ", "dac san"])
def test_tasks_are_found_without_marks(client, asked):
    task = make_task(title="Hội chợ đặc sản")
    signed_in(client, "focal")

    assert listed(client, f"?q={asked}") == [task]


def test_a_filter_that_means_nothing_is_left_out(client):
    task = make_task()
    signed_in(client, "focal")

    assert listed(client, "?unit=999999&status=la&group=x&page=99&ke-hoach=abc") == [task]


def test_strangers_see_no_task(client):
    task = make_task()

    answers = [client.get(LIST), client.get(address(task))]

    assert [answer.url.split("?")[0] for answer in answers] == [reverse("workspace:sign_in")] * 2


def test_thirty_tasks_cost_no_more_queries_than_one(client):
    unit = make_unit()
    signed_in(client, unit=unit)

    def fill(plan, times):
        for _ in range(times):
            make_output(tasks=(make_task(plan=plan, leads=(unit, make_unit())),))
        return f"{LIST}?ke-hoach={plan.pk}"

    few = fill(make_plan(), 1)
    many = fill(make_plan(), 30)

    assert queries_of(client, many) == queries_of(client, few)


def test_the_page_of_a_task_tells_its_whole_trail(client):
    unit = make_unit(name="Sở Du lịch")
    task = make_task(leads=(unit,), title="Hội chợ biển", group=make_section(make_plan(), code="V"))
    make_output(title="Gian hàng", tasks=(task,), units=(unit,))
    report = make_round(plan=task.plan).reports.get()
    entries = {report.items.get().pk: Entry(words="Đã dựng gian hàng")}
    lifecycle.write(report, items=entries, by=make_user())
    signed_in(client, unit=unit)

    page = client.get(address(task)).content.decode()

    thread = page[page.index("Trong kế hoạch") :]
    trail = ["Hội chợ biển", "Sở Du lịch", "Gian hàng", "Đã dựng gian hàng"]
    assert sorted(trail, key=thread.index) == trail


def test_a_unit_that_has_not_begun_is_not_told_to_have_nothing_to_report(client):
    task = make_task(leads=(make_unit(name="Sở Du lịch"),))
    make_round(plan=task.plan)

    page = signed_in(client, "focal").get(address(task)).content.decode()

    reported = page[page.index("Đã báo cáo") :]
    assert "1 đơn vị chưa bắt đầu soạn" in reported
    assert "Sở Du lịch" in reported
    assert "Chưa phát sinh" not in reported


def test_reports_of_other_units_are_for_those_who_oversee_them(client):
    task = make_task(leads=(make_unit(),))
    report = make_round(plan=task.plan).reports.get()
    entries = {report.items.get().pk: Entry(words="Chưa duyệt nội bộ")}
    lifecycle.write(report, items=entries, by=make_user())

    seen = [
        "Chưa duyệt nội bộ" in signed_in(client, role).get(address(task)).content.decode()
        for role in ("officer", "editor", "focal", "leader")
    ]

    assert seen == [False, False, True, True]


@pytest.mark.parametrize(
    ("timing", "understood"),
    [
        (
            {"timing_kind": "year", "starts_on": date(2024, 1, 1)},
            "Cả năm 2024; không có hạn riêng, theo hạn báo cáo của kế hoạch (09/12/2024)",
        ),
        (
            {"timing_kind": "quarter", "starts_on": date(2024, 4, 1), "due_on": date(2024, 6, 30)},
            "Từ 01/04/2024 đến hết 30/06/2024",
        ),
        ({"timing_kind": "until", "due_on": date(2024, 6, 30)}, "Chậm nhất ngày 30/06/2024"),
        (
            {"timing_kind": "from", "starts_on": date(2024, 6, 1), "is_tentative": True},
            "Từ 01/06/2024; không có hạn riêng (dự kiến)",
        ),
        (
            {"timing_kind": "unknown"},
            "Không có hạn riêng; theo hạn báo cáo của kế hoạch (09/12/2024)",
        ),
    ],
)
def test_the_timing_as_understood_stands_beside_the_printed_one(client, timing, understood):
    task = make_task(plan=make_plan(report_due_on=date(2024, 12, 9)), **timing)

    page = signed_in(client).get(address(task)).content.decode()

    assert f"<dd>{understood}\n</dd>" in page


def test_the_leading_unit_moves_its_task(client):
    unit = make_unit()
    task = make_task(leads=(unit,))
    told = {"status": "done", "on": "05/03/2024", "reason": "Đã nghiệm thu"}

    answer = signed_in(client, unit=unit).post(address(task), told)

    task.refresh_from_db()
    assert (answer.url, task.status) == (address(task), "done")
    assert task.completed_on == date(2024, 3, 5)
    assert task.steps.get().reason == "Đã nghiệm thu"


def test_a_wrong_day_is_told_and_what_was_typed_stays(client):
    unit = make_unit()
    task = make_task(leads=(unit,))
    told = {"status": "done", "on": "31/02/2024", "reason": "Đã nghiệm thu"}

    answer = signed_in(client, unit=unit).post(address(task), told)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Đã nghiệm thu</textarea>" in page
    assert 'value="31/02/2024"' in page


@pytest.mark.parametrize("role", ["officer", "head", "leader", "editor"])
def test_nobody_else_moves_it(client, role):
    task = make_task(leads=(make_unit(),))

    answer = signed_in(client, role).post(address(task), {"status": "done"})

    assert answer.status_code == 403
    assert "Chỉ đơn vị chủ trì hoặc cán bộ đầu mối" in answer.content.decode()


@pytest.mark.parametrize(
    ("role", "offered"), [("officer", True), ("editor", True), ("focal", True), ("leader", False)]
)
def test_only_those_who_record_are_offered_to(client, role, offered):
    task = make_task()
    signed_in(client, role)

    pages = [client.get(path).content.decode() for path in (LIST + "?cua=tat-ca", address(task))]

    assert [reverse("workspace:output_new") in page for page in pages] == [offered, offered]
