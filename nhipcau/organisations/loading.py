"""A directory of units and groups from JSON; loading it again changes nothing."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.organisations.models import (
    GroupAlias,
    OrganisationStep,
    Unit,
    UnitAlias,
    UnitGroup,
    UnitName,
    UnitTrait,
    User,
)
from nhipcau.vietnamese.text import match_key

B = TypeVar("B", Unit, UnitGroup)

_COMMON = Path(__file__).parent / "data" / "groups.json"


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows were new."""

    units: int
    groups: int
    aliases: int


@transaction.atomic
def load_directory(data: dict[str, Any], *, by: User | None) -> Loaded:
    """Enter the units and groups that are not there yet; what is there is left as it is.

    The sets that plans of every province name ("Các sở, ban, ngành") come with any directory,
    so that `load_directory({})` is what a new province begins with.

    `data` holds `units` (code, kind, name, short_name, english_name, parent, is_external,
    valid_from, traits, aliases) in the order of their position, and `groups` (name, kinds, trait,
    named, is_open, aliases). Units are told by `code`, groups by `name`. Refuses a file in which
    one spelling means two bodies.
    """
    rows, sets = data.get("units", []), [*_common_groups(), *data.get("groups", [])]
    new_units = _load_units(rows)
    new_groups = _load_groups(sets)
    units = Unit.objects.in_bulk([row["code"] for row in rows], field_name="code")
    groups = UnitGroup.objects.in_bulk([row["name"] for row in sets], field_name="name")
    aliases = _load_aliases(
        [(units[row["code"]], text) for row in rows for text in row.get("aliases", [])],
        [(groups[row["name"]], text) for row in sets for text in row.get("aliases", [])],
    )
    OrganisationStep.objects.bulk_create(
        OrganisationStep(action="load", subject=unit.name, unit=unit, by=by) for unit in new_units
    )
    return Loaded(len(new_units), len(new_groups), aliases)


def _common_groups() -> list[dict[str, Any]]:
    groups: list[dict[str, Any]] = json.loads(_COMMON.read_text(encoding="utf-8"))["groups"]
    return groups


def _load_units(rows: list[dict[str, Any]]) -> list[Unit]:
    known = set(Unit.objects.values_list("code", flat=True))
    fresh = [row for row in rows if row["code"] not in known]
    positions = {row["code"]: 10 * place for place, row in enumerate(rows, start=1)}
    units = Unit.objects.bulk_create(_unit(row, positions[row["code"]]) for row in fresh)
    by_code = Unit.objects.in_bulk(field_name="code")
    for unit, row in zip(units, fresh, strict=True):
        unit.parent = by_code[row["parent"]] if row.get("parent") else None
    Unit.objects.bulk_update(units, ["parent"])
    UnitName.objects.bulk_create(
        UnitName(unit=unit, name=unit.name, short_name=unit.short_name, valid_from=unit.valid_from)
        for unit in units
    )
    UnitTrait.objects.bulk_create(
        UnitTrait(unit=unit, trait=trait, valid_from=unit.valid_from)
        for unit, row in zip(units, fresh, strict=True)
        for trait in row.get("traits", [])
    )
    return units


def _unit(row: dict[str, Any], position: int) -> Unit:
    begun = row.get("valid_from")
    unit = Unit(
        code=row["code"],
        kind=row["kind"],
        name=row["name"],
        short_name=row.get("short_name", ""),
        english_name=row.get("english_name", ""),
        is_external=row.get("is_external", False),
        position=position,
        valid_from=date.fromisoformat(begun) if begun else None,
    )
    unit.clean_fields(exclude=["parent"])
    return unit


def _load_groups(rows: list[dict[str, Any]]) -> list[UnitGroup]:
    known = set(UnitGroup.objects.values_list("name", flat=True))
    fresh = [row for row in rows if row["name"] not in known]
    groups = UnitGroup.objects.bulk_create(
        UnitGroup(
            name=row["name"],
            kinds=row.get("kinds", []),
            trait=row.get("trait", ""),
            is_open=row.get("is_open", False),
        )
        for row in fresh
    )
    for group, row in zip(groups, fresh, strict=True):
        if row.get("named"):
            group.named.set(Unit.objects.filter(code__in=row["named"]))
    return groups


def _load_aliases(of_units: list[tuple[Unit, str]], of_groups: list[tuple[UnitGroup, str]]) -> int:
    holders: dict[str, Unit | UnitGroup] = {
        alias.key: alias.unit for alias in UnitAlias.objects.select_related("unit")
    }
    holders |= {alias.key: alias.group for alias in GroupAlias.objects.select_related("group")}
    units = UnitAlias.objects.bulk_create(
        UnitAlias(unit=unit, text=text, key=key) for unit, text, key in _fresh(of_units, holders)
    )
    groups = GroupAlias.objects.bulk_create(
        GroupAlias(group=group, text=text, key=key)
        for group, text, key in _fresh(of_groups, holders)
    )
    return len(units) + len(groups)


def _fresh(
    pairs: list[tuple[B, str]], holders: dict[str, Unit | UnitGroup]
) -> list[tuple[B, str, str]]:
    """The spellings nobody holds yet, with their keys; each is entered into `holders`."""
    fresh: list[tuple[B, str, str]] = []
    for owner, text in pairs:
        key = match_key(text)
        holder = holders.get(key)
        if holder is None:
            holders[key] = owner
            fresh.append((owner, text, key))
        elif holder != owner:
            raise ValidationError(
                "“%(text)s” là cách viết của cả “%(one)s” và “%(other)s”.",
                code="alias_taken",
                params={"text": text, "one": str(holder), "other": str(owner)},
            )
    return fresh
