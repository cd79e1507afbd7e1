"""Accounts and roles: nobody gives more than they hold; a temporary password is shown once."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from nhipcau.organisations.models import Appointment, User
from tests.factories.organisations import make_unit, make_user
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db

LIST = "/lam-viec/nguoi-dung/"
NEW = "/lam-viec/nguoi-dung/them/"
SHOWN = re.compile(r"Mật khẩu tạm: (\S+)\. Chỉ hiện lần này")


def signed_in(client, role="administrator"):
    client.force_login(make_user(role=role))
    return client


def address(name, *ids):
    return reverse(f"workspace:{name}", args=ids)


def appointing(unit, role, **typed):
    return {"unit": unit.pk, "role": role, "from_day": f"{timezone.localdate():%d/%m/%Y}"} | typed


def test_people_stand_by_their_given_name_and_are_found_without_marks(client):
    make_user(full_name="Trần Văn Ân")
    make_user(full_name="Lê Thị Đào")
    signed_in(client)

    names = [str(person) for person in client.get(LIST).context["people"]]
    found = [str(person) for person in client.get(f"{LIST}?q=dao").context["people"]]

    assert [name for name in names if "Thử" not in name] == ["Trần Văn Ân", "Lê Thị Đào"]
    assert found == ["Lê Thị Đào"]


def test_a_temporary_password_opens_the_account_and_is_shown_once(client):
    typed = {"full_name": "Lê Thị Đào", "username": "dao.lt"}
    signed_in(client)

    first = client.post(NEW, typed, follow=True).content.decode()
    person = User.objects.get(username="dao.lt")
    again = client.get(address("person_page", person.pk)).content.decode()

    assert person.check_password(SHOWN.search(first)[1])
    assert not SHOWN.search(again)


def test_a_lost_password_is_renewed_and_shown_once(client):
    person = make_user(password="cau-long-bien-1902")
    signed_in(client)

    first = client.post(address("person_password", person.pk), follow=True).content.decode()
    again = client.get(address("person_page", person.pk)).content.decode()

    person.refresh_from_db()
    assert person.check_password(SHOWN.search(first)[1])
    assert not SHOWN.search(again)


def test_only_an_administrator_renews_a_password(client):
    person = make_user(password="cau-long-bien-1902")
    signed_in(client, "focal")

    answer = client.post(address("person_password", person.pk))

    person.refresh_from_db()
    assert (answer.status_code, person.check_password("cau-long-bien-1902")) == (403, True)


def test_two_people_do_not_share_a_name_to_sign_in_and_nothing_typed_is_lost(client):
    make_user(username="dao.lt")

    answer = signed_in(client).post(NEW, {"full_name": "Lê Thị Đào", "username": "DAO.LT"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Tên đăng nhập này đã có người dùng." in page
    assert 'value="Lê Thị Đào"' in page


def test_a_role_is_given_and_ends_after_today(client):
    person, unit = make_user(), make_unit()
    signed_in(client)

    client.post(address("person_appoint", person.pk), appointing(unit, "head", title="Giám đốc"))
    held = person.appointments.get()
    client.post(address("person_end", person.pk, held.pk))

    held.refresh_from_db()
    assert (held.unit, held.role, held.title) == (unit, "head", "Giám đốc")
    assert held.valid_to == timezone.localdate()


@pytest.mark.parametrize("role", ["focal", "leader", "editor", "administrator"])
def test_a_focal_officer_gives_no_role_above_those_of_units(client, role):
    person = make_user()

    answer = signed_in(client, "focal").post(
        address("person_appoint", person.pk), appointing(make_unit(), role)
    )

    assert (answer.status_code, person.appointments.count()) == (422, 0)
    assert set(answer.context["form"].errors) == {"role"}


def test_nobody_raises_their_own_rights(client):
    focal = make_user(role="focal")
    client.force_login(focal)

    answer = client.post(
        address("person_appoint", focal.pk), appointing(make_unit(), "head"), follow=True
    )

    assert answer.status_code == 403
    assert "Không ai tự giao hoặc tự gỡ vai trò của mình." in answer.content.decode()
    assert focal.appointments.count() == 1


def test_a_focal_officer_takes_no_role_they_could_not_give(client):
    held = make_user(role="leader").appointments.get()

    answer = signed_in(client, "focal").post(address("person_end", held.user_id, held.pk))

    held.refresh_from_db()
    assert (answer.status_code, held.valid_to) == (403, None)


def test_the_last_administrator_stays(client):
    client.force_login(make_user(is_superuser=True, role="administrator"))
    Appointment.objects.update(valid_to=None)
    held = Appointment.objects.get()
    other = make_user(is_superuser=True, role="focal")
    client.force_login(other)

    answer = client.post(address("person_end", held.user_id, held.pk), follow=True)

    held.refresh_from_db()
    assert "Đây là người quản trị duy nhất" in answer.content.decode()
    assert held.valid_to is None


@pytest.mark.parametrize("role", ["officer", "head", "leader", "editor"])
def test_others_see_no_accounts(client, role):
    person = make_user()
    signed_in(client, role)

    answers = [client.get(path) for path in (LIST, NEW, address("person_page", person.pk))]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert "Trang này dành cho" in answers[0].content.decode()


def test_thirty_people_cost_no_more_queries_than_one(client):
    signed_in(client)
    make_user(role="officer")
    few = queries_of(client, LIST)
    for _ in range(29):
        make_user(role="officer")

    assert queries_of(client, LIST) == few
