"""Letters to those who registered, in Vietnamese or English; nothing is sent here."""

from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urljoin

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from nhipcau.notices.letters import first_state
from nhipcau.organisations.models import Unit
from nhipcau.registries.events.wording import title_of, venue_of, when_words
from nhipcau.registries.models import Event, Registration, RegistrationMail

Kind = RegistrationMail.Kind
LANGUAGES: Final = ("vi", "en")
"""Those in which one registers; every other reader gets English."""


def of_its_state(registration: Registration) -> RegistrationMail:
    """The ticket for who has a seat, the place in the queue for who waits."""
    has_seat = registration.state == Registration.State.CONFIRMED
    return letter(registration, Kind.CONFIRMED if has_seat else Kind.WAITING)


def letter(registration: Registration, kind: str) -> RegistrationMail:
    """One letter, not saved yet."""
    event: Event = registration.entry.specific
    with override(registration.language):
        told = _told(registration, event)
        subject, parts = _WORDS[kind](told)
        greeting = _("Kính gửi %(name)s,") % {"name": registration.name}
        closing = "\n".join([_("Trân trọng,"), _unit_name(event.unit, registration.language)])
        return RegistrationMail(
            registration=registration,
            kind=kind,
            state=first_state(),
            address=registration.email,
            subject=" ".join(subject.split())[:300],
            body="\n\n".join([greeting, *(part for part in parts if part), closing]),
        )


def ticket_path(registration: Registration) -> str:
    return f"/{language_of(registration.language)}/dang-ky/ve/{registration.key}/"


def language_of(code: str) -> str:
    """Of the two in which one registers."""
    return code if code in LANGUAGES else LANGUAGES[-1]


def _told(registration: Registration, event: Event) -> dict[str, Any]:
    language = registration.language
    venue = venue_of(event, language)
    lines = [title_of(event, language), when_words(event, language), venue]
    return {
        "event": title_of(event, language),
        "facts": "\n".join(line for line in lines if line),
        "ticket": urljoin(settings.NHIPCAU_BASE_URL, ticket_path(registration)),
    }


def _confirmed(told: dict[str, Any]) -> tuple[str, list[str]]:
    return _("Vé dự: %(event)s") % told, [
        _("Quý vị đã có chỗ tại sự kiện sau:"),
        told["facts"],
        _("Vé có mã QR, xem hoặc in tại: %(ticket)s") % told,
        _("Nếu không dự được, hãy hủy tại địa chỉ trên để người khác có chỗ."),
    ]


def _waiting(told: dict[str, Any]) -> tuple[str, list[str]]:
    return _("Đang chờ chỗ: %(event)s") % told, [
        _("Sự kiện sau đã hết chỗ; quý vị đang trong danh sách chờ:"),
        told["facts"],
        _("Khi có chỗ, chúng tôi gửi thư ngay. Xem tình trạng hoặc hủy tại: %(ticket)s") % told,
    ]


def _moved_up(told: dict[str, Any]) -> tuple[str, list[str]]:
    return _("Đã có chỗ: %(event)s") % told, [
        _("Có người hủy nên nay quý vị đã có chỗ tại sự kiện sau:"),
        told["facts"],
        _("Vé có mã QR, xem hoặc in tại: %(ticket)s") % told,
        _("Nếu không dự được, hãy hủy tại địa chỉ trên để người khác có chỗ."),
    ]


def _cancelled(told: dict[str, Any]) -> tuple[str, list[str]]:
    return _("Đã hủy đăng ký: %(event)s") % told, [
        _("Đăng ký của quý vị tại sự kiện sau đã hủy; vé không dùng được nữa."),
        told["facts"],
    ]


def _changed(told: dict[str, Any]) -> tuple[str, list[str]]:
    return _("Thay đổi: %(event)s") % told, [
        _("Sự kiện mà quý vị đã đăng ký có thay đổi; nay là:"),
        told["facts"],
        _("Vé và tình trạng chỗ của quý vị giữ nguyên, xem hoặc hủy tại: %(ticket)s") % told,
    ]


def _called_off(told: dict[str, Any]) -> tuple[str, list[str]]:
    return _("Không tổ chức: %(event)s") % told, [
        _("Rất tiếc, sự kiện sau không được tổ chức; vé không dùng được nữa."),
        told["facts"],
    ]


_WORDS: Final[dict[str, Callable[[dict[str, Any]], tuple[str, list[str]]]]] = {
    Kind.CONFIRMED: _confirmed,
    Kind.WAITING: _waiting,
    Kind.MOVED_UP: _moved_up,
    Kind.CANCELLED: _cancelled,
    Kind.CHANGED: _changed,
    Kind.CALLED_OFF: _called_off,
}


def _unit_name(unit: Unit, language: str) -> str:
    return unit.name if language == settings.LANGUAGE_CODE else unit.english_name or unit.name
