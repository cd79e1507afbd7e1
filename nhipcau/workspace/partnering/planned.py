"""What a merge would do, or did, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.registries.models import Contact, Merge, Partner
from nhipcau.registries.partners.planning import GONE, Plan
from nhipcau.workspace.partnering.trail import said


@dataclass(frozen=True, slots=True)
class Choice:
    """A field in which the two differ, in words; `is_gone`: the value of the gone one stays."""

    name: str
    label: str
    kept: str
    gone: str
    is_gone: bool


def choices_shown(plan: Plan) -> list[Choice]:
    return [
        Choice(one.name, _(one.label), _shown(one.name, one.kept), _shown(one.name, one.gone),
               one.stays == GONE)
        for one in plan.fields
    ]  # fmt: skip


def said_of_merge(merge: Merge) -> dict[str, Any]:
    """Of a merge that was done: fields, rows that moved, names; of people only which fields."""
    model: Any = Partner if merge.kept_id else Contact
    planned = merge.planned or {}
    return {
        "fields": [_done(model, told) for told in planned.get("fields", [])],
        "moves": planned.get("moves", []),
        "names": planned.get("names", []),
        "is_people": model is Contact,
    }


def _done(model: Any, told: Mapping[str, str]) -> Choice:
    name = told["name"]
    label = _(str(model._meta.get_field(name).verbose_name))
    kept, gone = (_shown(name, told.get(end, "")) for end in ("kept", "gone"))
    return Choice(name, label, kept, gone, told["stays"] == GONE)


def _shown(name: str, value: Any) -> str:
    if value in ("True", "False"):
        value = value == "True"
    if value == "None":
        return ""
    if name == "ground":
        return _(str(dict(Contact._meta.get_field("ground").flatchoices).get(value, value)))
    return said(name, value)
