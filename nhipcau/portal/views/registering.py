"""Coming to an event: what it is, registering, the ticket, giving the seat back."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.portal import holding_off
from nhipcau.portal.frame import absolute
from nhipcau.portal.registering import RegisterForm
from nhipcau.portal.views.inquiries import show
from nhipcau.registries.events import wording
from nhipcau.registries.events.calendars import as_calendar
from nhipcau.registries.events.letters import LANGUAGES, language_of
from nhipcau.registries.events.mailing import deliver
from nhipcau.registries.events.materials import public_materials
from nhipcau.registries.events.registering import Person, cancel, register
from nhipcau.registries.events.seating import seats_left
from nhipcau.registries.events.tickets import ticket_svg
from nhipcau.registries.models import Event, Registration, RegistrationMail
from nhipcau.registries.privacy.words import PrivacyWords, privacy_words

_SIGNER = Signer(salt="portal.registered")
_THERE_ALREADY = "-"


@holding_off.own_form
@require_http_methods(["GET", "HEAD", "POST"])
def event_register(request: HttpRequest, language: str, code: str) -> HttpResponse:
    """The event and the form; without the form while nobody may register."""
    event = _event(code)
    if language not in LANGUAGES:
        return redirect("portal:event_register", language=language_of(language), code=code)
    with translation.override(language):
        today, words, status = timezone.localdate(), "", 200
        told = _privacy(event, language)
        sent = request.POST if request.method == "POST" else None
        form = RegisterForm(sent, language=language, consent=told.consent)
        if request.method == "POST" and event.is_open_on(today):
            words, status = holding_off.objection(request), 422
            if form.is_valid() and not words:
                if holding_off.too_many(request, "register", most=_most_an_hour()):
                    words, status = holding_off.too_many_words(), 429
                elif signed := _registered(event, form, told.text_hash):
                    address = reverse("portal:event_registered", args=[language, code])
                    return redirect(f"{address}?ve={signed}")
        context = _of(event, language) | {
            "form": form,
            "objection": words,
            "privacy": told,
            "is_open": event.is_open_on(today),
            "standing": _standing(event),
            "materials": public_materials(event),
        }
        return _show(request, language, "portal/registering/register.html", context, status)


@require_safe
def event_registered(request: HttpRequest, language: str, code: str) -> HttpResponse:
    """Thanks, with the way to the ticket for who is new: it stands signed in the address."""
    event = _event(code)
    try:
        key = _SIGNER.unsign(request.GET.get("ve", ""))
    except BadSignature:
        return redirect("portal:event_register", language=language, code=code)
    with translation.override(language_of(language)):
        mine = Registration.objects.filter(key=key, entry=event.pk).first()
        context = _of(event, language_of(language)) | {"mine": mine, "has_mail": _has_mail()}
        return _show(request, language_of(language), "portal/registering/registered.html", context)


@holding_off.own_form
@require_http_methods(["GET", "HEAD", "POST"])
def event_ticket(request: HttpRequest, language: str, key: str) -> HttpResponse:
    """A person's own page: the ticket or the place in the queue, and the button to give it back."""
    found = Registration.objects.select_related("entry").filter(erased_at=None, taken_off_at=None)
    mine = get_object_or_404(found, key=key)
    event, language = mine.entry.specific, language_of(language)
    with translation.override(language):
        words, status = "", 200
        if request.method == "POST":
            words, status = holding_off.objection(request, least_s=0), 422
            if not words and not (words := _cancelled(mine)):
                return redirect("portal:event_ticket", language=language, key=key)
        context = _of(event, language) | {
            "mine": mine,
            "objection": words,
            "drawn": _drawn(mine, event, language),
            "before": _before(mine),
            "may_cancel": mine.attended_at is None and not _is_over(event),
        }
        return _show(request, language, "portal/registering/ticket.html", context, status)


