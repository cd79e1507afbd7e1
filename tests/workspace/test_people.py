"""Roles open pages; a refusal says which role is needed and what to do."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from nhipcau.organisations.models import Appointment, Role
from nhipcau.workspace.people import acting_unit, held_appointment, may, require_role
from tests.factories.organisations import make_unit, make_user

pytestmark = pytest.mark.django_db


@require_role(Role.FOCAL)
def focal_page(request):
    return HttpResponse("đầu mối")


def asked_by(user, **session):
    request = RequestFactory().get("/")
    request.user = user
    request.session = session
    return request


def test_the_role_opens_its_page():
    assert focal_page(asked_by(make_user(role=Role.FOCAL))).content.decode() == "đầu mối"


def test_another_role_is_refused_with_a_sentence():
    with pytest.raises(PermissionDenied) as refused:
        focal_page(asked_by(make_user(role=Role.OFFICER)))

    assert str(refused.value) == (
        "Trang này dành cho: Cán bộ đầu mối. "
        "Vai trò đang dùng: Cán bộ đơn vị. "
        "Nếu cần làm việc này, hãy đề nghị người quản trị giao vai trò."
    )


def test_the_page_of_refusal_offers_the_other_roles_at_its_top(client):
    user = make_user(role=Role.OFFICER)
    Appointment.objects.create(user=user, unit=make_unit(name="Sở Du lịch"), role=Role.HEAD)
    client.force_login(user)

    answer = client.get(reverse("workspace:ui"))

    assert answer.status_code == 403
    assert "Sở Du lịch, Thủ trưởng đơn vị" in answer.content.decode()


def test_a_role_that_has_ended_opens_nothing():
    yesterday = timezone.localdate() - timedelta(days=1)

    with pytest.raises(PermissionDenied, match="chưa được giao vai trò"):
        focal_page(asked_by(make_user(role=Role.FOCAL, valid_to=yesterday)))


def test_the_last_day_of_a_role_still_counts():
    request = asked_by(make_user(role=Role.FOCAL, valid_to=timezone.localdate()))

    assert may(request, Role.FOCAL)


def test_a_stranger_is_led_to_the_sign_in_page(client):
    answer = client.get(reverse("workspace:own_password"))

    assert answer.url.startswith(reverse("workspace:sign_in"))


def test_a_person_of_two_units_acts_for_the_one_chosen(client):
    unit = make_unit()
    user = make_user(role=Role.FOCAL)
    other = Appointment.objects.create(user=user, unit=unit, role=Role.HEAD)
    client.force_login(user)

    answer = client.post(
        reverse("workspace:choose_role"), {"appointment": other.pk, "next": "/lam-viec/mat-khau/"}
    )

    assert answer.url == "/lam-viec/mat-khau/"
    assert acting_unit(asked_by(user, **client.session)) == unit


def test_nobody_acts_under_the_role_of_another(client):
    client.force_login(make_user(role=Role.OFFICER))
    foreign = make_user(role=Role.FOCAL).appointments.get()

    answer = client.post(reverse("workspace:choose_role"), {"appointment": foreign.pk})

    assert answer.status_code == 403
    assert "Vai trò này không thuộc tài khoản đang dùng" in answer.content.decode()


@pytest.mark.parametrize("typed", ["", "abc", "1; drop", "²"])
def test_a_choice_that_is_no_number_is_refused(client, typed):
    client.force_login(make_user(role=Role.OFFICER))

    answer = client.post(reverse("workspace:choose_role"), {"appointment": typed})

    assert answer.status_code == 400


def test_without_a_role_the_person_acts_for_nobody():
    assert held_appointment(asked_by(make_user())) is None


def test_the_page_of_components_is_for_staff(client):
    client.force_login(make_user(role=Role.OFFICER))

    assert client.get(reverse("workspace:ui")).status_code == 403


def test_every_component_stands_on_the_page_of_components(client):
    client.force_login(make_user(role=Role.OFFICER, is_staff=True))

    answer = client.get(reverse("workspace:ui"))

    assert answer.status_code == 200
