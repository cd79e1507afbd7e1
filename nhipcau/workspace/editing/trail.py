"""The trail of editions in words: who moved what, when and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.editorial.models import Edition, EditionStep
from nhipcau.ui.words import moment_words

DONE = {
    "enter": gettext_lazy("Bắt đầu soạn"),
    "sheet": gettext_lazy("Sửa phiếu của bài"),
    "submit": gettext_lazy("Gửi kiểm tra"),
    "first_clear": gettext_lazy("Người thứ nhất kiểm tra: đạt"),
    "clear": gettext_lazy("Kiểm tra: đạt, được đăng"),
    "send_back": gettext_lazy("Trả lại"),
    "take_back": gettext_lazy("Lấy lại bài"),
    "edited": gettext_lazy("Sửa bài, kiểm tra trước hết giá trị"),
    "topics": gettext_lazy("Thêm nội dung nhạy cảm, phải kiểm tra lại"),
    "schedule": gettext_lazy("Hẹn giờ đăng"),
    "unschedule": gettext_lazy("Bỏ hẹn giờ"),
    "release": gettext_lazy("Đăng"),
    "not_released": gettext_lazy("Đến giờ mà không đăng được"),
    "emergency": gettext_lazy("Đăng khẩn, chưa kiểm tra"),
    "confirm": gettext_lazy("Xác nhận bản đăng khẩn"),
    "hand_off": gettext_lazy("Nhận tệp dịch"),
    "onward": gettext_lazy("Gửi kênh đối tác"),
    "onward_accepted": gettext_lazy("Kênh đối tác đã đăng"),
    "purge": gettext_lazy("Xóa hẳn nội dung"),
    "dismiss": gettext_lazy("Không cần dịch lại"),
    "withdraw": gettext_lazy("Gỡ khỏi cổng"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One step: `state` draws it, `more` is what it was about where that is worth saying."""

    what: str
    state: str
    by: str
    at: datetime
    reason: str
    more: str


def in_words(steps: Iterable[EditionStep]) -> list[Told]:
    return [
        Told(
            what=str(DONE.get(step.act, _(Edition.Stage(step.to_state).label))),
            state="withdrawn" if step.act == "withdraw" else step.to_state,
            by=str(step.by) if step.by else _("Hệ thống"),
            at=step.at,
            reason=step.reason,
            more=_more(step.told),
        )
        for step in steps
    ]


def _more(told: dict[str, Any]) -> str:
    go_at = parse_datetime(str(told.get("go_at", "")))
    return _("đăng lúc %(moment)s") % {"moment": moment_words(go_at)} if go_at else ""
