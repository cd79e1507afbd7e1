"""Questions of the public: asking, what follows, where a question stands, having it erased."""

from collections.abc import Container
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils import timezone, translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.inquiries.asking import Asked, receive
from nhipcau.inquiries.erasing import ask_erasure, find
from nhipcau.inquiries.mailing import deliver
from nhipcau.inquiries.models import Audience, Inquiry, Topic
from nhipcau.portal import holding_off
from nhipcau.portal.forms import AskForm, StatusForm
from nhipcau.portal.frame import Way, frame

LANGUAGES = dict(settings.LANGUAGES)
LOOKS_AN_HOUR = 20
_SIGNER = Signer(salt="portal.asked")


@holding_off.own_form
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, language: str) -> HttpResponse:
    """`toi` preselects who asks, `viec` what about, `trang` is the page one comes from."""
    with translation.override(language):
        form = AskForm(request.POST if request.method == "POST" else None, initial=_told(request))
        words, status = "", 200
        if request.method == "POST":
            words, status = holding_off.objection(request), 422
            if form.is_valid() and not words:
                if holding_off.too_many(request, "ask", most=settings.NHIPCAU_QUESTIONS_AN_HOUR):
                    words, status = holding_off.too_many_words(), 429
                elif inquiry := _received(form, language):
                    signed = _SIGNER.sign(inquiry.reference)
                    return redirect(f"{reverse('portal:asked', args=[language])}?so={signed}")
        context = {
            "form": form,
            "objection": words,
            "keep_months": settings.NHIPCAU_INQUIRY_KEEP_MONTHS,
            "erasure_days": settings.NHIPCAU_ERASURE_DAYS,
        }
        return show(request, language, "portal/inquiries/ask.html", context, status=status)


def _told(request: HttpRequest) -> dict[str, str]:
    """What the way here says; what is not ours is left out."""
    given = request.GET
    found = {"audience": given.get("toi", ""), "topic": given.get("viec", "")}
    found = {
        name: value
        for name, value in found.items()
        if value in {"audience": Audience.values, "topic": Topic.values}[name]
    }
    return found | {"page": own_address(given.get("trang", ""))}


def own_address(address: str) -> str:
    """An address of this house, "" for anything else."""
    is_ours = address.startswith("/") and len(address) <= 500
    return address if is_ours and url_has_allowed_host_and_scheme(address, None) else ""


def _received(form: AskForm, language: str) -> Inquiry | None:
    """The question kept and its receipt on the way; None with the refusals at their fields."""
    told = form.cleaned_data | {"page": own_address(form.cleaned_data["page"])}
    try:
        inquiry = receive(Asked(language=language, **told), day=timezone.localdate())
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return None
    deliver(inquiry.mails.all())
    return inquiry


@require_safe
def asked(request: HttpRequest, language: str) -> HttpResponse:
    """Thanks, with the number; it stands signed in the address, so that none can be made up."""
    try:
        reference = _SIGNER.unsign(request.GET.get("so", ""))
    except BadSignature:
        return redirect("portal:ask", language=language)
    with translation.override(language):
        return show(request, language, "portal/inquiries/asked.html", {"reference": reference})


@holding_off.own_form
@require_http_methods(["GET", "HEAD", "POST"])
def status(request: HttpRequest, language: str) -> HttpResponse:
    """Where a question stands, by number and address together; one answer for all that is wrong.

    With `erase` the person asks to have the data erased, and hears the same in any case.
    """
    with translation.override(language):
        is_sent = request.method == "POST"
        form = StatusForm(request.POST if is_sent else None)
        words = holding_off.objection(request, least_s=0) if is_sent else ""
        code = 422 if words or (is_sent and not form.is_valid()) else 200
        context: dict[str, Any] = {"form": form, "objection": words}
        if is_sent and code == 200:
            if holding_off.too_many(request, "status", most=LOOKS_AN_HOUR):
                context["objection"], code = holding_off.too_many_words(), 429
            else:
                context |= _found(request, form)
        context["erasure_days"] = settings.NHIPCAU_ERASURE_DAYS
        return show(request, language, "portal/inquiries/status.html", context, status=code)


def _found(request: HttpRequest, form: StatusForm) -> dict[str, Any]:
    inquiry = find(**form.cleaned_data)
    if "erase" in request.POST:
        if inquiry:
            ask_erasure(inquiry, day=timezone.localdate())
        return {"erasure_asked": True}
    return {"inquiry": inquiry, "was_looked_up": True}


def show(
    request: HttpRequest,
    language: str,
    template: str,
    context: dict[str, Any],
    *,
    status: int = 200,
    spoken: Container[str] = LANGUAGES,
) -> HttpResponse:
    """A page with a form: never kept, with the cookie that its sending needs and no other.

    `spoken` are the languages that the form has; the switch leads others to their first page.
    """
    here = request.resolver_match
    around = frame(language, path=request.path.removeprefix(f"/{language}/"))
    around["languages"] = [
        _same_form(one, here.url_name, here.kwargs) if one.code in spoken else one
        for one in around["languages"]
    ]
    around["crumbs"] = [Way(around["site"]["title"], around["site"]["address"])]
    around |= {"kind": "form", "csrf_token": get_token(request)}
    around |= {
        "opened": holding_off.opened_or_now(request),
        "opened_field": holding_off.OPENED,
        "unseen_field": holding_off.UNSEEN,
    }
    html = render_to_string(template, around | context)
    headers = {"Content-Language": around["language_tag"], "Cache-Control": "private, no-store"}
    return HttpResponse(html, status=status, headers=headers)


def _same_form(tongue: Any, name: str, kwargs: dict[str, Any]) -> Any:
    """The same form in another language; its first page where the form is not there."""
    try:
        address = reverse(f"portal:{name}", kwargs=kwargs | {"language": tongue.code})
    except NoReverseMatch:
        return tongue
    switch = f"{reverse('portal:choose_language', args=[tongue.code])}?toi={address}"
    return replace(tongue, address=address, switch_address=switch, has_page=True)
