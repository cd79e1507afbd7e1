"""Rows for tests: units under their names, groups, people and their appointments."""

from datetime import date
from itertools import count

from nhipcau.organisations.models import (
    Appointment,
    Role,
    Unit,
    UnitGroup,
    UnitName,
    UnitTrait,
    User,
)

_numbers = count(1)


def make_unit(
    *,
    name: str = "",
    short_name: str = "",
    code: str = "",
    kind: str = Unit.Kind.DEPARTMENT,
    traits: tuple[str, ...] = (),
    valid_from: date | None = None,
    valid_to: date | None = None,
    **fields: object,
) -> Unit:
    """One body with the dated row of its only name."""
    number = next(_numbers)
    unit = Unit.objects.create(
        code=code or f"don-vi-{number}",
        name=name or f"Sở Thử nghiệm {number}",
        short_name=short_name,
        kind=kind,
        valid_from=valid_from,
        valid_to=valid_to,
        **fields,
    )
    UnitName.objects.create(unit=unit, name=unit.name, short_name=unit.short_name)
    for trait in traits:
        UnitTrait.objects.create(unit=unit, trait=trait)
    return unit


def make_group(
    *,
    name: str = "",
    kinds: tuple[str, ...] = (),
    trait: str = "",
    named: tuple[Unit, ...] = (),
    is_open: bool = False,
) -> UnitGroup:
    group = UnitGroup.objects.create(
        name=name or f"Nhóm {next(_numbers)}", kinds=list(kinds), trait=trait, is_open=is_open
    )
    group.named.set(named)
    return group


def make_user(
    *,
    username: str = "",
    full_name: str = "",
    role: str = "",
    unit: Unit | None = None,
    title: str = "",
    password: str | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
    **fields: object,
) -> User:
    """A person; with `role` also the appointment, at `unit` or at a unit made for it."""
    number = next(_numbers)
    user = User.objects.create_user(
        username=username or f"nguoi-{number}",
        email=f"nguoi-{number}@example.vn",
        password=password,
        full_name=full_name or f"Nguyễn Thị Thử {number}",
        **fields,
    )
    if role or unit:
        Appointment.objects.create(
            user=user,
            unit=unit or make_unit(),
            role=role or Role.OFFICER,
            title=title,
            valid_from=valid_from,
            valid_to=valid_to,
        )
    return user
