from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from nhipcau.organisations.appointing import (
    appoint,
    close_account,
    create_person,
    end_appointment,
    roles_open_to,
)
from nhipcau.organisations.models import Appointment, OrganisationStep, Role
from tests.factories.organisations import make_unit, make_user

pytestmark = pytest.mark.django_db

DAY = date(2024, 1, 15)


@pytest.mark.parametrize(
    ("giver", "given_roles"),
    [
        (Role.ADMINISTRATOR, set(Role)),
        (Role.FOCAL, {Role.OFFICER, Role.HEAD}),
        (Role.OFFICER, set()),
        (Role.HEAD, set()),
        (Role.LEADER, set()),
        (Role.EDITOR, set()),
    ],
)
def test_nobody_gives_more_than_their_role_allows(giver, given_roles):
    by, user, unit = make_user(role=giver), make_user(), make_unit()

    for role in Role:
        if role in given_roles:
            appoint(user, unit=unit, role=role, from_day=DAY, by=by)
        else:
            with pytest.raises(PermissionDenied):
                appoint(user, unit=unit, role=role, from_day=DAY, by=by)

    assert set(user.appointments.values_list("role", flat=True)) == given_roles


def test_nobody_appoints_themselves():
    focal = make_user(role=Role.FOCAL)

    with pytest.raises(PermissionDenied):
        appoint(focal, unit=make_unit(), role=Role.HEAD, from_day=DAY, by=focal)


def test_a_role_that_has_ended_gives_no_rights():
    past = make_user(role=Role.ADMINISTRATOR, valid_to=date(2020, 1, 1))

    assert roles_open_to(past, day=DAY) == frozenset()


def test_an_appointment_is_held_once_at_a_time():
    user, unit = make_user(), make_unit()
    appoint(user, unit=unit, role=Role.OFFICER, from_day=DAY, by=None)

    with pytest.raises(ValidationError) as refusal:
        appoint(user, unit=unit, role=Role.OFFICER, from_day=DAY, by=None)

    assert refusal.value.messages == ["Người này đang giữ vai trò đó tại đơn vị."]


def test_an_ended_unit_takes_nobody():
    unit = make_unit(valid_to=date(2023, 12, 31))

    with pytest.raises(ValidationError) as refusal:
        appoint(make_user(), unit=unit, role=Role.OFFICER, from_day=DAY, by=None)

    assert refusal.value.code == "unit_ended"


def test_the_last_administrator_stays():
    administrator = make_user(role=Role.ADMINISTRATOR)

    with pytest.raises(ValidationError) as refusal:
        end_appointment(administrator.appointments.get(), last_day=DAY, by=None)

    assert refusal.value.code == "last_administrator"


def test_a_focal_officer_cannot_end_an_administrator():
    make_user(role=Role.ADMINISTRATOR)
    administrator = make_user(role=Role.ADMINISTRATOR)

    with pytest.raises(PermissionDenied):
        end_appointment(
            administrator.appointments.get(), last_day=DAY, by=make_user(role=Role.FOCAL)
        )


@pytest.mark.parametrize(
    ("field", "code"), [("username", "username_taken"), ("email", "email_taken")]
)
def test_one_account_is_one_person(field, code):
    held = make_user()
    values = {"username": "nguoi.moi", "email": "moi@example.vn"}
    values[field] = getattr(held, field).upper()

    with pytest.raises(ValidationError) as refusal:
        create_person(full_name="Trần Thị Mới", by=None, **values)

    assert refusal.value.code == code


def test_an_officer_opens_no_accounts():
    with pytest.raises(PermissionDenied):
        create_person(username="moi", full_name="Mới", by=make_user(role=Role.OFFICER))


def test_a_weak_password_is_refused():
    with pytest.raises(ValidationError):
        create_person(username="moi", full_name="Mới", password="123", by=None)


def test_without_a_password_nobody_signs_in():
    person = create_person(username="moi", full_name="Mới", by=None)

    assert not person.has_usable_password()


def test_a_closed_account_keeps_its_history():
    user = make_user(role=Role.OFFICER)

    close_account(user, last_day=DAY, by=None)

    user.refresh_from_db()
    assert not user.is_active
    assert Appointment.objects.get(user=user).valid_to == DAY
    actions = OrganisationStep.objects.filter(person=user).values_list("action", flat=True)
    assert list(actions) == ["end_appointment", "close_account"]
