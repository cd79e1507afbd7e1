"""Which body each printed name of a draft means: by its spelling, or by what a person said."""

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.organisations.directory import Match, match_names
from nhipcau.organisations.guessing import guess_body
from nhipcau.organisations.models import Unit, UnitGroup, User
from nhipcau.plans.importing.accept.sheet import Json, names_in, plan_day
from nhipcau.plans.importing.accept.steps import locked, record, snapshot
from nhipcau.plans.models import PlanLoad

_LONGEST_NAME = 300  # characters; what is longer is a sentence, and stays as written


def match_new_names(load: PlanLoad, *, again: bool = False) -> None:
    """Match the names of the draft that have no match yet; `again`: those matched by spelling too.

    What a person has said stays. Without a year nothing can be matched.
    """
    if again:
        load.matches = {n: m for n, m in load.matches.items() if m["how"] == "person"}
    day = plan_day(load.draft)
    fresh = dict.fromkeys(name for name, _ in names_in(load.draft) if name not in load.matches)
    if day is None or not fresh:
        return
    for name, match in match_names(fresh, day=day).items():
        if match.unit:
            load.matches[name] = {"unit": match.unit.code, "how": "spelling"}
        elif match.group:
            load.matches[name] = {"group": match.group.pk, "how": "spelling"}


def unmatched_names(load: PlanLoad) -> dict[str, Match]:
    """The names without a match, in the order of the paper, with what they may mean."""
    names = dict.fromkeys(name for name, _ in names_in(load.draft) if name not in load.matches)
    day = plan_day(load.draft)
    if day is None:
        return {name: Match(name) for name in names}
    return match_names(names, day=day) if names else {}


@transaction.atomic
def match_name(
    load: PlanLoad,
    *,
    name: str,
    unit: Unit | None = None,
    group: UnitGroup | None = None,
    new_unit: Json | None = None,
    new_group: Json | None = None,
    remember: bool = True,
    by: User,
) -> PlanLoad:
    """Say what a printed name means: a unit, a group, or one to be entered on acceptance.

    `new_unit` holds `name`, `kind` and, if wanted, `short_name`, `english_name`, `is_external`;
    `new_group` holds `name` and either `is_open` or `kinds` and `trait`. With none of the four
    the name is left as written. `remember`: on acceptance the spelling becomes an alias, so that
    the next plan needs no telling.
    """
    load = locked(load)
    old = snapshot(load)
    if name not in {one for one, _ in names_in(load.draft)}:
        raise ValidationError("Kế hoạch không ghi tên này; hãy tải lại trang.", code="name")
    if sum(one is not None for one in (unit, group, new_unit, new_group)) > 1:
        raise ValidationError("Chỉ chọn một đơn vị hoặc một nhóm.", code="choice")
    before = load.matches.pop(name, None)
    if told := _told(unit, group, new_unit, new_group):
        load.matches[name] = told | {"how": "person", "remember": remember}
    return record(
        load,
        old,
        action="match_name",
        where=name,
        before=meaning(before),
        after=meaning(load.matches.get(name)),
        by=by,
    )


@transaction.atomic
def match_rest(load: PlanLoad, *, by: User) -> PlanLoad:
    """Take every name still open for a new body, of the kind that its wording suggests.

    For the first plan of a province whose directory is empty. A collective ("Các đơn vị có liên
    quan") becomes an open set that binds nobody. One step, undone at once.
    """
    load = locked(load)
    old = snapshot(load)
    names = [name for name in unmatched_names(load) if len(name) <= _LONGEST_NAME]
    for name in names:
        guess = guess_body(name)
        if guess.is_collective:
            told: Json = {"new_group": {"name": _headed(name), "is_open": True}}
        else:
            new = {"name": _headed(name), "kind": guess.kind, "is_external": guess.is_external}
            told = {"new": {key: value for key, value in new.items() if value}}
        load.matches[name] = told | {"how": "person", "remember": True}
    return record(load, old, action="match_rest", after="\n".join(names), by=by)


def meaning(match: Json | None) -> str:
    """A stored match in words, "" for none."""
    if match is None:
        return ""
    if "unit" in match:
        return str(Unit.objects.get(code=match["unit"]))
    if "group" in match:
        return str(UnitGroup.objects.get(pk=match["group"]))
    return str((match.get("new") or match["new_group"])["name"])


def _told(
    unit: Unit | None, group: UnitGroup | None, new_unit: Json | None, new_group: Json | None
) -> Json:
    """The choice as it is stored, {} for none."""
    if unit:
        return {"unit": unit.code}
    if group:
        return {"group": group.pk}
    if new_unit:
        return {"new": _checked(new_unit)}
    return {"new_group": _checked_group(new_group)} if new_group else {}


def _headed(name: str) -> str:
    """With a capital at its head, as the directory writes names."""
    return name[:1].upper() + name[1:]


def _checked_group(new_group: Json) -> Json:
    kept = {
        key: new_group[key] for key in ("name", "kinds", "trait", "is_open") if new_group.get(key)
    }
    if not str(kept.get("name", "")).strip():
        raise ValidationError("Hãy ghi tên nhóm mới.", code="name")
    if not (kept.get("is_open") or kept.get("kinds")):
        raise ValidationError(
            "Hãy chọn nhóm gồm những loại đơn vị nào, hoặc nhóm không nêu đích danh.", code="kind"
        )
    UnitGroup(**kept).clean_fields()
    return kept


def _checked(new_unit: Json) -> Json:
    """The details of a unit to be entered, as `create_unit` will take them."""
    kept = {key: new_unit[key] for key in ("name", "kind") if new_unit.get(key)}
    kept |= {
        key: new_unit[key]
        for key in ("short_name", "english_name", "is_external")
        if new_unit.get(key)
    }
    if not str(kept.get("name", "")).strip():
        raise ValidationError("Hãy ghi tên đơn vị mới.", code="name")
    if kept.get("kind") not in Unit.Kind.values:
        raise ValidationError("Hãy chọn loại của đơn vị mới.", code="kind")
    Unit(code="x", **kept).clean_fields(exclude=["code", "parent"])
    return kept
