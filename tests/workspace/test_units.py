"""The directory: units through their names, groups, and who may change them."""

from datetime import date

import pytest
from django.urls import reverse

from nhipcau.organisations.grouping import members_of
from nhipcau.organisations.models import Appointment, Unit
from tests.factories.organisations import make_group, make_unit, make_user
from tests.factories.plans import make_plan, make_task
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db

LIST = "/lam-viec/don-vi/"
GROUPS = "/lam-viec/don-vi/nhom/"
NEW = "/lam-viec/don-vi/them/"
DAY = date(2026, 1, 15)


def signed_in(client, role="focal"):
    client.force_login(make_user(role=role, unit=make_unit(name="Văn phòng", short_name="VP")))
    return client


def address(name, unit):
    return reverse(f"workspace:{name}", args=[unit.pk])


def listed(client, query=""):
    return [unit.name for unit in client.get(LIST + query).context["units"]]


@pytest.mark.parametrize("query", ["?q=so+du+lich", "?q=SỞ DU LỊCH", "?kind=agency"])
def test_units_are_found_without_marks_and_by_kind(client, query):
    make_unit(name="Sở Du lịch", kind="agency")
    make_unit(name="Sở Công Thương")

    assert listed(signed_in(client), query) == ["Sở Du lịch"]


def test_the_number_of_led_tasks_leads_to_them(client):
    unit, plan = make_unit(name="Sở Du lịch"), make_plan()
    task = make_task(plan=plan, leads=(unit,))
    make_task(plan=make_plan(year=2023), leads=(unit,))
    link = f"?ke-hoach={plan.pk}&cua=tat-ca&unit={unit.pk}&whose=lead"
    signed_in(client)

    page = client.get(LIST).content.decode()
    tasks = client.get(reverse("workspace:task_list") + link).context["page"]

    assert f'{link.replace("&", "&amp;")}">1</a>' in page
    assert list(tasks) == [task]


def test_a_unit_is_entered_and_its_page_tells_who_did_it(client):
    typed = {"name": "Sở Văn hóa", "short_name": "Sở VH", "kind": "department"}

    answer = signed_in(client).post(NEW, typed, follow=True)

    assert Unit.objects.get(name="Sở Văn hóa").short_name == "Sở VH"
    assert "Thêm đơn vị" in answer.content.decode()


def test_a_wrong_unit_loses_nothing(client):
    typed = {"name": "", "short_name": "Sở VH", "kind": "la", "valid_from": "31/02/2024"}

    answer = signed_in(client).post(NEW, typed)

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"name", "kind", "valid_from"}
    assert 'value="Sở VH"' in answer.content.decode()


def test_a_unit_takes_a_new_name_and_keeps_the_old(client):
    unit = make_unit(name="Sở TT&TT")
    typed = {"name": "Sở Khoa học và Công nghệ", "from_day": "01/03/2025"}

    client = signed_in(client)
    client.post(address("unit_rename", unit), typed)

    page = client.get(address("unit_page", unit)).content.decode()
    assert "<h1>Sở Khoa học và Công nghệ</h1>" in page
    assert "Sở TT&amp;TT" in page


def test_a_spelling_of_another_unit_is_refused_with_its_owner(client):
    make_unit(name="Sở Du lịch")
    unit = make_unit(name="Sở Công Thương")
    client = signed_in(client)
    client.post(address("unit_alias", unit), {"text": "Sở CT"})
    other = make_unit(name="Sở Cầu Tàu")

    answer = client.post(address("unit_alias", other), {"text": "sở ct"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "“sở ct” đã là cách viết của “Sở Công Thương”" in page
    assert 'value="sở ct"' in page


def test_a_unit_ends_and_leaves_the_list(client):
    unit = make_unit(name="Sở Du lịch")
    client = signed_in(client)

    client.post(address("unit_end", unit), {"last_day": "01/03/2025"})

    assert listed(client) == ["Văn phòng"]
    assert "01/03/2025" in client.get(address("unit_page", unit)).content.decode()


def test_a_unit_that_has_ended_is_not_asked_to_end_again(client):
    signed_in(client)
    ended = make_unit(valid_to=date(2024, 6, 30))

    assert (
        address("unit_end", ended) not in client.get(address("unit_page", ended)).content.decode()
    )


@pytest.mark.parametrize("name", ["unit_rename", "unit_alias", "unit_end"])
@pytest.mark.parametrize("role", ["officer", "head", "leader", "editor"])
def test_others_read_the_directory_and_change_nothing(client, name, role):
    unit = make_unit()
    signed_in(client, role)

    refused = client.post(address(name, unit), {"name": "x"})
    page = client.get(address("unit_page", unit)).content.decode()

    assert refused.status_code == 403
    assert "Trang này dành cho" in refused.content.decode()
    assert address(name, unit) not in page


def test_groups_show_their_members_of_today(client):
    make_group(name="Các sở", kinds=("department",))
    make_group(name="Đơn vị liên quan", is_open=True)
    make_unit(name="Sở Du lịch", kind="department")

    page = signed_in(client).get(GROUPS).content.decode()

    assert "Sở Du lịch" in page
    assert "Không nêu đích danh: không gắn với đơn vị nào." in page


def test_members_of_many_groups_are_those_of_each():
    coast = make_unit(kind="district", traits=("ven biển",))
    make_unit(kind="district")
    make_unit(kind="department", is_external=True)
    gone = make_unit(kind="department", valid_to=date(2025, 1, 1))
    named = make_unit(kind="party")
    groups = [
        make_group(kinds=("district",)),
        make_group(kinds=("district",), trait="ven biển"),
        make_group(kinds=("department",), named=(named, gone)),
        make_group(named=(coast,)),
        make_group(kinds=("district",), is_open=True),
    ]

    members = members_of(groups, day=DAY)

    assert members == {group.pk: list(group.members_on(DAY)) for group in groups}


def test_thirty_units_cost_no_more_queries_than_one(client):
    plan = make_plan()
    signed_in(client)

    def fill(times):
        for _ in range(times):
            unit = make_unit()
            make_user(role="officer", unit=unit)
            make_task(plan=plan, leads=(unit,))

    fill(1)
    few = queries_of(client, LIST)
    fill(29)

    assert queries_of(client, LIST) == few


def test_thirty_groups_cost_no_more_queries_than_one(client):
    signed_in(client)

    def fill(times):
        for _ in range(times):
            make_group(kinds=("department",), trait="ven biển", named=(make_unit(),))

    fill(1)
    few = queries_of(client, GROUPS)
    fill(29)

    assert queries_of(client, GROUPS) == few


def test_strangers_see_no_directory(client):
    unit = make_unit()

    answers = [client.get(path) for path in (LIST, GROUPS, NEW, address("unit_page", unit))]

    assert {answer.status_code for answer in answers} == {302}


def test_a_person_of_two_roles_is_named_once_in_the_list(client):
    unit = make_unit()
    person = make_user(role="focal", unit=unit, full_name="Trần Thị Hai")
    Appointment.objects.create(user=person, unit=unit, role="administrator")
    client.force_login(person)

    page = client.get(LIST).content.decode()

    assert page[page.index("<table") :].count("Trần Thị Hai") == 1
