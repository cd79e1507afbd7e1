"""The trails of outlets, names and topics in words."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from nhipcau.outputs.languages import language_name
from nhipcau.press.models import Outlet, OutletStep, WordStep
from nhipcau.ui.words import number_words
from nhipcau.workspace.change_trail import Change, Told
from nhipcau.workspace.shown_names import country_shown

_ACTS = {
    "enter": gettext_noop("Nhập"),
    "load": gettext_noop("Có sẵn"),
    "revise": gettext_noop("Sửa"),
    "switch_on": gettext_noop("Bắt đầu theo dõi"),
    "switch_off": gettext_noop("Thôi theo dõi"),
    "add_feed": gettext_noop("Thêm nguồn tin"),
    "feed_on": gettext_noop("Bật nguồn tin"),
    "feed_off": gettext_noop("Tắt nguồn tin"),
    "feed_moved": gettext_noop("Nguồn tin đổi địa chỉ"),
    "learn_profile": gettext_noop("Học mẫu trang"),
    "tell_profile": gettext_noop("Ghi mẫu trang"),
    "drop_profile": gettext_noop("Bỏ mẫu trang"),
    "add": gettext_noop("Thêm"),
    "on": gettext_noop("Dùng lại"),
    "off": gettext_noop("Thôi dùng"),
    "weigh": gettext_noop("Đổi trọng số"),
    "end": gettext_noop("Thôi dùng"),
}
_LABELS = {
    "address": gettext_noop("Địa chỉ"),
    "text": gettext_noop("Phần nội dung bài"),
    "weight": gettext_noop("Trọng số"),
    "threshold": gettext_noop("Ngưỡng"),
    "name": gettext_noop("Tên"),
    "english_name": gettext_noop("Tên tiếng Anh"),
    "rows": gettext_noop("Số dòng"),
}
_WHY = {
    "short": gettext_noop("Nhiều trang liền không lấy được nội dung theo mẫu."),
    "poor": gettext_noop("Nội dung lấy theo mẫu không còn khớp với bài."),
}


def outlet_trail(steps: Iterable[OutletStep]) -> list[Told]:
    return [_told(step, "") for step in steps]


def word_trail(steps: Iterable[WordStep]) -> list[Told]:
    """Each step with the words it is about."""
    return [_told(step, step.words) for step in steps]


def _told(step: Any, about: str) -> Told:
    what = _(_ACTS.get(step.act, step.act))
    changes = list(_changes(step.changes))
    if step.reason:
        changes.insert(0, Change(_("Lý do"), "", _(_WHY.get(step.reason, step.reason))))
    by = str(step.by) if step.by else _("Hệ thống")
    return Told(step.at, by, f"{what}: {about}" if about else what, changes)


def _changes(told: Mapping[str, Any]) -> Iterable[Change]:
    for name, (before, after) in told.items():
        if before != after:
            yield Change(_label(name), _said(name, before), _said(name, after))


def _label(name: str) -> str:
    if name in _LABELS:
        return _(_LABELS[name])
    fields = {field.name: str(field.verbose_name) for field in Outlet._meta.fields}
    return _(fields.get(name, name))


def _said(name: str, value: Any) -> str:
    if name == "country":
        return country_shown(value) if value else ""
    if name == "languages":
        return ", ".join(_(language_name(code)) for code in value)
    if name == "medium":
        return _(str(dict(Outlet.Medium.choices).get(value, value)))
    return number_words(value) if isinstance(value, (int, float)) else str(value)
