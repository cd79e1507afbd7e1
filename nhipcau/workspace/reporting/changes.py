"""What a unit changed between two sendings of its report, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.plans.models import Task
from nhipcau.reports.models import UnitReport

Snapshot = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """`where` is the code of a task or the name of a text; "" in `before` or `after` is nothing."""

    where: str
    what: str
    before: str
    after: str


def changed_parts(before: Snapshot, after: Snapshot) -> list[ChangedPart]:
    """From one snapshot of a report to a later one, tasks in the order of the plan."""
    old = {item["task"]: item for item in before.get("items", [])}
    new = {item["task"]: item for item in after.get("items", [])}
    found = []
    for task in dict.fromkeys([*new, *old]):
        here = new.get(task) or old[task]
        found += [
            ChangedPart(here["code"], what, was, now)
            for (what, was), (_same, now) in zip(
                _facts(old.get(task)), _facts(new.get(task)), strict=True
            )
            if was != now
        ]
    return found + _texts(before.get("general", {}), after.get("general", {}))


def _facts(item: Mapping[str, Any] | None) -> list[tuple[str, str]]:
    """Each thing said of a task: its name, and the words of it."""
    item = item or {}
    status = item.get("status", "")
    return [
        (_("Nội dung"), item.get("words", "")),
        (_("Tổng hợp từ kết quả"), item.get("generated", "")),
        (_("Chưa phát sinh"), item.get("nil_reason", "") if item.get("is_nil") else ""),
        (_("Xử lý ngoài hệ thống"), item.get("outside_number", "")),
        (_("Tình trạng"), _(str(Task.Status(status).label)) if status else ""),
    ]


def _texts(before: Mapping[str, str], after: Mapping[str, str]) -> list[ChangedPart]:
    return [
        ChangedPart(general_label(name), _("Nội dung"), before.get(name, ""), after.get(name, ""))
        for name in dict.fromkeys([*after, *before])
        if before.get(name, "") != after.get(name, "")
    ]


def general_label(name: str) -> str:
    """What a general text of a report is called."""
    return _(str(UnitReport._meta.get_field(name).verbose_name))
