"""A change in words: what happens to whom, and what is still to be said."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.organisations.models import Unit
from nhipcau.succession.changes import Problem, Question
from nhipcau.succession.models import Reorganisation, UnitChange


@dataclass(frozen=True, slots=True)
class ShownChange:
    """`asks`: things of the old body that somebody is chosen for; `open` of them still unsaid."""

    change: UnitChange
    sources: tuple[Unit, ...]
    targets: tuple[str, ...]
    mid_period: str
    problems: tuple[str, ...]
    asks: int
    open: int


def shown_changes(
    reorganisation: Reorganisation,
    problems: tuple[Problem, ...] = (),
    questions: tuple[Question, ...] = (),
) -> list[ShownChange]:
    """All changes in order; three queries."""
    changes = list(reorganisation.changes.prefetch_related("sources").order_by("position"))
    names = names_of(changes)
    return [
        ShownChange(
            change=one,
            sources=tuple(one.sources.all()),
            targets=tuple(target_name(told, names) for told in one.targets),
            mid_period=_mid_period(one),
            problems=tuple(
                p.sentence
                for p in problems
                if p.position == one.position and p.code != "unassigned"
            ),
            asks=sum(q.position == one.position for q in questions),
            open=sum(q.position == one.position and q.answer is None for q in questions),
        )
        for one in changes
    ]


def _mid_period(change: UnitChange) -> str:
    hands_over = change.kind not in (
        UnitChange.Kind.RENAME,
        UnitChange.Kind.CREATE,
        UnitChange.Kind.CHANGE_PARENT,
    )
    return str(change.get_mid_period_display()) if hands_over else ""


def names_of(changes: list[UnitChange]) -> Mapping[Any, str]:
    """Primary key or code -> name, of the units that changes point at and of those they begin."""
    told = [target for change in changes for target in change.targets]
    keys = [target["unit"] for target in told if target.get("unit")]
    codes = [target["code"] for target in told if target.get("code")]
    found: dict[Any, str] = dict(Unit.objects.filter(pk__in=keys).values_list("pk", "name"))
    found |= dict(Unit.objects.filter(code__in=codes).values_list("code", "name"))
    new = [target["new"] for target in told if target.get("new")]
    return {one["code"]: one["name"] for one in new if one.get("code")} | found


def target_name(told: Mapping[str, Any], names: Mapping[Any, str]) -> str:
    """The name of a target, with what it takes over."""
    new = told.get("new")
    if new:
        name = _("%(name)s (mới)") % {"name": new["name"]}
    else:
        key = told.get("unit") or told.get("code", "")
        name = names.get(key, str(key))
    return f"{name}: {told['scope']}" if told.get("scope") else name
