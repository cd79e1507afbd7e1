"""How every change of a load is made: locked, written down exactly, and undone one by one."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.organisations.models import User
from nhipcau.plans.importing.accept.sheet import Json
from nhipcau.plans.models import LoadStep, PlanLoad

_PARTS = ("draft", "matches", "settled")


def locked(load: PlanLoad, *, expect: Sequence[str] = (PlanLoad.State.OPEN,)) -> PlanLoad:
    """The load as it stands now, held until the transaction ends; refuses other states."""
    # Only the load's own row: the plan beside it may be missing, and cannot be locked then.
    rows = PlanLoad.objects.select_for_update(of=("self",)).select_related("file", "plan")
    held = rows.get(pk=load.pk)
    if held.state not in expect:
        raise ValidationError(
            "Lượt nạp này đang ở tình trạng “%(state)s” nên không làm được việc đó.",
            code="state",
            params={"state": held.get_state_display()},
        )
    return held


def snapshot(load: PlanLoad) -> Json:
    """What a change may touch, as it stands before it."""
    return {part: deepcopy(getattr(load, part)) for part in _PARTS}


def record(
    load: PlanLoad,
    old: Json,
    *,
    action: str,
    where: str = "",
    before: str = "",
    after: str = "",
    by: User,
) -> PlanLoad:
    """Keep the changed load and the step that says what was changed; `old` is its `snapshot`."""
    change = difference(old, snapshot(load))
    if not change:
        return load
    load.save(update_fields=list(_PARTS))
    LoadStep.objects.create(
        load=load, action=action, where=where, before=before, after=after, change=change, by=by
    )
    return load


def move(load: PlanLoad, state: str, *, by: User, reason: str = "") -> None:
    """From one state to another, with its step."""
    if state not in PlanLoad.MOVABLE.get(PlanLoad.State(load.state), ()):
        raise ValidationError("Không chuyển được tình trạng của lượt nạp.", code="state")
    LoadStep.objects.create(
        load=load, action="move", where=reason, before=load.state, after=state, by=by
    )
    load.state = state
    load.save()


@transaction.atomic
def undo_last(load: PlanLoad, *, by: User) -> PlanLoad:
    """Take back the last edit that has not been taken back, as an undo key does."""
    load = locked(load)
    step = (
        load.steps.filter(undoes=None, undone_by=None)
        .exclude(change={})
        .order_by("-at", "-pk")
        .first()
    )
    if step is None:
        raise ValidationError("Không còn việc nào để hoàn tác.", code="nothing_to_undo")
    apply(load, step.change)
    load.save(update_fields=list(_PARTS))
    LoadStep.objects.create(
        load=load,
        action="undo",
        where=step.where,
        before=step.after,
        after=step.before,
        change={path: [new, old] for path, (old, new) in step.change.items()},
        undoes=step,
        by=by,
    )
    return load


def difference(old: Json, new: Json) -> dict[str, list[Any]]:
    """The parts that differ, each as [before, after].

    Rows are compared one by one ("row:r3") as long as their order is the same; otherwise the
    order itself is a part ("order": group key -> keys of its rows).
    """
    changed: dict[str, list[Any]] = {}
    for part in ("matches", "settled"):
        for key in {**old[part], **new[part]}:
            if old[part].get(key) != new[part].get(key):
                changed[f"{part}:{key}"] = [old[part].get(key), new[part].get(key)]
    if old["draft"]["document"] != new["draft"]["document"]:
        changed["document"] = [old["draft"]["document"], new["draft"]["document"]]
    before, after = _rows(old["draft"]), _rows(new["draft"])
    for key in {**before, **after}:
        if before.get(key) != after.get(key):
            changed[f"row:{key}"] = [before.get(key), after.get(key)]
    orders = _order(old["draft"]), _order(new["draft"])
    if orders[0] != orders[1]:
        changed["order"] = list(orders)
    return changed


def apply(load: PlanLoad, change: dict[str, list[Any]]) -> None:
    """Put back the first value of each part."""
    rows = _rows(load.draft)
    order = _order(load.draft)
    for path, (old, _) in change.items():
        part, _, key = path.partition(":")
        if part == "document":
            load.draft["document"] = old
        elif part == "order":
            order = old
        else:
            target = rows if part == "row" else getattr(load, part)
            if old is None:
                target.pop(key, None)
            else:
                target[key] = old
    for group in load.draft["groups"]:
        group["items"] = [rows[key] for key in order[group["key"]]]


def _rows(draft: Json) -> Json:
    return {item["key"]: item for group in draft["groups"] for item in group["items"]}


def _order(draft: Json) -> dict[str, list[str]]:
    return {group["key"]: [item["key"] for item in group["items"]] for group in draft["groups"]}
