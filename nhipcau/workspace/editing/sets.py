"""A release set as its page shows it: each edition with what holds it back."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from nhipcau.editorial.models import Edition, ReleaseSet
from nhipcau.editorial.sets import problems
from nhipcau.ui.history import Step
from nhipcau.ui.words import moment_words
from nhipcau.workspace.editing.words import Told, title_of, told

DONE = {
    "open": gettext_lazy("Lập đợt đăng"),
    "add": gettext_lazy("Thêm vào đợt"),
    "remove": gettext_lazy("Đưa ra khỏi đợt"),
    "schedule": gettext_lazy("Hẹn giờ cả đợt"),
    "unschedule": gettext_lazy("Bỏ hẹn giờ"),
    "discard": gettext_lazy("Bỏ đợt"),
    "release": gettext_lazy("Đăng cả đợt"),
    "not_released": gettext_lazy("Đến giờ mà không đăng được"),
}
STATE = {"release": "released", "schedule": "scheduled", "discard": "discarded"}


@dataclass(frozen=True, slots=True)
class Line:
    told: Told
    problem: str


def lines_of(found: ReleaseSet) -> list[Line]:
    """Pages above first. A set that is over holds nothing back any more."""
    in_hand = found.state in (ReleaseSet.State.OPEN, ReleaseSet.State.SCHEDULED)
    if in_hand:
        return [Line(told(edition), _(why) if why else "") for edition, why in _told(found)]
    return [Line(told(e), "") for e in found.editions.select_related("page").order_by("page__path")]


def _told(found: ReleaseSet) -> list[tuple[Edition, str]]:
    return list(problems(found).items())


def set_words(found: ReleaseSet, lines: list[Line]) -> str:
    """Whether it can go, in one sentence."""
    if found.state == ReleaseSet.State.RELEASED:
        return _("Đã đăng cả đợt lúc %(at)s.") % {"at": moment_words(found.released_at)}
    if found.state == ReleaseSet.State.DISCARDED:
        return _("Đợt đăng này đã bỏ.")
    if not lines:
        return _("Đợt đăng chưa có bản nào.")
    held = sum(bool(line.problem) for line in lines)
    if held:
        words = ngettext(
            "%(held)s/%(total)s bản chưa đăng được nên cả đợt phải chờ.",
            "%(held)s/%(total)s bản chưa đăng được nên cả đợt phải chờ.",
            held,
        )
        return words % {"held": held, "total": len(lines)}
    if found.state == ReleaseSet.State.SCHEDULED:
        return _("Cả đợt đăng lúc %(at)s.") % {"at": moment_words(found.go_at)}
    return _("Đủ điều kiện: %(total)s bản đăng được cùng lúc.") % {"total": len(lines)}


def history_of(found: ReleaseSet) -> list[Step]:
    steps = list(found.steps.select_related("by"))
    named = Edition.objects.select_related("page").in_bulk([s.told.get("edition") for s in steps])
    return [
        Step(
            at=step.at,
            by=str(step.by) if step.by else _("Hệ thống"),
            what=str(DONE.get(step.act, step.act)),
            value=STATE.get(step.act, "quiet"),
            reason=step.reason or _which(named.get(step.told.get("edition"))),
        )
        for step in steps
    ]


def _which(edition: Edition | None) -> str:
    return f"{title_of(edition.page)} ({edition.language})" if edition else ""
