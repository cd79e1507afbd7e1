"""The bodies behind the names of a draft: new units entered, groups expanded once for all tasks."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError

from nhipcau.organisations.directory import match_names
from nhipcau.organisations.grouping import create_group
from nhipcau.organisations.models import Unit, UnitGroup, User
from nhipcau.organisations.naming import add_alias, create_unit
from nhipcau.plans.importing.accept.sheet import Json, names_in
from nhipcau.plans.models import PlanLoad
from nhipcau.vietnamese.text import match_key


@dataclass(frozen=True, slots=True)
class Bodies:
    """What each printed name stands for, and what had to be entered for it.

    `expanded` maps a group's id to the ids of its members on the day of the plan.
    """

    targets: dict[str, Unit | UnitGroup]
    expanded: dict[int, tuple[int, ...]]
    made: dict[str, list[int]]
    day: date

    def unit(self, name: str) -> Unit | None:
        target = self.targets.get(name)
        return target if isinstance(target, Unit) else None

    def group(self, name: str) -> UnitGroup | None:
        target = self.targets.get(name)
        return target if isinstance(target, UnitGroup) else None

    def members(self, name: str) -> tuple[int, ...]:
        """Ids of the units that the name binds: the unit itself or the members of the group."""
        target = self.targets.get(name)
        if isinstance(target, Unit):
            return (target.pk,)
        return self.expanded[target.pk] if target else ()

    def words(self, names: tuple[str, ...]) -> str:
        """The full and short names behind printed names, for searching; groups by their name."""
        found: list[str] = []
        for target in (self.targets[name] for name in names if name in self.targets):
            if isinstance(target, Unit):
                found += [target.name_on(self.day), target.short_name]
            else:
                found.append(target.name)
        return "; ".join(dict.fromkeys(filter(None, found)))


def bodies_of(
    load: PlanLoad, *, day: date, by: User, only: Collection[str] | None = None
) -> Bodies:
    """Fetch, or enter, every body that the rows of the draft name; `only`: of these names."""
    used = {name for name, _ in names_in(load.draft)} if only is None else set(only)
    matches = {name: match for name, match in load.matches.items() if name in used}
    made: dict[str, list[int]] = {
        kind: [] for kind in ("units", "groups", "unit_aliases", "group_aliases")
    }
    targets = _known(matches) | _entered(matches, made, day=day, by=by)
    _remember(matches, targets, made, by=by)
    groups = {target for target in targets.values() if isinstance(target, UnitGroup)}
    expanded = {
        group.pk: tuple(group.members_on(day).values_list("pk", flat=True)) for group in groups
    }
    return Bodies(targets, expanded, made, day)


def _known(matches: Json) -> dict[str, Unit | UnitGroup]:
    codes = {match["unit"] for match in matches.values() if "unit" in match}
    ids = {match["group"] for match in matches.values() if "group" in match}
    units = {
        unit.code: unit for unit in Unit.objects.filter(code__in=codes).prefetch_related("names")
    }
    groups = UnitGroup.objects.in_bulk(ids)
    if codes - set(units) or ids - set(groups):
        raise ValidationError(
            "Danh bạ đơn vị đã thay đổi; hãy đối chiếu lại tên đơn vị.", code="directory_changed"
        )
    known: dict[str, Unit | UnitGroup] = {}
    for name, match in matches.items():
        if "unit" in match:
            known[name] = units[match["unit"]]
        elif "group" in match:
            known[name] = groups[match["group"]]
    return known


def _entered(
    matches: Json, made: dict[str, list[int]], *, day: date, by: User
) -> dict[str, Unit | UnitGroup]:
    """Bodies that people asked for; one that has come into the directory meanwhile is taken."""
    wanted = {
        name: match.get("new") or match["new_group"]
        for name, match in matches.items()
        if "new" in match or "new_group" in match
    }
    there = match_names({new["name"] for new in wanted.values()}, day=day) if wanted else {}
    fresh: dict[str, Unit | UnitGroup] = {}
    for new in wanted.values():
        key, known = match_key(new["name"]), there[new["name"]].target
        if key in fresh:
            continue
        if known:
            fresh[key] = known
        elif "kind" in new:
            fresh[key] = create_unit(**new, by=by)
            made["units"].append(fresh[key].pk)
        else:
            fresh[key] = create_group(**new, by=by)
            made["groups"].append(fresh[key].pk)
    return {name: fresh[match_key(new["name"])] for name, new in wanted.items()}


def _remember(
    matches: Json,
    targets: dict[str, Unit | UnitGroup],
    made: dict[str, list[int]],
    *,
    by: User,
) -> None:
    """Spellings that a person explained become aliases, unless they mean another body already."""
    told = {name for name, match in matches.items() if match.get("remember")}
    for name in sorted(told):
        target = targets[name]
        own = (target.name, target.short_name) if isinstance(target, Unit) else (target.name,)
        if match_key(name) in map(match_key, own) or len(name) > 300:
            continue
        try:
            alias = add_alias(target, name, by=by)
        except ValidationError:
            continue  # this plan's own reading of the name; the directory keeps the other one
        if alias:
            made["unit_aliases" if isinstance(target, Unit) else "group_aliases"].append(alias.pk)
