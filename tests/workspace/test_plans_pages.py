"""The list of plans and one plan whole, for everybody who has signed in."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from nhipcau.documents.models import LegalBasis
from nhipcau.plans.importing.accept import accept
from nhipcau.plans.models import Passage, PlanBasis, Task
from nhipcau.plans.progress import set_status
from tests.factories.loads import make_load
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_plan, make_section, make_task
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db

LIST = "/lam-viec/ke-hoach/"


@pytest.fixture
def officer(client):
    client.force_login(make_user(role="officer"))
    return client


def page_of(client, plan, query=""):
    return client.get(reverse("workspace:plan_page", args=[plan.pk]) + query).content.decode()


def filled_plan(tasks, **fields):
    plan = make_plan(**fields)
    unit = make_unit()
    for _ in range(tasks):
        make_task(plan=plan, leads=(unit,))
    return plan


def test_plans_stand_by_year_with_their_tasks_counted(officer):
    plan = make_plan(year=2024)
    make_task(plan=plan, status="under_way")
    make_task(plan=plan, status="done", completed_on=date(2024, 5, 1))
    make_task(plan=plan, due_on=date(2024, 6, 30))

    page = officer.get(LIST).content.decode()

    assert "Năm 2024" in page
    assert "1/3" in page
    assert "1 đang thực hiện" in page
    assert "1 quá hạn" in page


def test_a_withdrawn_plan_is_not_listed(officer):
    make_plan(withdrawn_at=timezone.now())

    assert "Chưa có kế hoạch trong sổ" in officer.get(LIST).content.decode()


def test_an_empty_list_tells_those_who_load_plans_how_to_begin(client):
    client.force_login(make_user(role="focal"))

    assert "Nạp kế hoạch đầu tiên" in client.get(LIST).content.decode()


def test_open_loads_are_shown_to_those_who_load_plans_only(client, officer):
    make_load()

    for_officer = officer.get(LIST).content.decode()
    client.force_login(make_user(role="administrator"))
    for_loader = client.get(LIST).content.decode()

    assert ("Kế hoạch thử" in for_officer, "Kế hoạch thử" in for_loader) == (False, True)


def test_thirty_plans_cost_no_more_queries_than_one(officer):
    filled_plan(1, year=2024)
    few = queries_of(officer, LIST)
    for year in range(1990, 2019):
        filled_plan(1, year=year)

    assert queries_of(officer, LIST) == few


def test_thirty_tasks_cost_no_more_queries_than_one(officer):
    few, many = filled_plan(1, year=2024), filled_plan(30, year=2025)
    paths = [reverse("workspace:plan_page", args=[plan.pk]) for plan in (few, many)]

    assert queries_of(officer, paths[1]) == queries_of(officer, paths[0])


def test_a_plan_shows_its_paper_its_text_and_its_tasks(officer):
    plan = make_plan(report_due_on=date(2024, 12, 9), report_due_text="Báo cáo trước ngày 10/12.")
    Passage.objects.create(plan=plan, part="objective", number=1, text="Nâng cao nhận thức")
    make_task(
        group=make_section(plan, code="III"), title="Hội chợ", leads=(make_unit(name="Sở X"),)
    )

    page = page_of(officer, plan)

    assert "Kế hoạch số 01/KH-UBND, ngày 15/01/2024, Ủy ban nhân dân tỉnh" in page
    assert "<q>Báo cáo trước ngày 10/12.</q>" in page
    assert "Nâng cao nhận thức" in page
    assert "III.1" in page
    assert "Sở X" in page


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?q=hoi+cho", {"Hội chợ"}),
        ("?status=under_way", {"Đón đoàn"}),
        ("?status=overdue", {"Hội chợ"}),
        ("?unit={unit}", {"Đón đoàn"}),
        ("?group={group}", {"Tập huấn"}),
        ("?status=lạ&unit=999&group=x", {"Hội chợ", "Đón đoàn", "Tập huấn"}),
    ],
)
def test_tasks_are_narrowed_by_words_status_unit_and_section(officer, query, shown):
    plan, unit = make_plan(), make_unit()
    make_task(plan=plan, title="Hội chợ", due_on=date(2024, 3, 31))
    make_task(plan=plan, title="Đón đoàn", status="under_way", coordinating=(unit,))
    other = make_section(plan, code="V")
    make_task(plan=plan, group=other, title="Tập huấn")

    page = page_of(officer, plan, query.format(unit=unit.pk, group=other.pk))

    assert {
        title for title in ("Hội chợ", "Đón đoàn", "Tập huấn") if f"{title}</a>" in page
    } == shown


def test_an_act_no_longer_in_force_is_marked(officer):
    plan = make_plan()
    new = LegalBasis.objects.create(kind="Nghị định", number="30/2020/NĐ-CP")
    old = LegalBasis.objects.create(
        kind="Nghị định", number="1/2010", in_force_to=date(2020, 3, 4), replaced_by=new
    )
    PlanBasis.objects.create(plan=plan, basis=old, role="basis", as_written="Nghị định số 1/2010")

    page = page_of(officer, plan)

    assert (
        "Nghị định số 1/2010 hết hiệu lực từ ngày 05/03/2020, "
        "được thay bằng Nghị định số 30/2020/NĐ-CP."
    ) in page


@pytest.mark.parametrize(("kind", "head"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_a_plan_is_printed_again(officer, kind, head):
    plan = filled_plan(2)

    answer = officer.get(reverse("workspace:plan_print", args=[plan.pk, kind]))

    assert answer.content.startswith(head)
    assert answer["Content-Disposition"] == (
        f'attachment; filename="ke-hoach-2024-{plan.pk}.{kind}"'
    )


def test_there_is_no_other_kind_of_print(officer):
    plan = filled_plan(1)

    assert officer.get(reverse("workspace:plan_print", args=[plan.pk, "exe"])).status_code == 404


def test_strangers_see_no_plan(client):
    plan = make_plan()

    answers = [client.get(LIST), client.get(reverse("workspace:plan_page", args=[plan.pk]))]

    assert [answer.status_code for answer in answers] == [302, 302]


def taken_in(focal):
    """A plan that came in by a load, with its one task."""
    make_unit(name="Sở Thử")
    return accept(make_load(by=focal), by=focal)


def test_a_plan_nothing_relies_on_may_be_taken_back(client):
    focal = make_user(role="focal")
    client.force_login(focal)

    page = page_of(client, taken_in(focal))

    assert ("Rút lại lượt nạp" in page, "Rút kế hoạch khỏi sổ" in page) == (True, False)


def test_a_plan_with_work_done_is_withdrawn_and_nothing_is_deleted(client):
    focal = make_user(role="focal")
    client.force_login(focal)
    plan = taken_in(focal)
    set_status(plan.tasks.get(), status="under_way", on=date(2024, 5, 1), by=focal)
    address = reverse("workspace:plan_withdraw", args=[plan.pk])

    assert "dựa vào kế hoạch này" in page_of(client, plan)
    without_reason = client.post(address, {"reason": ""}, follow=True).content.decode()
    withdrawn = client.post(address, {"reason": "Thay bằng kế hoạch khác"}, follow=True)

    assert "Hãy ghi lý do." in without_reason
    assert "Kế hoạch này đã được rút khỏi sổ" in withdrawn.content.decode()
    assert Task.objects.count() == 1


def test_nobody_else_may_withdraw_a_plan(officer):
    plan = make_plan()

    answer = officer.post(reverse("workspace:plan_withdraw", args=[plan.pk]), {"reason": "x"})

    assert answer.status_code == 403
