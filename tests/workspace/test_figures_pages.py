"""One number and the outputs behind it, as they were and as they are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nhipcau.organisations.models import Role
from nhipcau.outputs.models import Output
from nhipcau.outputs.recording import withdraw
from tests.factories.organisations import make_unit, make_user
from tests.factories.outputs import make_output
from tests.factories.plans import make_task
from tests.factories.reports import draft, make_round

pytestmark = pytest.mark.django_db


def total_of(outputs: int):
    unit = make_unit()
    task = make_task(leads=(unit,))
    for number in range(outputs):
        make_output(title=f"Bài {number}", units=(unit,), tasks=(task,))
    return draft(make_round(plan=task.plan)).figures.get(key="total")


def address(figure) -> str:
    return reverse("workspace:figure_page", args=[figure.pk])


@pytest.mark.parametrize("role", [Role.OFFICER, Role.FOCAL])
def test_a_number_shows_its_items_with_their_marks(client, role):
    client.force_login(make_user(role=role))
    figure = total_of(2)
    sha256 = figure.items[0]["sha256"]

    page = client.get(address(figure)).content.decode()

    assert all(words in page for words in ("Tổng số kết quả", "Bài 0", "Bài 1", sha256[:12]))
    assert reverse("workspace:output_page", args=[figure.items[0]["output"]]) in page


def test_what_changed_since_is_told_beside_its_item(client):
    client.force_login(make_user(role=Role.FOCAL))
    figure = total_of(2)
    withdraw(Output.objects.get(title="Bài 1"), reason="Trùng", by=make_user())

    answer = client.get(address(figure))

    told = {item.title: [c.sentence for c in changes] for item, changes in answer.context["rows"]}
    assert told == {"Bài 0": [], "Bài 1": ["“Bài 1”: đã rút sau khi chốt số liệu."]}
    assert "1 kết quả ở trang này đã đổi" in answer.content.decode()


def test_items_come_in_pages(client):
    client.force_login(make_user(role=Role.FOCAL))
    figure = total_of(101)

    assert [len(client.get(address(figure), {"page": n}).context["rows"]) for n in (1, 2)] == [
        100,
        1,
    ]


def test_a_number_of_the_period_before_says_whose_it_is(client):
    client.force_login(make_user(role=Role.FOCAL))
    task = make_task(leads=(make_unit(),))
    make_output(title="Bài xuân", tasks=(task,))
    drafted = draft(make_round(plan=task.plan, index=2))

    seen = client.get(address(drafted.figures.get(key="last.kind.article"))).content.decode()

    told = ("Tin, bài, Quý I năm 2024", "so sánh trong báo cáo Quý II năm 2024", "15/12/2023")
    assert all(words in seen for words in (*told, "Bài xuân", "không đổi"))


def test_a_person_without_a_role_sees_no_number(client):
    figure = total_of(1)
    client.force_login(make_user())

    assert client.get(address(figure)).status_code == 403


def test_a_number_costs_the_same_with_one_and_thirty_items(client):
    client.force_login(make_user(role=Role.FOCAL))
    costs = []
    for size in (1, 30):
        figure = total_of(size)
        with CaptureQueriesContext(connection) as seen:
            client.get(address(figure))
        costs.append(len(seen))

    assert costs[0] == costs[1]
