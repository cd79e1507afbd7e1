"""Who answers for a task under its amended words: names matched, rows ended and begun."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.db.models import F

from nhipcau.organisations.directory import Match, match_names, spellings
from nhipcau.organisations.models import UnitGroup, User
from nhipcau.plans.amending.diff import Change
from nhipcau.plans.amending.words import Row, compared
from nhipcau.plans.importing.accept.bodies import Bodies, bodies_of
from nhipcau.plans.importing.recognise.units import split_units
from nhipcau.plans.models import PlanLoad, Responsibility, Task
from nhipcau.vietnamese.text import match_key

ROLES = (
    (Responsibility.Role.LEAD, "lead"),
    (Responsibility.Role.COORDINATE, "coordinating"),
)

_OUT_OF_THE_WAY: Final = 10_000


def with_names(changes: Sequence[Change], *, day: date) -> list[Change]:
    """Each change with the names cut out of its words as spelt on `day`, if they are not yet."""
    known = spellings(day=day)

    def named(row: Row | None) -> Row | None:
        if row is None:
            return None
        cut = {
            f"{stem}_units": list(split_units(row[f"{stem}_text"], known))
            for _role, stem in ROLES
            if f"{stem}_units" not in row
        }
        return row | cut

    return [replace(one, after=named(one.after)) for one in changes]


def changed_names(change: Change, stem: str) -> list[str]:
    """The names of the role, where its words are new; [] where they stay or the task goes."""
    if change.after is None:
        return []
    field = f"{stem}_text"
    if change.before and compared(change.before, field) == compared(change.after, field):
        return []
    return list(change.after[f"{stem}_units"])


def unclear_leads(
    changes: Sequence[Change], load: PlanLoad | None, *, day: date
) -> dict[str, Match]:
    """Names of new leads that mean no body on `day`, each with what it may mean."""
    told = load.matches if load else {}
    names = {name for change in changes for name in changed_names(change, "lead")} - told.keys()
    matched = match_names(sorted(names), day=day) if names else {}
    return {name: match for name, match in matched.items() if match.target is None}


def bodies_for(changes: Sequence[Change], load: PlanLoad | None, *, day: date, by: User) -> Bodies:
    """The bodies of all new names; refuses a lead that means none, with what it may mean.

    A coordinating name that means none stays as written, as when a plan is accepted.
    """
    if unclear := unclear_leads(changes, load, day=day):
        raise ValidationError(_unclear_words(unclear.values()), code="leads")
    names = {name for c in changes for _r, stem in ROLES for name in changed_names(c, stem)}
    told = names & (load.matches.keys() if load else set())
    bodies = bodies_of(load, day=day, by=by, only=told) if load else Bodies({}, {}, {}, day)
    found = match_names(sorted(names - told), day=day)
    targets = bodies.targets | {n: m.target for n, m in found.items() if m.target is not None}
    groups = {target for target in targets.values() if isinstance(target, UnitGroup)}
    expanded = {
        group.pk: tuple(group.members_on(day).values_list("pk", flat=True)) for group in groups
    }
    return Bodies(targets, expanded, bodies.made, day)


def bind(task: Task, role: str, names: Sequence[str], bodies: Bodies, *, day: date) -> None:
    """From `day` on the task's bodies of this role are `names`; those that stay are kept."""
    wanted = {match_key(name) for name in names}
    kept: dict[str, Responsibility] = {}
    for one in task.responsibilities.current().filter(role=role).order_by("position"):
        key = match_key(one.as_written)
        if key in wanted and key not in kept:
            kept[key] = one
        else:
            _end(one, day=day)
    # Out of the way first: no two bodies of a role may share a place, not even for a moment.
    staying = Responsibility.objects.filter(pk__in=[one.pk for one in kept.values()])
    staying.update(position=F("position") + _OUT_OF_THE_WAY)
    for place, name in enumerate(names, start=1):
        if (key := match_key(name)) in kept:
            staying.filter(pk=kept[key].pk).update(position=place)
        else:
            _begin(task, role, place, name, bodies, day=day)


def words_of_bodies(task: Task, *, day: date) -> str:
    """Full and short names of all the task's bodies, for searching."""
    found: list[str] = []
    for one in task.responsibilities.current().select_related("unit", "group"):
        if one.unit:
            found += [one.unit.name_on(day), one.unit.short_name]
        elif one.group:
            found.append(one.group.name)
    return "; ".join(dict.fromkeys(filter(None, found)))


def _end(one: Responsibility, *, day: date) -> None:
    if one.valid_from and one.valid_from >= day:
        raise ValidationError(
            "Trách nhiệm “%(name)s” của nhiệm vụ %(code)s mới được xác định từ ngày %(day)s; "
            "hãy chọn ngày áp dụng sau ngày đó.",
            code="in_force_from",
            params={
                "name": one.as_written,
                "code": one.task.code,
                "day": f"{one.valid_from:%d/%m/%Y}",
            },
        )
    one.valid_to = day - timedelta(days=1)
    one.save(update_fields=["valid_to"])


def _begin(
    task: Task, role: str, place: int, name: str, bodies: Bodies, *, day: date
) -> Responsibility:
    fresh = Responsibility.objects.create(
        task=task,
        role=role,
        position=place,
        as_written=name,
        unit=bodies.unit(name),
        group=bodies.group(name),
        expanded_on=day,
        valid_from=day,
    )
    fresh.members.set(bodies.members(name))
    return fresh


def _unclear_words(matches: Iterable[Match]) -> list[str]:
    """One sentence a name: what is unclear, and what it may mean."""
    return [
        f"Chủ trì “{match.text}” chưa rõ là đơn vị nào"
        + (f"; có thể là: {', '.join(_names(match))}." if match.suggestions else ".")
        + " Hãy sửa tên trong thay đổi, hoặc thêm cách viết này vào danh bạ đơn vị."
        for match in matches
    ]


def _names(match: Match) -> list[str]:
    return [str(suggestion.target) for suggestion in match.suggestions[:3]]
