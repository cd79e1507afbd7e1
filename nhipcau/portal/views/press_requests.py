"""Foreign press asks to work here, sees what follows by when, looks where it stands, withdraws."""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.inquiries.models import Audience, Topic
from nhipcau.inquiries.routing import unit_for
from nhipcau.organisations.models import Unit
from nhipcau.portal import holding_off
from nhipcau.portal.press_requests import (
    COUNT,
    ROWS,
    PersonForm,
    PressRequestForm,
    StatusForm,
    people_forms,
)
from nhipcau.portal.publishers import called
from nhipcau.portal.views.inquiries import show
from nhipcau.registries.models import PressVisit
from nhipcau.registries.press_visits.asking import MOST_PEOPLE, Asked, ask, faults_of_people
from nhipcau.registries.press_visits.following import find, may_withdraw, withdraw
from nhipcau.registries.press_visits.mailing import deliver
from nhipcau.registries.press_visits.needed_forms import needed_forms, places_to_ask
from nhipcau.registries.press_visits.standing import visits
from nhipcau.registries.privacy.words import PrivacyWords, privacy_words
from nhipcau.ui.fields import Problem, problems_of

LOOKS_AN_HOUR = 20
_SIGNER = Signer(salt="portal.press")


@holding_off.own_form
@require_http_methods(["GET", "HEAD", "POST"])
def request_form(request: HttpRequest, language: str) -> HttpResponse:
    """With `more` the form comes back with room for more people, nothing sent, nothing lost."""
    with translation.override(language):
        unit = _desk()
        is_more = "more" in request.POST
        is_sent = request.method == "POST" and not is_more
        posted = request.POST if request.method == "POST" else None
        form = PressRequestForm(
            posted if is_sent else None,
            initial=request.POST.dict() if is_more else None,
            language=language,
        )
        people = people_forms(
            posted, language=language, more=ROWS if is_more else 0, is_sent=is_sent
        )
        words, status = "", 200
        if is_sent:
            words, status, visit = _sent(request, language, form, people, unit)
            if visit:
                signed = _SIGNER.sign(str(visit.request_code))
                kept = reverse("portal:press_received", kwargs={"language": language})
                return redirect(f"{kept}?so={signed}")
        context = {
            "form": form,
            "people": people,
            "count_field": COUNT,
            "may_add": len(people) < MOST_PEOPLE,
            "objection": words if unit else _closed(),
            "problems": _problems(form, people) if is_sent else [],
            "privacy": _privacy(language, unit),
            "forms": needed_forms(language),
            "places": places_to_ask(language),
        }
        return show(request, language, "portal/press/ask.html", context, status=status)


def _sent(
    request: HttpRequest,
    language: str,
    form: PressRequestForm,
    people: list[PersonForm],
    unit: Unit | None,
) -> tuple[str, int, PressVisit | None]:
    """(what speaks against it, status, what was kept)."""
    words = holding_off.objection(request)
    good = [one.is_valid() for one in (form, *people)]
    members = tuple(found for one in people if one.is_valid() and (found := one.person()))
    if not members and all(good[1:]):
        _refuse_people(people, faults_of_people(members))
        good.append(False)
    if words or not all(good) or unit is None:
        return words, 422, None
    if holding_off.too_many(request, "press", most=settings.NHIPCAU_QUESTIONS_AN_HOUR):
        return holding_off.too_many_words(), 429, None
    told = form.cleaned_data | {"language": language, "members": members}
    try:
        visit = ask(Asked(**told), unit=unit, day=timezone.localdate())
    except ValidationError as refusal:
        _refuse(form, people, refusal)
        return "", 422, None
    deliver(visit.mails.all())
    return "", 302, visit


def _refuse_people(people: list[PersonForm], faults: list[tuple[str, str, str]]) -> None:
    for _field, sentence, code in faults:
        people[0].add_error("name", ValidationError(sentence, code=code))


