"""From the rows of a draft to the order that the engine takes, and its outcome."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from nhipcau.organisations.models import Unit
from nhipcau.succession.changes import Change, Effect, Kind, NewUnit, Order, Outcome, Target
from nhipcau.succession.models import Reorganisation, UnitChange
from nhipcau.succession.planning import plan
from nhipcau.succession.relations import refuse_unknown_relations
from nhipcau.succession.rows import Snapshot
from nhipcau.succession.snapshots import snapshot_for


def outcome_of(reorganisation: Reorganisation) -> Outcome:
    """What the draft would do to the rows as they are now; nothing is written.

    Refuses where the house has a relation to units that has no rule here.
    """
    refuse_unknown_relations()
    order = order_of(reorganisation)
    return plan(snapshot_of(order), order)


def snapshot_of(order: Order) -> Snapshot:
    """The rows that the order may touch."""
    sources = {pk for change in order.changes for pk in change.sources}
    named = [target for change in order.changes for target in change.targets]
    coded = Unit.objects.filter(code__in=[target.code for target in named if target.code])
    targets = {target.unit for target in named if target.unit is not None}
    targets |= set(coded.values_list("pk", flat=True))
    return snapshot_for(sources, targets, day=order.effective_on)


def order_of(reorganisation: Reorganisation) -> Order:
    changes = reorganisation.changes.prefetch_related("sources").order_by("position")
    return Order(
        reorganisation.effective_on,
        tuple(_change(change) for change in changes),
        reorganisation.document_number,
    )


def _change(row: UnitChange) -> Change:
    return Change(
        position=row.position,
        kind=Kind(row.kind),
        sources=tuple(sorted(unit.pk for unit in row.sources.all())),
        targets=tuple(target_of(told) for told in row.targets),
        choices=row.choices,
        is_taken_over=row.mid_period == UnitChange.MidPeriod.SUCCESSOR,
    )


def target_of(told: Mapping[str, Any]) -> Target:
    """A target as a change keeps it."""
    new = told.get("new")
    return Target(
        unit=told.get("unit"),
        code=told.get("code", ""),
        new=NewUnit(**new) if new else None,
        scope=told.get("scope", ""),
    )


def digest_of(outcome: Outcome) -> str:
    """sha256 of all that would be written, so that what is done is what was looked at."""
    told = [
        [effect.kind.model, effect.pk, as_json(effect.before), as_json(effect.after)]
        for effect in outcome.effects
    ]
    said = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()


def as_json(values: Mapping[str, Any]) -> dict[str, Any]:
    """Columns as JSON: days in ISO form, sets as lists."""
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def count_by_model(effects: tuple[Effect, ...]) -> dict[str, int]:
    """How many rows of each model are touched."""
    found: dict[str, int] = {}
    for effect in effects:
        found[effect.kind.model] = found.get(effect.kind.model, 0) + 1
    return found
