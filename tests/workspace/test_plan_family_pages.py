"""A plan among longer and shorter plans on the web, and the acts its tasks name."""

from datetime import date

import pytest

from nhipcau.plans.models import TaskBasis
from nhipcau.plans.parents import set_parent
from tests.factories.documents import make_basis
from tests.factories.organisations import make_user
from tests.factories.outputs import make_output
from tests.factories.plans import make_plan, make_programme, make_task
from tests.workspace.pages import page, signed_in, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db


def make_medium(**fields):
    days = {"starts_on": date(2021, 1, 1), "ends_on": date(2025, 12, 31)}
    return make_plan(year=2021, horizon="medium", title="Năm năm", **days, **fields)


def test_a_longer_plan_lists_its_plans_with_their_tasks_and_results(client):
    parent, plan = make_medium(), make_plan()
    make_output(tasks=(make_task(plan=plan, status="under_way"), make_task(plan=plan)))
    set_parent(plan, parent=parent, by=make_user())
    client = signed_in(client)

    [part] = client.get(page("plan_page", parent.pk)).context["family"]
    own = text(client.get(page("plan_page", plan.pk)))

    assert (part.total, part.done, part.under_way, part.output_count) == (2, 0, 1, 1)
    assert f'href="{page("plan_page", parent.pk)}">Năm năm</a>' in own


def test_a_keeper_chooses_the_longer_plan_and_the_page_tells_who_did(client):
    parent, plan = make_medium(), make_plan()

    answer = signed_in(client, "focal").post(
        page("plan_parent", plan.pk), {"parent": parent.pk}, follow=True
    )

    plan.refresh_from_db()
    assert plan.parent == parent
    assert "Đổi kế hoạch cấp trên" in text(answer)


def test_a_plan_that_cannot_be_the_parent_is_not_taken(client):
    plan, yearly = make_plan(), make_plan(year=2023)

    answer = signed_in(client, "focal").post(page("plan_parent", plan.pk), {"parent": yearly.pk})

    assert (answer.status_code, plan.steps.count()) == (422, 0)


def test_the_reach_of_a_plan_is_corrected(client):
    plan, client = make_plan(), signed_in(client, "focal")
    typed = {"horizon": "long", "starts_on": "01/01/2024", "ends_on": "31/12/2030"}

    wrong = client.post(page("plan_horizon", plan.pk), typed | {"ends_on": "31/12/2020"})
    client.post(page("plan_horizon", plan.pk), typed)

    plan.refresh_from_db()
    assert (wrong.status_code, plan.horizon) == (422, "long")


def test_acts_are_looked_for_in_the_words_of_the_tasks(client):
    task = make_task(title="Thực hiện Quyết định số 1079/QĐ-TTg ngày 14/9/2022")
    client, address = signed_in(client, "focal"), page("plan_find_bases", task.plan_id)

    first = text(client.post(address, follow=True))
    again = text(client.post(address, follow=True))

    assert "Đã tìm thấy thêm 1 căn cứ" in first
    assert "Không có căn cứ nào mới" in again


def test_an_act_is_named_at_a_task_and_taken_away(client):
    task, basis = make_task(), make_basis()
    client = signed_in(client, "focal")

    client.post(page("task_cite", task.pk), {"basis": basis.pk})
    twice = client.post(page("task_cite", task.pk), {"basis": basis.pk})
    shown = text(client.get(page("task_page", task.pk)))
    client.post(page("task_uncite", task.pk), {"link": TaskBasis.objects.get().pk})

    assert (twice.status_code, set(twice.context["form"].errors)) == (422, {"basis"})
    assert page("basis_page", basis.pk) in shown
    assert not TaskBasis.objects.exists()


def test_an_act_of_another_task_cannot_be_taken_away_here(client):
    task, other = make_task(), make_task()
    link = TaskBasis.objects.create(task=other, basis=make_basis(), added_by=make_user())

    answer = signed_in(client, "focal").post(
        page("task_uncite", task.pk), {"link": link.pk}, follow=True
    )

    assert "không còn căn cứ này" in text(answer)
    assert TaskBasis.objects.get() == link


def test_a_task_names_its_programmes_and_warns_of_a_dead_act(client):
    task = make_task()
    TaskBasis.objects.create(
        task=task, basis=make_basis(in_force_to=date(2020, 1, 1)), added_by=make_user()
    )
    make_programme(name="Đề án biển", tasks=(task,))

    told = text(signed_in(client).get(page("task_page", task.pk)))

    assert "Đề án biển" in told
    assert "hết hiệu lực từ ngày 02/01/2020" in told


def test_a_longer_plan_costs_the_same_for_many_plans(client):
    parent, client = make_medium(), signed_in(client)
    set_parent(make_plan(), parent=parent, by=make_user())
    few = queries_of(client, page("plan_page", parent.pk))
    for _ in range(30):
        plan = make_task(plan=make_plan()).plan
        set_parent(plan, parent=parent, by=make_user())

    assert queries_of(client, page("plan_page", parent.pk)) == few
