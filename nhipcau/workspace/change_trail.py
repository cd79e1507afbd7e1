"""The trail of acts, programmes and plans in words: what was done, from what to what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.ui.words import day_words

DONE = {
    "enter": gettext_lazy("Nhập căn cứ"),
    "revise": gettext_lazy("Sửa"),
    "verify": gettext_lazy("Đánh dấu đã đối chiếu bản gốc"),
    "unverify": gettext_lazy("Bỏ dấu đã đối chiếu"),
    "load": gettext_lazy("Nạp từ danh mục kèm phần mềm"),
    "fill": gettext_lazy("Bổ sung từ danh mục kèm phần mềm"),
    "cite": gettext_lazy("Ghi cho nhiệm vụ"),
    "uncite": gettext_lazy("Gỡ khỏi nhiệm vụ"),
    "report": gettext_lazy("Lập báo cáo"),
    "create": gettext_lazy("Lập"),
    "add_tasks": gettext_lazy("Thêm nhiệm vụ"),
    "remove_tasks": gettext_lazy("Bỏ nhiệm vụ"),
    "close": gettext_lazy("Kết thúc"),
    "set_parent": gettext_lazy("Đổi kế hoạch cấp trên"),
    "set_horizon": gettext_lazy("Đổi kỳ hạn"),
}
NAMED = {
    "tasks": gettext_lazy("Nhiệm vụ"),
    "task": gettext_lazy("Nhiệm vụ"),
    "reason": gettext_lazy("Lý do"),
    "first": gettext_lazy("Từ ngày"),
    "last": gettext_lazy("Đến ngày"),
    "total": gettext_lazy("Số kết quả"),
}
UNTOLD = {"task_id", "document"}  # for the machine


@dataclass(frozen=True, slots=True)
class Change:
    """One field: its name on screen, and what stood there before and after."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Told:
    """One step in words."""

    at: datetime
    by: str
    what: str
    changes: list[Change]


def in_words(steps: Iterable[Any], model: type[Model]) -> list[Told]:
    """Steps with `action`, `changes`, `at`, `by`; fields are called as `model` calls them."""
    return [
        Told(
            at=step.at,
            by=str(step.by) if step.by else _("Hệ thống"),
            what=str(DONE.get(step.action, step.action)),
            changes=list(_changes(step.changes, model)),
        )
        for step in steps
    ]


def _changes(told: Mapping[str, Any], model: type[Model]) -> Iterable[Change]:
    for name, (before, after) in told.items():
        if name not in UNTOLD:
            field = NAMED.get(name) or _(str(model._meta.get_field(name).verbose_name))
            yield Change(str(field), _said(model, name, before), _said(model, name, after))


def _said(model: type[Model], name: str, value: Any) -> str:
    """A value as the page shows it; nothing stays nothing."""
    if isinstance(value, bool):
        return _("có") if value else _("chưa")
    if value in (None, ""):
        return ""
    choices = {} if name in NAMED else dict(model._meta.get_field(name).choices or ())
    if value in choices:
        return _(str(choices[value]))
    try:
        return day_words(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)
