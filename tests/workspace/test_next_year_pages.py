"""Next year's plan is begun on the screen."""

import pytest
from django.urls import reverse

from nhipcau.plans.importing.accept import accept
from nhipcau.plans.models import Plan, PlanLoad
from tests.factories.loads import looked_at
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_plan, make_task
from tests.plans.amending.plan_kit import small_plan
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def focal(client):
    client.force_login(make_user(role="focal"))
    return client


def at(name, *args):
    return reverse(f"workspace:{name}", args=args)


def choices(plan, choice="repeats"):
    return {f"task_{task.pk}": choice for task in plan.tasks.all()}


def test_each_task_has_its_choice_and_the_suggested_one_is_chosen(focal):
    plan = small_plan()

    page = focal.get(at("plan_next_year", plan.pk)).content.decode()

    assert page.count('<option value="repeats" selected>') == 3
    assert 'value="2025"' in page


def test_the_draft_stands_on_the_desk_and_is_printed_from_there(focal):
    plan = small_plan()

    answer = focal.post(at("plan_next_year", plan.pk), choices(plan) | {"year": 2025}, follow=True)
    load = PlanLoad.objects.get()

    page = answer.content.decode()
    assert ("Dự thảo tiếp nối kế hoạch" in page, "Tải dự thảo (.docx)" in page) == (True, True)
    assert focal.get(at("load_print", load.pk)).content.startswith(b"PK")


def test_nothing_chosen_is_refused(focal):
    plan = small_plan()

    asked = choices(plan, "ends") | {"year": 2025}
    answer = focal.post(at("plan_next_year", plan.pk), asked)

    assert answer.status_code == 422
    assert "Hãy chọn ít nhất một nhiệm vụ đưa sang năm sau." in answer.content.decode()


def test_plans_and_tasks_lead_to_those_before_and_after(focal):
    plan = small_plan()
    focal.post(at("plan_next_year", plan.pk), choices(plan) | {"year": 2025})
    load = PlanLoad.objects.get()
    after = accept(looked_at(load), by=load.created_by)

    def page(name, row):
        return focal.get(at(name, row.pk)).content.decode()

    assert "Được tiếp nối bởi" in page("plan_page", Plan.objects.get(pk=plan.pk))
    assert "Tiếp nối" in page("plan_page", after)
    assert "Được tiếp nối bởi" in page("task_page", plan.tasks.first())
    assert "Tiếp nối từ" in page("task_page", after.tasks.first())


def test_thirty_tasks_cost_no_more_queries_than_one(focal):
    unit = make_unit()
    few, many = make_plan(), make_plan(year=2025)
    make_task(plan=few, leads=(unit,))
    for _ in range(30):
        make_task(plan=many, leads=(unit,))

    addresses = [at("plan_next_year", plan.pk) for plan in (few, many)]

    assert queries_of(focal, addresses[0]) == queries_of(focal, addresses[1])


def test_others_begin_no_plan(client):
    client.force_login(make_user(role="officer"))

    assert client.get(at("plan_next_year", small_plan().pk)).status_code == 403
