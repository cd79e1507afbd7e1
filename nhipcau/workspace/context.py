"""What every page of the workspace needs for its frame."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from nhipcau.notices.models import Notice
from nhipcau.organisations.models import Appointment, Role
from nhipcau.workspace.contacting.access import MAY_SEE
from nhipcau.workspace.inquiring.access import ANSWERERS
from nhipcau.workspace.people import appointments, held_appointment
from nhipcau.workspace.roles import KEEPERS, OVERSEERS

Words = str | Promise

# Addresses behind a door that do not begin with its own.
ALSO = {"plan_list": ("dieu-chinh/", "phien-ban/")}

# The desk of the portal: the daily door of editors, who report on nothing themselves.
DESK = ("edition_list", gettext_lazy("Cổng thông tin"), "portal")
REPORTS = ("report_list", gettext_lazy("Báo cáo"), "reports")


@dataclass(frozen=True, slots=True)
class Door:
    """One way in the frame. `icon` names a drawing in `shapes.svg`."""

    label: str
    href: str
    icon: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """`doors` are the daily five, `overview` what is wider than a day, `rooms` what few may open.

    `lookups` are registers that everybody with a role may look things up in.

    `held` are all appointments of today, `unread` counts the person's notices.
    """

    acting: Appointment | None
    held: list[Appointment]
    doors: list[Door]
    overview: list[Door]
    lookups: list[Door]
    rooms: list[Door]
    search: str
    notices: str
    unread: int
    other_language: tuple[str, str]
    is_demo: bool


def frame(request: HttpRequest) -> dict[str, Any]:
    """Lazy: a page without the frame pays nothing for it."""
    return {
        "frame": SimpleLazyObject(lambda: _frame(request)),
        "today": timezone.localdate(),
    }


def _frame(request: HttpRequest) -> Frame:
    acting = held_appointment(request)
    return Frame(
        acting=acting,
        held=appointments(request),
        doors=_doors(request, acting.role if acting else ""),
        overview=_overview(request, acting.role if acting else ""),
        lookups=_lookups(request, acting.role) if acting else [],
        rooms=_rooms(request, acting.role if acting else ""),
        search=_address("search"),
        notices=_address("notice_list"),
        unread=Notice.objects.filter(user=request.user).unread().count() if acting else 0,
        other_language=_other_language(),
        is_demo=settings.NHIPCAU_DEMO,
    )


def _doors(request: HttpRequest, role: str) -> list[Door]:
    return _open(
        request,
        ("today", _("Hôm nay"), "today"),
        ("plan_list", _("Kế hoạch"), "plans"),
        ("task_list", _("Nhiệm vụ"), "tasks"),
        ("output_list", _("Kết quả"), "outputs"),
        DESK if role == Role.EDITOR else REPORTS,
    )


def _overview(request: HttpRequest, role: str) -> list[Door]:
    """Officers come to the desk from their own page, where their unit has pages at all."""
    year = ("leader_page", _("Toàn cảnh năm"), "overview")
    if role == Role.EDITOR:
        return _open(request, REPORTS)
    if role == Role.HEAD:
        return _open(request, DESK)
    return _open(request, year, DESK) if role in OVERSEERS else []


def _lookups(request: HttpRequest, role: str) -> list[Door]:
    asked = "inquiry_list" if role in ANSWERERS else "inquiry_numbers"
    return _open(
        request,
        ("register_home", _("Sổ theo dõi"), ""),
        ("clipping_list", _("Điểm báo"), ""),
        ("partner_list", _("Đối tác"), ""),
        *([("contact_list", _("Người liên hệ"), "")] if role in MAY_SEE else []),
        *([("datarequest_list", _("Yêu cầu về dữ liệu"), "")] if role in KEEPERS else []),
        ("programme_list", _("Chương trình, đề án"), ""),
        ("basis_list", _("Căn cứ pháp lý"), ""),
        ("indicator_list", _("Chỉ tiêu số liệu"), ""),
        (asked, _("Hỏi đáp"), ""),
    )


def _rooms(request: HttpRequest, role: str) -> list[Door]:
    if role not in KEEPERS:
        return []
    return _open(
        request,
        ("unit_list", _("Đơn vị"), ""),
        ("reorganisation_list", _("Sắp xếp tổ chức"), ""),
        ("person_list", _("Người dùng"), ""),
        ("calendar_list", _("Lịch làm việc"), ""),
    )


def _open(request: HttpRequest, *named: tuple[str, Words, str]) -> list[Door]:
    """Doors whose address exists; the current one is the longest address the page lies under."""
    found = [(_address(name), label, icon) for name, label, icon in named]
    behind = [_address(name) for name, *_words in named if _is_behind(request, name)]
    known = [(href, label, icon) for href, label, icon in found if href]
    home = _address("today")
    under = [h for h, _label, _icon in known if h == request.path or _is_under(request, h, home)]
    current = max([*under, *behind], key=len, default="")
    return [Door(str(label), href, icon, href == current) for href, label, icon in known]


def _is_behind(request: HttpRequest, name: str) -> bool:
    return request.path.startswith(tuple(_address("today") + part for part in ALSO.get(name, ())))


def _is_under(request: HttpRequest, href: str, home: str) -> bool:
    return href != home and request.path.startswith(href)


def _address(name: str) -> str:
    """The address of a page of the workspace, nothing where the page is not there."""
    try:
        return reverse(f"workspace:{name}")
    except NoReverseMatch:
        return ""


def _other_language() -> tuple[str, str]:
    """Code and own name of the language the reader could switch to."""
    current = (get_language() or "").split("-")[0]
    return next((code, name) for code, name in settings.NHIPCAU_STAFF_LANGUAGES if code != current)
