"""The history of a clarification in words: moves, and what each change changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.press.models import Clarification, ClarificationSending
from nhipcau.ui.words import day_words, moment_words

DONE = {
    "draft": gettext_lazy("Lập"),
    "revise": gettext_lazy("Sửa bản soạn"),
    "add_source": gettext_lazy("Thêm nơi đăng"),
    "take_off_source": gettext_lazy("Bỏ nơi đăng"),
    "add_fact": gettext_lazy("Thêm sự thật"),
    "change_fact": gettext_lazy("Sửa sự thật"),
    "order_facts": gettext_lazy("Đổi thứ tự sự thật"),
    "take_off_fact": gettext_lazy("Bỏ sự thật"),
    "add_fact_source": gettext_lazy("Thêm căn cứ của sự thật"),
    "take_off_fact_source": gettext_lazy("Bỏ căn cứ"),
    "send_to_check": gettext_lazy("Gửi kiểm tra"),
    "take_back": gettext_lazy("Lấy lại để sửa"),
    "return": gettext_lazy("Trả lại người soạn"),
    "check": gettext_lazy("Kiểm tra xong, trình ký"),
    "sign": gettext_lazy("Ký bản làm rõ"),
    "reopen": gettext_lazy("Mở lại"),
    "drop": gettext_lazy("Thôi không làm rõ"),
    "keep_signed": gettext_lazy("Giữ nguyên bản đã ký"),
    "record_sending": gettext_lazy("Ghi lần gửi"),
    "record_outcome": gettext_lazy("Ghi kết quả làm rõ"),
    "close": gettext_lazy("Kết thúc"),
    "prepare_page": gettext_lazy("Lập trang công khai"),
    "bring_page_up": gettext_lazy("Cập nhật trang công khai theo bản đã ký"),
}
_NAMED = {
    "sources": gettext_lazy("Nguồn, căn cứ"),
    "facts": gettext_lazy("Sự thật"),
    "version": gettext_lazy("Lần ký"),
    "digest": gettext_lazy("SHA-256"),
    "way": gettext_lazy("Cách gửi"),
    "tasks": gettext_lazy("Nhiệm vụ"),
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


def trail_of(row: Clarification) -> list[Told]:
    """The last step first; two queries whatever their number."""
    steps = row.steps.select_related("by").order_by("-at", "-pk")
    return [
        Told(
            at=step.at,
            by=str(step.by),
            what=str(DONE.get(step.act, step.act)),
            state=step.to_state if step.from_state != step.to_state else "",
            label=Clarification.State(step.to_state).label,
            reason=step.reason,
            changes=tuple(_changes(step.changes)),
        )
        for step in steps
    ]


def _changes(told: dict[str, list[Any]]) -> Iterable[tuple[str, str, str]]:
    for name, (before, after) in told.items():
        yield str(_NAMED.get(name) or _label(name)), _said(name, before), _said(name, after)


def _label(name: str) -> str:
    return _(str(Clarification._meta.get_field(name).verbose_name))


def _said(name: str, value: Any) -> str:
    if value in (None, "", []):
        return ""
    if isinstance(value, list):
        return "; ".join(str(one) for one in value)
    if name == "way":
        return _(str(ClarificationSending.Way(value).label))
    if name == "outcome":
        return _(str(Clarification.Outcome(value).label))
    try:
        if name == "seen_at":
            return moment_words(datetime.fromisoformat(str(value)))
        return day_words(date.fromisoformat(str(value)[:10])) if name in _DAYS else str(value)
    except ValueError:
        return str(value)


_DAYS = ("asked_on", "due_on", "outcome_on")
