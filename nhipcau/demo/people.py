"""The accounts of the demo: one of each role to sign in with, and an officer in every unit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from nhipcau.organisations.appointing import appoint, create_person
from nhipcau.organisations.models import Role, Unit, User


@dataclass(frozen=True, slots=True)
class Account:
    """One of the accounts printed at the start."""

    username: str
    full_name: str
    role: Role
    unit: str
    title: str


ACCOUNTS = (
    Account("daumoi", "Cán bộ đầu mối (mẫu)", Role.FOCAL, "so-tttt", "Chuyên viên"),
    Account("canbo.dulich", "Cán bộ Sở Du lịch (mẫu)", Role.OFFICER, "so-dl", "Chuyên viên"),
    Account("thutruong.dulich", "Thủ trưởng Sở Du lịch (mẫu)", Role.HEAD, "so-dl", "Phó Giám đốc"),
    Account("canbo.ngoaivu", "Cán bộ Sở Ngoại vụ (mẫu)", Role.OFFICER, "so-ngv", "Chuyên viên"),
    Account("lanhdao", "Lãnh đạo tỉnh (mẫu)", Role.LEADER, "ubnd-tinh", "Phó Chủ tịch"),
    Account("bientap", "Biên tập viên (mẫu)", Role.EDITOR, "bao-binh-dinh", "Biên tập viên"),
    Account("kiemtra", "Biên tập viên Sở Ngoại vụ (mẫu)", Role.EDITOR, "so-ngv", "Biên tập viên"),
    Account("quantri", "Quản trị (mẫu)", Role.ADMINISTRATOR, "so-tttt", "Chuyên viên"),
)


def people_the_roles(*, from_day: date) -> User:
    """Open the accounts; returns the focal officer."""
    units = {unit.code: unit for unit in Unit.objects.all()}
    for account in ACCOUNTS:
        person = create_person(
            username=account.username,
            full_name=account.full_name,
            email=f"{account.username}@mau.example",
            password=settings.NHIPCAU_DEMO_PASSWORD,
            by=None,
        )
        appoint(
            person,
            unit=units[account.unit],
            role=account.role,
            from_day=from_day,
            title=account.title,
            by=None,
        )
    return User.objects.get(username="daumoi")


def officers(units: Iterable[Unit], *, from_day: date) -> dict[int, User]:
    """Unit -> an officer of it; units without an account get one nobody can sign in with."""
    held = {
        a.unit_id: a.user
        for u in User.objects.prefetch_related("appointments")
        for a in u.appointments.all()
        if a.role == Role.OFFICER
    }
    for unit in units:
        if unit.pk not in held:
            person = create_person(
                username=f"canbo.{unit.code}", full_name=f"Cán bộ {unit.label}", by=None
            )
            appoint(person, unit=unit, role=Role.OFFICER, from_day=from_day, by=None)
            held[unit.pk] = person
    return held


def lines() -> list[str]:
    """The accounts as printed at the start."""
    width = max(len(account.username) for account in ACCOUNTS)
    rows = [f"  {a.username:<{width}}  {a.role.label}" for a in ACCOUNTS]
    return [f"Tài khoản mẫu (mật khẩu: {settings.NHIPCAU_DEMO_PASSWORD})", *rows]
