"""People who come to an event: the list, the sheet to sign, opening registration, entering some."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.registries.events.attending import walk_in
from nhipcau.registries.events.calendars import as_calendar
from nhipcau.registries.events.opening import close_registration, open_registration
from nhipcau.registries.events.registering import add_person
from nhipcau.registries.events.telling import send_letters, tell_change
from nhipcau.registries.models import Event, Registration
from nhipcau.registries.privacy.naming import person_name, person_words
from nhipcau.search.folded import words_of
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal, tell_refusal
from nhipcau.workspace.forms.registrations import (
    WORDS,
    OpenRegistrationForm,
    PeopleSearch,
    PersonForm,
    ReasonForm,
)
from nhipcau.workspace.lists import page_of, takeable
from nhipcau.workspace.people import in_office
from nhipcau.workspace.registers.event_card import public_addresses
from nhipcau.workspace.registers.event_people import (
    around,
    event_at,
    kept_event,
    letters_to_see_to,
    narrowed,
    note_look,
    seen_event,
    views,
)

PER_PAGE = 100
BLANK_LINES = 6
READ_AND_WRITE = ["GET", "HEAD", "POST"]


@in_office
@require_safe
def registration_list(request: HttpRequest, pk: int) -> HttpResponse:
    event = seen_event(request, pk)
    search = PeopleSearch(request.GET)
    told = search.cleaned_data if search.is_valid() else {}
    asked, words = told.get("xem", ""), told.get("q", "")
    rows = narrowed(event, asked, words)
    page = page_of(request, rows, PER_PAGE)
    note_look(request, event, len(page.object_list))
    shown = [(one, person_name(one), person_words(one, "organisation")) for one in page.object_list]
    context = around(request, event) | {
        "page": page,
        "rows": shown,
        "tabs": [(label, f"?xem={name}", asked == name) for name, label in views().items()],
        "search": search,
        "chosen": takeable(request, [(f"“{words}”", "q")] if words else []),
        "letters": letters_to_see_to(event).count(),
        "public_addresses": public_addresses(event),
        "close_form": ReasonForm(),
    }
    return render(request, "workspace/registrations/list.html", context)


@in_office
@require_safe
def registration_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The list to sign, in order of names, with empty lines for those who just come."""
    event = seen_event(request, pk)
    seated = list(event.registrations.seated())
    note_look(request, event, len(seated))
    people = [(person_name(one), one) for one in seated]
    people.sort(key=lambda pair: words_of(pair[0].rpartition(" ")[2]))
    context = around(request, event) | {"people": people, "blank": range(BLANK_LINES)}
    return render(request, "workspace/registrations/sheet.html", context)


@in_office
@require_http_methods(READ_AND_WRITE)
def registration_open(request: HttpRequest, pk: int) -> HttpResponse:
    event = kept_event(request, pk)
    form = OpenRegistrationForm(posted(request), initial=_first_terms(event))
    if form.is_valid():
        told = form.cleaned_data
        try:
            row = open_registration(
                event,
                capacity=told["capacity"],
                first=told["registers_from"],
                last=told["registers_until"],
                words={name: told[name] for name in WORDS},
                by=request.user,
            )
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            send_letters(row)
            messages.success(request, _("Đã lưu; trang đăng ký nhận người trong những ngày này."))
            return redirect("workspace:registration_list", pk=pk)
    status = 422 if form.errors else 200
    context = around(request, event) | {"form": form}
    return render(request, "workspace/registrations/open.html", context, status=status)


@in_office
@require_POST
def registration_close(request: HttpRequest, pk: int) -> HttpResponse:
    event = kept_event(request, pk)
    reason, day = request.POST.get("reason", ""), timezone.localdate()
    try:
        close_registration(event, reason=reason, by=request.user, day=day)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    else:
        messages.success(request, _("Đã đóng đăng ký; danh sách giữ nguyên."))
    return redirect("workspace:registration_list", pk=pk)


@in_office
@require_POST
def registration_tell(request: HttpRequest, pk: int) -> HttpResponse:
    """Day, hours and place as they are now, to everybody on the list."""
    event = kept_event(request, pk)
    try:
        count = tell_change(event, by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    else:
        send_letters(event)
        messages.success(request, _("Đã viết thư báo thay đổi cho %(n)s người.") % {"n": count})
    return redirect("workspace:registration_list", pk=pk)


@in_office
@require_http_methods(READ_AND_WRITE)
def registration_add(request: HttpRequest, pk: int) -> HttpResponse:
    event, day = kept_event(request, pk), timezone.localdate()
    at_the_door = "den" in request.GET or event.starts_on == day
    source = Registration.Source.WALK_IN if at_the_door else Registration.Source.OFFICE
    is_late = event.is_past_deadline(day)
    form = PersonForm(posted(request), is_late=is_late, initial={"source": source})
    if form.is_valid():
        try:
            found = _entered(request, event, form, day)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            send_letters(event)
            messages.success(request, _said_of(found))
            return redirect("workspace:registration_list", pk=pk)
    status = 422 if form.errors else 200
    context = around(request, event) | {"form": form, "is_late": is_late}
    return render(request, "workspace/registrations/add.html", context, status=status)


@in_office
@require_safe
def registration_ics(request: HttpRequest, pk: int) -> HttpResponse:
    event = event_at(pk)
    url = request.build_absolute_uri(reverse("workspace:entry_page", args=[pk]))
    response = HttpResponse(
        as_calendar(event, language="vi", url=url), content_type="text/calendar; charset=utf-8"
    )
    response.headers["Content-Disposition"] = f'attachment; filename="su-kien-{pk}.ics"'
    return response


def _entered(request: HttpRequest, event: Event, form: PersonForm, day: date) -> Registration:
    told = form.cleaned_data
    if told["source"] == Registration.Source.WALK_IN:
        return walk_in(event, form.person(), by=request.user, day=day)
    reason = told.get("reason", "")
    return add_person(
        event, form.person(), source=told["source"], by=request.user, day=day, reason=reason
    )


def _said_of(found: Registration) -> str:
    if found.attended_at:
        return _("Đã ghi người đến trực tiếp, có mặt.")
    if found.state == Registration.State.WAITING:
        return _("Đã hết chỗ: người này vào danh sách chờ.")
    return _("Đã ghi vào danh sách.")


def _first_terms(event: Event) -> dict[str, Any]:
    """What stands there; before it was ever opened, from today to the eve of the event."""
    told = OpenRegistrationForm.of(event)
    if event.code is None and event.starts_on is not None:
        told["registers_from"] = min(timezone.localdate(), event.starts_on)
        told["registers_until"] = event.starts_on
    return told


urlpatterns = [
    path("so/nguoi-du/<int:pk>/", registration_list, name="registration_list"),
    path("so/nguoi-du/<int:pk>/mo/", registration_open, name="registration_open"),
    path("so/nguoi-du/<int:pk>/dong/", registration_close, name="registration_close"),
    path("so/nguoi-du/<int:pk>/bao/", registration_tell, name="registration_tell"),
    path("so/nguoi-du/<int:pk>/them/", registration_add, name="registration_add"),
    path("so/nguoi-du/<int:pk>/ky-ten/", registration_sheet, name="registration_sheet"),
    path("so/nguoi-du/<int:pk>/lich.ics", registration_ics, name="registration_ics"),
]