@require_safe
def event_ics(request: HttpRequest, language: str, code: str) -> HttpResponse:
    event, language = _event(code), language_of(language)
    url = absolute(reverse("portal:event_register", args=[language, code]))
    written = as_calendar(event, language=language, url=url)
    response = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="su-kien-{code}.ics"'
    return response


@require_safe
def event_material(request: HttpRequest, language: str, code: str, pk: int) -> HttpResponseBase:
    """A material of the event, handed out only while it is ticked as public."""
    paper = get_object_or_404(public_materials(_event(code)).exclude(file=None), pk=pk)
    try:
        held = paper.file.content.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    headers = {
        "Cache-Control": "private, no-store",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
    }
    return FileResponse(held, as_attachment=True, filename=paper.file.name, headers=headers)


def _event(code: str) -> Event:
    """An event that the public may see: one with an address of registration, not struck out."""
    found = Event.objects.filter(struck_at=None).exclude(state=Event.State.CANCELLED)
    event: Event = get_object_or_404(found.select_related("unit"), code=code)
    return event


def _of(event: Event, language: str) -> dict[str, Any]:
    title = wording.title_of(event, language)
    return {
        "event": event,
        "title": title,
        "is_vietnamese": language != "vi" and not event.english_title,
        "summary": wording.summary_of(event, language),
        "when": wording.when_words(event, language),
        "venue": wording.venue_of(event, language),
        "owner": _owner(event, language),
    }


def _owner(event: Event, language: str) -> str:
    return event.unit.name if language == "vi" else event.unit.english_name or event.unit.name


def _privacy(event: Event, language: str) -> PrivacyWords:
    contact = absolute(reverse("portal:ask", args=[language]))
    keeper = _owner(event, language)
    return privacy_words("registration", language=language, keeper=keeper, contact=contact)


def _standing(event: Event) -> dict[str, Any]:
    """Seats as the page tells them, and the days of registration."""
    today, left = timezone.localdate(), seats_left(event)
    is_early = event.registers_from is not None and today < event.registers_from
    return {"left": left, "is_early": is_early, "is_over": _is_over(event)}


def _is_over(event: Event) -> bool:
    is_held = event.state not in (Event.State.PLANNED, Event.State.PERMITTED)
    return is_held or (event.last_on is not None and timezone.localdate() > event.last_on)


def _registered(event: Event, form: RegisterForm, consent_hash: str) -> str:
    """The signed key of the new registration; "" with the refusals at their fields."""
    told = {name: value for name, value in form.cleaned_data.items() if name != "consent"}
    who = Person(**told, language=translation.get_language())
    try:
        found, is_new = register(event, who, consent_hash=consent_hash, day=timezone.localdate())
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return ""
    deliver(found.mails.all())
    return _SIGNER.sign(found.key if is_new else _THERE_ALREADY)


def _cancelled(mine: Registration) -> str:
    """Why the seat was not given back, "" where it was; whoever moves up hears of it at once."""
    try:
        cancel(mine, by=None, day=timezone.localdate())
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    deliver(RegistrationMail.objects.filter(registration__entry=mine.entry_id))
    return ""


def _drawn(mine: Registration, event: Event, language: str) -> str:
    if mine.state != Registration.State.CONFIRMED:
        return ""
    title = wording.title_of(event, language)
    return ticket_svg(mine, base_url=settings.NHIPCAU_BASE_URL, title=f"QR: {title}")


def _before(mine: Registration) -> int:
    """How many wait in front of this one."""
    queue = list(Registration.objects.filter(entry=mine.entry_id).waiting())
    return next((place for place, one in enumerate(queue) if one.pk == mine.pk), 0)


def _most_an_hour() -> int:
    return int(settings.NHIPCAU_REGISTRATIONS_AN_HOUR)


def _has_mail() -> bool:
    return bool(settings.NHIPCAU_MAIL)


def _show(
    request: HttpRequest, language: str, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    return show(request, language, template, context, status=status, spoken=LANGUAGES)
