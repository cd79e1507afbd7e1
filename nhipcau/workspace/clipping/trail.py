"""The history of a clipping in words: moves, and what each change changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.outputs.languages import language_name
from nhipcau.plans.models import Task
from nhipcau.press.models import Clipping, ClippingStep, Outlet, Topic
from nhipcau.ui.words import day_words

DONE = {
    "enter": gettext_lazy("Nhập tay"),
    "confirm": gettext_lazy("Xác nhận"),
    "reject": gettext_lazy("Bỏ"),
    "put_back": gettext_lazy("Để lại hàng chờ"),
    "put_right": gettext_lazy("Sửa"),
    "keep_copy": gettext_lazy("Kèm bản lưu"),
    "exempt": gettext_lazy("Ghi lý do không có bản lưu"),
    "tag": gettext_lazy("Thêm chủ đề"),
    "untag": gettext_lazy("Bỏ chủ đề"),
    "show": gettext_lazy("Nêu trên cổng thông tin"),
    "hide": gettext_lazy("Thôi nêu trên cổng thông tin"),
}
_NAMED = {
    "topic": gettext_lazy("Chủ đề"),
    "copy": gettext_lazy("SHA-256 của bản lưu"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One step: who, when, why, the state it led to, and (field, before, after) of each change."""

    at: datetime
    by: str
    what: str
    state: str
    label: str
    reason: str
    changes: tuple[tuple[str, str, str], ...]


def trail_of(row: Clipping) -> list[Told]:
    """The last step first; the same number of queries however many there are."""
    steps = list(row.steps.select_related("by").order_by("-at", "-pk"))
    names = _Names(steps)
    return [
        Told(
            at=step.at,
            by=str(step.by) if step.by else _("Hệ thống"),
            what=str(DONE.get(step.act, step.act)),
            state=step.to_state if step.from_state != step.to_state else "",
            label=Clipping.State(step.to_state).label,
            reason=step.reason,
            changes=tuple(_changes(step.changes, names)),
        )
        for step in steps
    ]


class _Names:
    """What codes and numbers of the changes are called."""

    def __init__(self, steps: Iterable[ClippingStep]) -> None:
        told = [
            (name, value) for step in steps for name, pair in step.changes.items() for value in pair
        ]
        tasks = {number for name, value in told if name == "tasks" for number in value or ()}
        has_topics = any(name == "topic" for name, _value in told)
        rows = Task.objects.filter(pk__in=tasks) if tasks else ()
        self.tasks = {task.pk: task.code for task in rows}
        self.topics = dict(Topic.objects.values_list("code", "name")) if has_topics else {}

    def of(self, name: str, value: Any) -> str:
        if name == "tasks":
            return ", ".join(self.tasks.get(number, str(number)) for number in value)
        return self.topics.get(value, str(value))


def _changes(told: dict[str, list[Any]], names: _Names) -> Iterable[tuple[str, str, str]]:
    for name, (before, after) in told.items():
        label = _NAMED.get(name) or _(str(Clipping._meta.get_field(name).verbose_name))
        yield str(label), _said(name, before, names), _said(name, after, names)


def _said(name: str, value: Any, names: _Names) -> str:
    """A value as the card shows it; nothing stays nothing."""
    if value in (None, "", []):
        return ""
    if name in ("tasks", "topic"):
        return names.of(name, value)
    if name == "published_on":
        return day_words(date.fromisoformat(value))
    if name == "language":
        return _(language_name(value))
    if name == "tone":
        return _(str(Clipping.Tone(value).label))
    if name == "medium":
        return _(str(Outlet.Medium(value).label))
    return str(value)
