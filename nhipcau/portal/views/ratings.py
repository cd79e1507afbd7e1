"""Opinions of the public: of a page, of an answer; taken without knowing whose they are."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.inquiries.models import Inquiry
from nhipcau.inquiries.rating import rate_answer, rate_page
from nhipcau.portal import holding_off, reading
from nhipcau.portal.forms import RatingForm
from nhipcau.portal.views.inquiries import show

OPINIONS_AN_HOUR = 30
LEAST_S = 1


@holding_off.own_form
@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: HttpRequest, language: str) -> HttpResponse:
    """`trang` is the address of the page; what is not public counts for the portal as a whole."""
    with translation.override(language):
        address = request.POST.get("trang", request.GET.get("trang", ""))
        prefix, path = f"/{language}/", address.removeprefix(f"/{language}/")
        is_ours = address.startswith(prefix) and len(path) <= 500 and "\x00" not in path
        release = reading.release_at(language, path) if is_ours else None
        page = release.address if release else ""
        form = RatingForm(request.POST if request.method == "POST" else None)
        refused = _refused(request, form)
        if request.method == "POST" and refused is None:
            told = form.cleaned_data
            try:
                rate_page(page=page, language=language, day=timezone.localdate(), **told)
            except ValidationError as refusal:
                form.add_error(None, refusal)
                refused = "", 422
            else:
                return redirect("portal:rated", language=language)
        objection, status = refused or ("", 200)
        context = {"form": form, "objection": objection, "rated": release, "rated_page": page}
        return show(request, language, "portal/inquiries/rate.html", context, status=status)


def _refused(request: HttpRequest, form: RatingForm) -> tuple[str, int] | None:
    """(sentence, status) of what is not taken; None for a form that is, or was not sent."""
    if request.method != "POST":
        return None
    if words := holding_off.objection(request, least_s=LEAST_S):
        return words, 422
    if not form.is_valid():
        return "", 422
    if holding_off.too_many(request, "rate", most=OPINIONS_AN_HOUR):
        return holding_off.too_many_words(), 429
    return None


@holding_off.own_form
@require_http_methods(["GET", "HEAD", "POST"])
def rate_reply(request: HttpRequest, language: str, key: str) -> HttpResponse:
    """Looking spends nothing, for mail programs look at links by themselves; sending does."""
    with translation.override(language):
        if not Inquiry.objects.filter(rating_key=key).exists():
            return show(request, language, "portal/inquiries/spent.html", {}, status=410)
        form = RatingForm(request.POST if request.method == "POST" else None)
        refused = _refused(request, form)
        if request.method == "POST" and refused is None:
            try:
                rate_answer(key, day=timezone.localdate(), **form.cleaned_data)
            except ValidationError as refusal:
                form.add_error(None, refusal)
                refused = "", 422
            else:
                return redirect("portal:rated", language=language)
        objection, status = refused or ("", 200)
        context = {"form": form, "objection": objection, "is_answer": True}
        return show(request, language, "portal/inquiries/rate.html", context, status=status)


@require_safe
def rated(request: HttpRequest, language: str) -> HttpResponse:
    with translation.override(language):
        return show(request, language, "portal/inquiries/rated.html", {})
