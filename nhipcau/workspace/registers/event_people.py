"""The people of an event as the workspace asks for them: who may look, which, who looked."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.notices.models import MailState
from nhipcau.registries.events.figures import attendance_of
from nhipcau.registries.models import ContactAccess, Event, Registration, RegistrationMail
from nhipcau.registries.privacy.looking import note_access
from nhipcau.registries.privacy.naming import person_name, person_words
from nhipcau.search.folded import words_of
from nhipcau.workspace.registers.access import kept_entry, may_keep, readable_entry, sees_inside

TO_SEE_TO = (MailState.NONE, MailState.FAILED, MailState.UNCERTAIN)
"""Letters that wait for a person."""


def event_at(pk: int) -> Event:
    row = readable_entry(pk)
    if not isinstance(row, Event):
        raise Http404
    return row


def seen_event(request: HttpRequest, pk: int) -> Event:
    """Names are for those who keep the event, and the leaders."""
    event = event_at(pk)
    if not sees_inside(request, event):
        message = _("Danh sách người dự chỉ đơn vị theo dõi sự kiện và lãnh đạo xem được.")
        raise PermissionDenied(message)
    return event


def kept_event(request: HttpRequest, pk: int) -> Event:
    row = kept_entry(request, pk)
    if not isinstance(row, Event):
        raise Http404
    return row


def around(request: HttpRequest, event: Event) -> dict[str, Any]:
    return {
        "event": event,
        "attendance": attendance_of(event),
        "keeps": may_keep(request, event) and event.struck_at is None,
        "is_open": event.is_open_on(timezone.localdate()),
        "may_tell": event.state in (Event.State.PLANNED, Event.State.PERMITTED),
        "is_day": event.starts_on is not None and timezone.localdate() >= event.starts_on,
    }


def views() -> dict[str, str]:
    return {
        "": _("Trong danh sách"),
        "co-cho": _("Có chỗ"),
        "cho": _("Chờ có chỗ"),
        "co-mat": _("Có mặt"),
        "vang": _("Chưa đến"),
        "huy": _("Đã hủy"),
        "thu": _("Thư chưa gửi được"),
    }


def narrowed(event: Event, asked: str, words: str) -> list[Registration]:
    """The people of a view whose name or organisation has the words, marks aside."""
    rows = Registration.objects.filter(entry=event.pk, taken_off_at=None)
    standing = rows.standing()
    found = {
        "co-cho": rows.seated(),
        "cho": rows.waiting(),
        "co-mat": rows.attending(),
        "vang": rows.seated().filter(attended_at=None),
        "huy": rows.filter(state=Registration.State.CANCELLED),
        "thu": rows.filter(mails__in=letters_to_see_to(event)).distinct(),
    }.get(asked, standing)
    folded = words_of(words)
    return [
        one
        for one in found
        if folded in words_of(f"{person_name(one)} {person_words(one, 'organisation')}")
    ]


def letters_to_see_to(event: Event) -> Any:
    mails = RegistrationMail.objects.filter(registration__entry=event.pk, state__in=TO_SEE_TO)
    return mails.exclude(address="").exclude(registration__taken_off_at__isnull=False)


def note_look(request: HttpRequest, event: Event, count: int) -> None:
    where = f"Danh sách người dự, mục số {event.pk}"
    act = ContactAccess.Act.LIST if count > 1 else ContactAccess.Act.VIEW
    note_access(act, by=request.user, where=where, count=count)
