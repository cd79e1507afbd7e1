"""At the door: one person by the code of the ticket, present with one button, and letters."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nhipcau.registries.events.attending import attend, unmark
from nhipcau.registries.events.mailing import deliver, send_again, sent_by_hand
from nhipcau.registries.events.registering import cancel
from nhipcau.registries.events.telling import send_letters
from nhipcau.registries.models import Registration, RegistrationMail
from nhipcau.registries.privacy.naming import person_name, person_words
from nhipcau.ui.history import Step
from nhipcau.workspace.forms.refusals import tell_refusal
from nhipcau.workspace.forms.registrations import CancelForm
from nhipcau.workspace.people import in_office
from nhipcau.workspace.registers.access import kept_entry, sees_inside
from nhipcau.workspace.registers.event_people import TO_SEE_TO, around, note_look


@in_office
@require_safe
def registration_page(request: HttpRequest, code: str) -> HttpResponse:
    """One person, as the code of the ticket leads here: a large button at the door."""
    found = _found(code)
    event = found.entry.specific
    if not sees_inside(request, event):
        raise PermissionDenied(_("Vé này của sự kiện do đơn vị khác theo dõi."))
    note_look(request, event, 1)
    context = around(request, event) | {
        "one": found,
        "name": person_name(found),
        "facts": _facts(found),
        "mails": [
            (mail, mail.state in TO_SEE_TO and bool(mail.address))
            for mail in found.mails.select_related("by_hand")
        ],
        "steps": [_told(step) for step in found.steps.select_related("by")],
        "is_late": event.is_past_deadline(timezone.localdate()),
        "may_mark": event.starts_on is not None and timezone.localdate() >= event.starts_on,
        "cancel_form": CancelForm(),
    }
    return render(request, "workspace/registrations/page.html", context)


@in_office
@require_POST
def registration_attend(request: HttpRequest, code: str) -> HttpResponse:
    """There, or with `undo` not there after all; back to the list where it was clicked."""
    found = _found(code)
    kept_entry(request, found.entry_id)
    try:
        if "undo" in request.POST:
            unmark(found, by=request.user)
            messages.success(request, _("Đã bỏ ghi có mặt."))
        else:
            attend(found, by=request.user, day=timezone.localdate())
            messages.success(request, _("Đã ghi có mặt."))
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    return _back(request, found)


@in_office
@require_POST
def registration_cancel(request: HttpRequest, code: str) -> HttpResponse:
    found, day = _found(code), timezone.localdate()
    kept_entry(request, found.entry_id)
    reason = request.POST.get("reason", "")[:500]
    try:
        cancel(found, by=request.user, day=day, reason=reason)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    else:
        send_letters(found.entry)
        messages.success(request, _("Đã hủy đăng ký; người chờ đầu tiên được lên chỗ."))
    return _back(request, found)


@in_office
@require_POST
def registration_mail(request: HttpRequest, code: str) -> HttpResponse:
    """A letter that did not go: `again` lets it go once more, else it was sent by hand."""
    found = _found(code)
    kept_entry(request, found.entry_id)
    asked = request.POST.get("mail", "")
    known = asked.isascii() and asked.isdecimal() and len(asked) < 18
    mail = get_object_or_404(RegistrationMail, pk=asked if known else 0, registration=found)
    try:
        if "again" in request.POST:
            deliver([send_again(mail, by=request.user)])
        else:
            sent_by_hand(mail, by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    else:
        messages.success(request, _("Đã ghi việc gửi thư."))
    return redirect("workspace:registration_page", code=code)


def _found(code: str) -> Registration:
    rows = Registration.objects.filter(taken_off_at=None).select_related("entry")
    return get_object_or_404(rows, code=code)


def _facts(one: Registration) -> list[tuple[str, str]]:
    names = ("title", "organisation", "email", "phone", "note")
    labels = {name: str(one._meta.get_field(name).verbose_name) for name in names}
    told = [(_(labels[name]), person_words(one, name)) for name in names]
    return [(label, words) for label, words in told if words]


def _told(step: Any) -> Step:
    who = str(step.by) if step.by else _("Người dự, hệ thống")
    return Step(step.at, who, _(step.get_act_display()), step.act, step.reason)


def _back(request: HttpRequest, found: Registration) -> HttpResponse:
    if "list" in request.POST:
        address = reverse("workspace:registration_list", args=[found.entry_id])
        return redirect(f"{address}#nguoi-{found.pk}")
    return redirect("workspace:registration_page", code=found.code)


urlpatterns = [
    path("so/co-mat/<slug:code>/", registration_page, name="registration_page"),
    path("so/co-mat/<slug:code>/ghi/", registration_attend, name="registration_attend"),
    path("so/co-mat/<slug:code>/huy/", registration_cancel, name="registration_cancel"),
    path("so/co-mat/<slug:code>/thu/", registration_mail, name="registration_mail"),
]