def _refuse(form: PressRequestForm, people: list[PersonForm], refusal: ValidationError) -> None:
    """Each sentence at its field; what is about the crew stands at its first person."""
    for name, errors in getattr(refusal, "error_dict", {None: refusal}).items():
        if name == "members":
            people[0].add_error("name", errors)
        else:
            field = str(name).removeprefix("requester_")
            form.add_error(field if field in form.fields else None, errors)


def _problems(form: PressRequestForm, people: list[PersonForm]) -> list[Problem]:
    found = problems_of(form)
    for at, one in enumerate(people, 1):
        who = _("Người %(number)s") % {"number": at}
        found += [replace(p, label=f"{who}, {p.label}") for p in problems_of(one)]
    return found


def _desk() -> Unit | None:
    """Whoever questions of the press about press work go to; the focal officer's unit else."""
    day = timezone.localdate()
    return unit_for(audience=Audience.PRESS, topic=Topic.PRESS, day=day)[0]


def _closed() -> str:
    return _("Hiện chưa có đơn vị nhận đề nghị qua trang này. Hãy gửi câu hỏi cho chúng tôi.")


def _privacy(language: str, unit: Unit | None) -> PrivacyWords:
    keeper = called(unit, unit.name) if unit else ""
    return privacy_words(
        "press_request",
        language=language,
        keeper=keeper,
        contact=_("Gửi yêu cầu qua mục hỏi đáp của cổng, hoặc trả lời thư báo đã nhận."),
    )


@require_safe
def received(request: HttpRequest, language: str) -> HttpResponse:
    """Thanks, with the code and what follows; signed in the address, so none can be made up."""
    try:
        code = _SIGNER.unsign(request.GET.get("so", ""))
    except BadSignature:
        code = ""
    found = visits().filter(request_code=code).first() if code else None
    if found is None:
        return redirect(reverse("portal:press_request", kwargs={"language": language}))
    with translation.override(language):
        context = {"visit": found, "dues": _dues(found), "forms": needed_forms(language)}
        return show(request, language, "portal/press/received.html", context)


def _dues(visit: PressVisit) -> dict[str, Any]:
    """Last days of what is still to do, by the code of their rule."""
    return {one.code: one.due_on for one in visit.clocks.all() if one.done_on is None}


@holding_off.own_form
@require_http_methods(["GET", "HEAD", "POST"])
def status(request: HttpRequest, language: str) -> HttpResponse:
    """Where a request stands, by code and address together; with `withdraw` it is taken back."""
    with translation.override(language):
        is_sent = request.method == "POST"
        form = StatusForm(request.POST if is_sent else None)
        words = holding_off.objection(request, least_s=0) if is_sent else ""
        code = 422 if words or (is_sent and not form.is_valid()) else 200
        context: dict[str, Any] = {"form": form, "objection": words}
        if is_sent and code == 200:
            if holding_off.too_many(request, "press_status", most=LOOKS_AN_HOUR):
                context["objection"], code = holding_off.too_many_words(), 429
            else:
                context |= _found(request, form)
        return show(request, language, "portal/press/status.html", context, status=code)


def _found(request: HttpRequest, form: StatusForm) -> dict[str, Any]:
    visit = find(**form.cleaned_data)
    if "withdraw" in request.POST:
        if visit:
            visit = withdraw(visit, day=timezone.localdate())
            deliver(visit.mails.all())
        return {"was_withdrawn": True}
    if visit is None:
        return {"was_looked_up": True}
    return {
        "was_looked_up": True,
        "visit": visit,
        "dues": _dues(visit),
        "may_withdraw": may_withdraw(visit),
    }


PATTERNS = [
    path(f"{at}{end}", view, {"language": language}, name=name)
    for language, at, ends in (
        ("vi", "vi/bao-chi-nuoc-ngoai/", ("", "da-nhan/", "tra-cuu/")),
        ("en", "en/foreign-press/", ("", "received/", "status/")),
    )
    for end, view, name in zip(
        ends,
        (request_form, received, status),
        ("press_request", "press_received", "press_status"),
        strict=True,
    )
]
"""Addresses of these pages, in their two languages alone."""
