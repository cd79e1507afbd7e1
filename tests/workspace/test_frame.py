"""The frame: doors by role, the acting unit, one price whatever the person holds."""

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse

from nhipcau.organisations.models import Appointment, Role
from nhipcau.workspace.context import frame
from tests.factories.organisations import make_unit, make_user

pytestmark = pytest.mark.django_db

SECRECY = "Không nhập bí mật nhà nước vào hệ thống này."


def asked_by(user, path="/lam-viec/mat-khau/"):
    request = RequestFactory().get(path)
    request.user = user
    request.session = {}
    return request


def doors_of(role, path="/"):
    seen = frame(asked_by(make_user(role=role), path))["frame"]
    every = (*seen.doors, *seen.overview, *seen.rooms)
    return [(door.label, door.is_current) for door in every]


@pytest.mark.urls("tests.workspace.office_addresses")
def test_an_officer_has_the_five_daily_doors():
    assert doors_of(Role.OFFICER, "/nhiem-vu/12/") == [
        ("Hôm nay", False),
        ("Kế hoạch", False),
        ("Nhiệm vụ", True),
        ("Kết quả", False),
        ("Báo cáo", False),
    ]


@pytest.mark.urls("tests.workspace.office_addresses")
@pytest.mark.parametrize(
    ("role", "rooms"),
    [
        (Role.HEAD, []),
        (Role.LEADER, ["Toàn cảnh năm"]),
        (Role.FOCAL, ["Toàn cảnh năm", "Đơn vị", "Người dùng"]),
        (Role.ADMINISTRATOR, ["Toàn cảnh năm", "Đơn vị", "Người dùng"]),
    ],
)
def test_rooms_open_by_role(role, rooms):
    assert [label for label, _current in doors_of(role)[5:]] == rooms


@pytest.mark.urls("tests.workspace.office_addresses")
def test_todays_door_is_current_only_on_its_own_page():
    assert dict(doors_of(Role.OFFICER, "/"))["Hôm nay"]
    assert not dict(doors_of(Role.OFFICER, "/bao-cao/"))["Hôm nay"]


@pytest.mark.parametrize("name", ["amendment_page", "version_page"])
def test_amendments_and_versions_lie_behind_the_door_of_plans(name):
    path = reverse(f"workspace:{name}", args=[4])

    assert [label for label, current in doors_of(Role.FOCAL, path) if current] == ["Kế hoạch"]


@pytest.mark.urls("tests.workspace.empty_addresses")
def test_a_door_whose_page_is_not_there_is_left_out():
    assert doors_of(Role.ADMINISTRATOR) == []


def test_every_page_says_the_unit_the_role_and_the_hard_rule(client):
    unit = make_unit(name="Sở Du lịch")
    client.force_login(make_user(role=Role.HEAD, unit=unit))

    page = client.get(reverse("workspace:own_password")).content.decode()

    assert all(words in page for words in ("Sở Du lịch", "Thủ trưởng đơn vị", SECRECY))


def test_the_frame_costs_the_same_whatever_the_person_holds(client, django_assert_num_queries):
    one, many = make_user(role=Role.OFFICER), make_user(role=Role.OFFICER)
    Appointment.objects.bulk_create(
        Appointment(user=many, unit=make_unit(), role=Role.OFFICER) for _ in range(30)
    )
    page = reverse("workspace:own_password")

    for user in (one, many):
        client.force_login(user)
        with django_assert_num_queries(4):  # session, person, appointments, unread notices
            client.get(page)


def test_the_frame_works_without_script(client):
    client.force_login(make_user(role=Role.OFFICER))

    page = client.get(reverse("workspace:own_password")).content.decode()

    assert (" onclick=" in page, "<script>" in page, " style=" in page) == (False, False, False)


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
def test_refusals_and_errors_stand_without_a_request(name):
    page = render_to_string(f"{name}.html")

    assert 'lang="vi"' in page


def test_an_address_that_does_not_exist_is_told_in_vietnamese(client):
    answer = client.get("/lam-viec/khong-co/")

    assert (answer.status_code, "Không có trang này" in answer.content.decode()) == (404, True)


def test_a_page_may_load_our_own_files_only(client):
    policy = client.get("/lam-viec/dang-nhap/").headers["Content-Security-Policy"]

    assert policy.startswith("default-src 'self'; ")
    assert "unsafe" not in policy
