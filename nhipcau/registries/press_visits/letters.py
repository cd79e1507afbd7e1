"""Letters to the person who sent a request, in its language; nothing is sent here."""

from collections.abc import Callable
from datetime import date
from typing import Final
from urllib.parse import urljoin

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from nhipcau.notices.letters import first_state
from nhipcau.registries.models import PressMail, PressVisit, ProgrammeChange
from nhipcau.vietnamese.dates import format_date

Kind = PressMail.Kind
STATUS: Final = {"vi": "/vi/bao-chi-nuoc-ngoai/tra-cuu/", "en": "/en/foreign-press/status/"}
"""Where one looks up a request; as the portal's addresses have it."""


def made(visit: PressVisit, kind: str, *, reason: str = "") -> PressMail | None:
    """A letter of that kind, to be saved; None where nobody wrote to us by the public form."""
    if not visit.request_code or not visit.requester_email or visit.restricted_on:
        return None
    with override(visit.language):
        told = _told(visit, reason)
        subject, parts = _WORDS[kind](told)
        return PressMail(
            visit=visit,
            kind=kind,
            state=first_state(),
            address=visit.requester_email,
            subject=subject % told,
            body="\n\n".join(part for part in _around(parts, told, visit) if part),
        )


def day_words(day: date | None, language: str) -> str:
    """A day that cannot be misread: "18/06/2024" in Vietnamese, "2024-06-18" elsewhere."""
    if day is None:
        return ""
    return format_date(day) if language == settings.LANGUAGE_CODE else day.isoformat()


def change_words(change: ProgrammeChange, language: str) -> str:
    """How a change of programme was answered, in one sentence."""
    with override(language):
        said = _("chấp thuận") if change.is_approved else _("không chấp thuận")
        return f"“{change.what}”: {said} ({change.document})."


def _told(visit: PressVisit, reason: str) -> dict[str, str]:
    clocks = {one.code: one.due_on for one in visit.clocks.all()}
    answer = clocks.get("press_answer") or clocks.get("press_permit")
    days = {
        "received": visit.received_on,
        "forward": clocks.get("press_forward"),
        "answer": answer,
        "from": visit.permit_from,
        "until": visit.permit_until,
    }
    return {name: day_words(day, visit.language) for name, day in days.items()} | {
        "outlet": visit.outlet_name or visit.title,
        "code": str(visit.request_code),
        "number": visit.permit_number,
        "guide": visit.guide.full_name if visit.guide else "",
        "reason": reason,
        "status": urljoin(settings.NHIPCAU_BASE_URL, STATUS.get(visit.language, STATUS["en"])),
    }


def _around(parts: list[str], told: dict[str, str], visit: PressVisit) -> list[str]:
    greeting = _("Kính gửi %(name)s,") % {"name": visit.requester_name}
    foreign = visit.language != settings.LANGUAGE_CODE
    unit = visit.unit
    signed = unit.english_name or unit.name if foreign else unit.name
    look = _("Xem tình trạng hoặc rút đề nghị tại: %(status)s") % told
    return [greeting, *(part % told for part in parts), look, f"{_('Trân trọng,')}\n{signed}"]


Words = tuple[str, list[str]]


def _receipt(told: dict[str, str]) -> Words:
    if told["forward"]:
        then = _(
            "Giấy phép hoạt động báo chí do Bộ Ngoại giao cấp. Chúng tôi chuyển đề nghị chậm nhất "
            "ngày %(forward)s; Bộ Ngoại giao trả lời trong 7 ngày làm việc từ khi nhận."
        )
    else:
        then = _("Ủy ban nhân dân tỉnh trả lời chậm nhất ngày %(answer)s.")
    got = _("Chúng tôi đã nhận đề nghị hoạt động báo chí của %(outlet)s ngày %(received)s.")
    code = _("Mã đề nghị: %(code)s. Hãy giữ mã này để xem tình trạng.")
    return _("Đã nhận đề nghị %(code)s"), [got, code, then]


def _forwarded(told: dict[str, str]) -> Words:
    sent = _("Đề nghị %(code)s đã được chuyển đến cơ quan có thẩm quyền.")
    due = _("Cơ quan đó trả lời chậm nhất ngày %(answer)s.") if told["answer"] else ""
    return _("Đề nghị %(code)s đã được chuyển"), [sent, due]


def _permitted(told: dict[str, str]) -> Words:
    number = _("Đề nghị %(code)s được chấp thuận: %(number)s.")
    valid = _("Có hiệu lực từ %(from)s đến hết %(until)s.") if told["until"] else ""
    guide = _("Cán bộ hướng dẫn: %(guide)s.") if told["guide"] else ""
    change = _(
        "Muốn thay đổi chương trình hoặc nơi đến, hãy viết cho chúng tôi; thay đổi chỉ thực hiện "
        "khi có văn bản chấp thuận."
    )
    return _("Đề nghị %(code)s được chấp thuận"), [number, valid, guide, change]


def _refused(told: dict[str, str]) -> Words:
    sorry = _("Rất tiếc đề nghị %(code)s không được chấp thuận. Lý do: %(reason)s")
    return _("Về đề nghị %(code)s"), [sorry]


def _cancelled(told: dict[str, str]) -> Words:
    if told["reason"]:
        over = _("Đề nghị %(code)s đã được ghi là không thực hiện. %(reason)s")
    else:
        over = _("Quý vị đã rút đề nghị %(code)s. Dữ liệu cá nhân của đoàn sẽ được xóa.")
    return _("Đề nghị %(code)s đã kết thúc"), [over]


def _change(told: dict[str, str]) -> Words:
    answer = _("Về đề nghị thay đổi chương trình của %(code)s: %(reason)s")
    return _("Trả lời thay đổi chương trình, đề nghị %(code)s"), [answer]


_WORDS: dict[str, Callable[[dict[str, str]], Words]] = {
    Kind.RECEIPT: _receipt,
    Kind.FORWARDED: _forwarded,
    Kind.PERMITTED: _permitted,
    Kind.REFUSED: _refused,
    Kind.CANCELLED: _cancelled,
    Kind.CHANGE: _change,
}
