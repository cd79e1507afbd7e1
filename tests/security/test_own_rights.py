"""Rights end with the role, cannot be forged, lent or raised; files follow what they belong to."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from nhipcau.organisations.appointing import (
    appoint,
    close_account,
    create_person,
    end_appointment,
    renew_password,
)
from nhipcau.organisations.models import Appointment, Role
from nhipcau.reports import lifecycle
from nhipcau.reports.locking import ask_to_unlock, unlock_round
from nhipcau.workspace.people import SESSION_KEY
from tests.factories.documents import make_file
from tests.factories.organisations import make_unit, make_user
from tests.factories.reports import bring, make_report

pytestmark = pytest.mark.django_db

NEW = {"username": "moi", "full_name": "Người Mới"}


@pytest.fixture
def focal():
    return make_user(role=Role.FOCAL)


@pytest.fixture
def administrator():
    return make_user(role=Role.ADMINISTRATOR)


def yesterday():
    return timezone.localdate() - timedelta(days=1)


def code(client, name, *args):
    answer = client.get(reverse(f"workspace:{name}", args=args))
    b"".join(answer)
    return answer.status_code


def test_a_role_that_has_ended_opens_nothing_in_the_session_that_is_open(client, focal):
    client.force_login(focal)
    before = code(client, "round_new"), code(client, "task_list")

    focal.appointments.update(valid_to=yesterday())

    after = code(client, "round_new"), code(client, "task_list"), code(client, "today")
    assert (before, after) == ((200, 200), (403, 403, 200))


def test_a_role_that_has_not_begun_opens_nothing(client):
    client.force_login(make_user(role=Role.FOCAL, valid_from=timezone.localdate() + timedelta(1)))

    assert code(client, "round_new") == 403


def test_a_closed_account_is_out_at_once(client, focal):
    client.force_login(focal)
    focal.is_active = False
    focal.save()

    assert client.get(reverse("workspace:today")).url.startswith(reverse("workspace:sign_in"))


@pytest.mark.parametrize("chosen", ["other", "ended", 10**30, "x", None])
def test_a_forged_acting_role_falls_back_to_ones_own_first(client, chosen):
    person, other = make_user(role=Role.OFFICER), make_user(role=Role.ADMINISTRATOR)
    Appointment.objects.create(user=person, unit=make_unit(), role=Role.EDITOR)
    ended = Appointment.objects.create(
        user=person, unit=make_unit(), role=Role.ADMINISTRATOR, valid_to=yesterday()
    )
    forged = {"other": other.appointments.get().pk, "ended": ended.pk}.get(chosen, chosen)
    client.force_login(person)
    session = client.session
    session[SESSION_KEY] = forged
    session.save()

    assert code(client, "person_list") == 403


@pytest.mark.parametrize("whose", ["other", "ended"])
def test_nobody_acts_under_a_role_that_is_not_theirs_today(client, whose):
    person, other = make_user(role=Role.OFFICER), make_user(role=Role.ADMINISTRATOR)
    ended = Appointment.objects.create(
        user=person, unit=make_unit(), role=Role.ADMINISTRATOR, valid_to=yesterday()
    )
    asked = ended if whose == "ended" else other.appointments.get()
    client.force_login(person)

    answer = client.post(reverse("workspace:choose_role"), {"appointment": asked.pk})

    assert (answer.status_code, SESSION_KEY in client.session) == (403, False)


def test_another_persons_role_is_not_ended_through_this_person(client, administrator):
    one, other = make_user(role=Role.OFFICER), make_user(role=Role.OFFICER)
    held = other.appointments.get()
    client.force_login(administrator)

    answer = client.post(reverse("workspace:person_end", args=[one.pk, held.pk]))

    held.refresh_from_db()
    assert (answer.status_code, held.valid_to) == (404, None)


@pytest.mark.parametrize("role", [Role.FOCAL, Role.ADMINISTRATOR])
def test_nobody_gives_or_takes_a_role_of_their_own(client, role):
    person, unit = make_user(role=role), make_unit()
    client.force_login(person)
    told = {"unit": unit.pk, "role": Role.OFFICER, "from_day": "01/01/2024"}

    given = client.post(reverse("workspace:person_appoint", args=[person.pk]), told)
    taken = client.post(
        reverse("workspace:person_end", args=[person.pk, person.appointments.get().pk])
    )

    assert (given.status_code, taken.status_code) == (403, 403)
    assert person.appointments.get().valid_to is None


@pytest.mark.parametrize(
    "role", [Role.FOCAL, Role.ADMINISTRATOR, Role.LEADER, Role.EDITOR, "superuser"]
)
def test_a_focal_officer_gives_nobody_more_than_a_unit_role(client, focal, role):
    person, unit = make_user(), make_unit()
    client.force_login(focal)

    client.post(
        reverse("workspace:person_appoint", args=[person.pk]),
        {"unit": unit.pk, "role": role, "from_day": "01/01/2024"},
    )

    assert not person.appointments.exists()


def test_what_is_posted_beside_the_form_makes_no_superuser(client, focal):
    client.force_login(focal)

    client.post(
        reverse("workspace:person_new"),
        NEW | {"is_superuser": "1", "is_staff": "1", "password": "tự đặt mật khẩu", "pk": focal.pk},
    )

    made = type(focal).objects.get(username="moi")
    assert (made.is_superuser, made.is_staff) == (False, False)
    assert not made.check_password("tự đặt mật khẩu")


def test_a_focal_officer_touches_no_role_of_an_administrator(focal, administrator):
    second = Appointment.objects.create(user=administrator, unit=make_unit(), role=Role.OFFICER)

    with pytest.raises(PermissionDenied):
        appoint(
            administrator,
            unit=make_unit(),
            role=Role.HEAD,
            from_day=timezone.localdate(),
            by=focal,
        )
    with pytest.raises(PermissionDenied):
        end_appointment(second, last_day=timezone.localdate(), by=focal)


@pytest.mark.parametrize("whose", ["administrator", "leaving administrator", "superuser", "own"])
def test_a_focal_officer_closes_no_account_above_their_own(focal, administrator, whose):
    leaving = make_user(role=Role.ADMINISTRATOR, valid_to=timezone.localdate())
    people = {
        "administrator": administrator,
        "leaving administrator": leaving,
        "superuser": make_user(is_superuser=True),
        "own": focal,
    }

    with pytest.raises(PermissionDenied):
        close_account(people[whose], last_day=timezone.localdate(), by=focal)


def test_a_focal_officer_renews_nobodys_password(focal, administrator):
    with pytest.raises(PermissionDenied):
        renew_password(administrator, password="mật khẩu mới tinh", by=focal)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.HEAD, Role.LEADER, Role.EDITOR])
def test_those_who_keep_no_accounts_open_and_close_none(role):
    person = make_user(role=role)

    with pytest.raises(PermissionDenied):
        create_person(**NEW, by=person)
    with pytest.raises(PermissionDenied):
        close_account(make_user(), last_day=timezone.localdate(), by=person)


def test_the_last_administrator_who_can_still_sign_in_stays(administrator):
    gone = make_user(role=Role.ADMINISTRATOR, is_active=False)
    other = make_user(is_superuser=True)

    with pytest.raises(ValidationError) as refused:
        end_appointment(administrator.appointments.get(), last_day=timezone.localdate(), by=other)

    assert (refused.value.code, gone.is_active) == ("last_administrator", False)


def test_who_wrote_a_report_accepts_it_in_no_other_role(client):
    report = make_report()
    person = make_user(role=Role.OFFICER, unit=report.unit)
    focal = Appointment.objects.create(user=person, unit=make_unit(), role=Role.FOCAL)
    items = {item.pk: lifecycle.Entry(words="Đã làm.") for item in report.items.all()}
    lifecycle.write(report, items=items, by=person)
    report.refresh_from_db()
    lifecycle.submit(report, by=make_user())
    client.force_login(person)
    client.post(reverse("workspace:choose_role"), {"appointment": focal.pk})

    answer = client.post(reverse("workspace:report_accept", args=[report.pk]))

    report.refresh_from_db()
    assert (answer.status_code, report.state) == (422, "submitted")


def test_who_asked_to_unlock_grants_it_in_no_other_role(staffed):
    round, focal = staffed.office.consolidation.round, staffed.people["F"]
    ask_to_unlock(round, reason="Sai số", by=focal)
    Appointment.objects.create(user=focal, unit=make_unit(), role=Role.LEADER)

    with pytest.raises(ValidationError) as refused:
        unlock_round(round, by=focal)

    assert refused.value.code == "four_eyes"


def test_items_of_another_report_are_neither_written_nor_pointed_at(client):
    report = make_report()
    other = bring(make_report(), state="draft")
    foreign = other.items.first()
    client.force_login(make_user(role=Role.OFFICER, unit=report.unit))
    told = {"revision": report.revision, f"words-{foreign.pk}": "Cướp", "item": foreign.pk}

    client.post(reverse("workspace:report_write", args=[report.pk]), told)
    pointed = client.post(
        reverse("workspace:report_remark", args=[report.pk]), told | {"reason": "Xem"}
    )

    foreign.refresh_from_db()
    assert (foreign.words, pointed.status_code) == ("Đã làm.", 422)


def test_an_output_keeps_its_pages_to_its_units_whatever_is_posted(staffed, client):
    output, stranger = staffed.office.output, staffed.client("o")

    answer = stranger.post(
        reverse("workspace:output_revise", args=[output.pk]),
        {"units": [staffed.other.pk], "title": "Của tôi", "reason": "Thử"},
    )

    output.refresh_from_db()
    assert (answer.status_code, output.title) == (403, "Phim biển hè")


@pytest.mark.parametrize(
    ("letter", "drafted", "unaccepted", "proof"),
    [("F", 200, 200, 200), ("A", 200, 200, 200), ("L", 200, 403, 200), ("O", 403, 403, 200),
     ("E", 403, 403, 200), ("n", 403, 403, 403)],
)  # fmt: skip
def test_a_file_is_open_to_those_who_may_read_what_it_belongs_to(
    staffed, letter, drafted, unaccepted, proof
):
    client, office = staffed.client(letter), staffed.office
    files = (
        office.consolidation.document.file,
        office.load.file,
        office.output.evidence.exclude(file=None).get().file,
    )

    assert tuple(code(client, "file_download", one.pk) for one in files) == (
        drafted,
        unaccepted,
        proof,
    )


def test_a_file_of_nothing_is_for_those_who_look_after_the_register(client):
    client.force_login(make_user(role=Role.OFFICER))

    assert code(client, "file_download", make_file().pk) == 403
