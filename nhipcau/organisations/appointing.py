"""People and their roles: one account is one person, and nobody gives more than they hold."""

from datetime import date
from typing import Final

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from nhipcau.organisations.models import Appointment, OrganisationStep, Role, Unit, User
from nhipcau.organisations.models.dated import valid_on
from nhipcau.organisations.models.people import AppointmentQuerySet

MAY_APPOINT: Final = {
    Role.ADMINISTRATOR: frozenset(Role),
    Role.FOCAL: frozenset({Role.OFFICER, Role.HEAD}),
}
"""Which roles the holder of a role may give and take."""


def roles_open_to(giver: User, *, day: date) -> frozenset[Role]:
    """The roles that `giver` may give or take on `day`."""
    if giver.is_superuser:
        return frozenset(Role)
    held = giver.appointments.on(day).values_list("role", flat=True)
    return frozenset[Role]().union(*(MAY_APPOINT.get(Role(role), frozenset()) for role in held))


@transaction.atomic
def create_person(
    *,
    username: str,
    full_name: str,
    email: str = "",
    phone: str = "",
    password: str | None = None,
    by: User | None,
) -> User:
    """Open an account for one person; without a password nobody can sign in with it yet.

    Refuses a user name or an address of another account. `by` None is the command line.
    """
    if by is not None and not roles_open_to(by, day=timezone.localdate()):
        raise PermissionDenied("Vai trò đang dùng không được mở tài khoản.")
    if not full_name.strip():
        raise ValidationError("Hãy ghi họ và tên của một người.", code="full_name")
    if User.objects.filter(username__iexact=username.strip()).exists():
        raise ValidationError("Tên đăng nhập này đã có người dùng.", code="username_taken")
    if email and User.objects.filter(email__iexact=email.strip()).exists():
        raise ValidationError(
            "Địa chỉ thư này thuộc tài khoản khác; mỗi người một tài khoản.", code="email_taken"
        )
    user = User(
        username=username.strip(),
        full_name=full_name.strip(),
        email=email.strip(),
        phone=phone.strip(),
    )
    if password is None:
        user.set_unusable_password()
    else:
        validate_password(password, user)
        user.set_password(password)
    user.full_clean()
    user.save()
    _step("create_person", user, by=by, after={"username": user.username})
    return user


@transaction.atomic
def appoint(
    user: User,
    *,
    unit: Unit,
    role: str,
    from_day: date,
    title: str = "",
    by: User | None,
) -> Appointment:
    """Give the person a role at the unit from `from_day` on, without an end.

    Refuses a role that `by` may not give, one's own appointment, a closed account and a unit
    that does not exist on that day.
    """
    _check_rights(by, user, role)
    if not user.is_active:
        raise ValidationError("Tài khoản này đã khóa.", code="account_closed")
    if not unit.holds_on(from_day):
        raise ValidationError("Đơn vị không hoạt động vào ngày này.", code="unit_ended")
    appointment = Appointment(
        user=user, unit=unit, role=role, title=title.strip(), valid_from=from_day
    )
    appointment.full_clean()
    appointment.save()
    _step("appoint", user, unit=unit, by=by, after={"role": role, "from": from_day.isoformat()})
    return appointment


@transaction.atomic
def end_appointment(appointment: Appointment, *, last_day: date, by: User | None) -> Appointment:
    """Let the role end after `last_day`. The last administrator cannot be ended."""
    appointment = _held(appointment)
    _check_rights(by, appointment.user, appointment.role)
    if appointment.valid_to is not None and appointment.valid_to <= last_day:
        raise ValidationError("Vai trò này đã kết thúc.", code="appointment_ended")
    if appointment.role == Role.ADMINISTRATOR and not _other_administrators(appointment).exists():
        raise ValidationError(
            "Đây là người quản trị duy nhất; hãy cử người khác trước.", code="last_administrator"
        )
    appointment.valid_to = last_day
    appointment.full_clean()
    appointment.save(update_fields=["valid_to"])
    _step(
        "end_appointment",
        appointment.user,
        unit=appointment.unit,
        by=by,
        after={"role": appointment.role, "last_day": last_day.isoformat()},
    )
    return appointment


@transaction.atomic
def close_account(user: User, *, last_day: date, by: User | None) -> User:
    """Let all roles of the person end after `last_day` and lock the account; nothing is deleted."""
    _check_account_rights(by, user)
    still_open = Q(valid_to=None) | Q(valid_to__gt=last_day)
    for appointment in user.appointments.filter(still_open):
        end_appointment(appointment, last_day=last_day, by=by)
    user.is_active = False
    user.save(update_fields=["is_active"])
    _step("close_account", user, by=by)
    return user


@transaction.atomic
def renew_password(user: User, *, password: str, by: User) -> User:
    """Give a person who has lost theirs a new password; only an administrator may."""
    if Role.ADMINISTRATOR not in roles_open_to(by, day=timezone.localdate()):
        raise PermissionDenied("Chỉ người quản trị được cấp lại mật khẩu.")
    validate_password(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])
    _step("renew_password", user, by=by)
    return user


def _check_rights(by: User | None, user: User, role: str) -> None:
    if by is None:
        return
    if by == user:
        raise PermissionDenied("Không ai tự giao hoặc tự gỡ vai trò của mình.")
    if role not in roles_open_to(by, day=timezone.localdate()):
        raise PermissionDenied("Vai trò đang dùng không được giao hoặc gỡ vai trò này.")
    _refuse_below(by, user)


def _check_account_rights(by: User | None, user: User) -> None:
    if by is None:
        return
    if by == user or not roles_open_to(by, day=timezone.localdate()):
        raise PermissionDenied("Vai trò đang dùng không được khóa tài khoản này.")
    _refuse_below(by, user)


def _refuse_below(by: User, user: User) -> None:
    """An administrator is touched by administrators only, whichever role it is about."""
    day = timezone.localdate()
    if Role.ADMINISTRATOR in roles_open_to(by, day=day):
        return
    holds = Q(valid_to=None) | Q(valid_to__gte=day)
    if user.is_superuser or user.appointments.filter(holds, role=Role.ADMINISTRATOR).exists():
        raise PermissionDenied("Chỉ người quản trị được thay đổi vai trò của một người quản trị.")


def _held(appointment: Appointment) -> Appointment:
    """The row as it is now, held; with an administrator all of them are held, in one order.

    So that two administrators who end each other at once do not leave the house without any.
    """
    rows = Appointment.objects.select_for_update(of=("self",)).order_by("pk")
    if appointment.role == Role.ADMINISTRATOR:
        rows = rows.filter(role=Role.ADMINISTRATOR)
        return next(one for one in rows if one.pk == appointment.pk)
    return rows.get(pk=appointment.pk)


def _other_administrators(appointment: Appointment) -> AppointmentQuerySet:
    """Those without an end who can still sign in."""
    return Appointment.objects.filter(
        valid_on(timezone.localdate()),
        role=Role.ADMINISTRATOR,
        valid_to=None,
        user__is_active=True,
    ).exclude(pk=appointment.pk)


def _step(
    action: str,
    person: User,
    *,
    unit: Unit | None = None,
    by: User | None,
    after: dict[str, str] | None = None,
) -> None:
    OrganisationStep.objects.create(
        action=action,
        subject=str(person),
        person=person,
        unit=unit,
        after=after or {},
        by=by,
    )
