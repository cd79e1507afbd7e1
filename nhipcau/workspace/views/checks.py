"""The check before publication: the text at the left, the questions at the right."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nhipcau.editorial import checking
from nhipcau.editorial.models import Check
from nhipcau.editorial.questions import must_be_present
from nhipcau.editorial.snapshots import page_of
from nhipcau.organisations.models import Role
from nhipcau.workspace.editing.access import RELEASERS, checks, readable_check, refuse_unless
from nhipcau.workspace.editing.checks import asked, changed_words, loose, text_of, why_not
from nhipcau.workspace.editing.drafts import drawn_draft
from nhipcau.workspace.editing.words import language_words, title_of
from nhipcau.workspace.forms.checks import CheckForm, SendBackForm
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.people import in_office, may
from nhipcau.workspace.registers.publication_card import looks_beside


@in_office
@require_safe
def check_page(request: HttpRequest, pk: int) -> HttpResponse:
    check = readable_check(request, pk)
    return render(request, "workspace/editions/check.html", _whole(request, check))


def _whole(request: HttpRequest, check: Check, **refused: Any) -> dict[str, Any]:
    refusal = why_not(request, check)
    form = refused.get("form") or (None if refusal else _form(check))
    text, release = text_of(check.edition, check.revision)
    return {
        "check": check,
        "edition": check.edition,
        "work": check.edition.work,
        "title": title_of(check.edition.page),
        "language_name": language_words(check.edition.language),
        "text": text,
        "release": release,
        "changed": changed_words(text, release),
        "why_not": refusal,
        "asked": asked(check.questions, hints=check.hints, form=form, check=check),
        "loose_hints": loose(check.hints),
        "form": form,
        "back_form": refused.get("back_form") or SendBackForm(auto_id="tra-lai_%s"),
        "writers": check.writers.all(),
        "may_purge": may(request, Role.FOCAL),
        "looks": looks_beside(check.edition),
        "is_second": check.outcome == Check.Outcome.SECOND,
    } | refused


def _form(check: Check, data: Any = None) -> CheckForm:
    present = must_be_present(page_of(check.revision), check.edition.work)
    return CheckForm(data, codes=check.questions, present=present)


@in_office
@require_POST
def check_clear(request: HttpRequest, pk: int) -> HttpResponse:
    check = _checkable(request, pk)
    form = _form(check, request.POST)
    if form.is_valid():
        try:
            done = checking.clear(check, answers=form.answers(), by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _done(done))
            return redirect("workspace:work_page", pk=check.edition.work_id)
    context = _whole(request, check, form=form)
    return render(request, "workspace/editions/check.html", context, status=422)


def _done(check: Check) -> str:
    if check.outcome == Check.Outcome.SECOND:
        return _("Đạt lần thứ nhất. Bài có nội dung nhạy cảm: chờ người kiểm tra thứ hai.")
    return _("Đạt: bài được đăng. Đăng ngay hoặc hẹn giờ ở dưới.")


@in_office
@require_POST
def check_send_back(request: HttpRequest, pk: int) -> HttpResponse:
    check = _checkable(request, pk)
    form = SendBackForm(request.POST, auto_id="tra-lai_%s")
    if form.is_valid():
        try:
            checking.send_back(check, reason=form.cleaned_data["reason"], by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã trả lại người viết kèm lý do."))
            return redirect("workspace:work_page", pk=check.edition.work_id)
    context = _whole(request, check, back_form=form)
    return render(request, "workspace/editions/check.html", context, status=422)


def _checkable(request: HttpRequest, pk: int) -> Check:
    check = readable_check(request, pk)
    refuse_unless(request, checks(request, check.edition.work), *RELEASERS, Role.HEAD)
    return check


@in_office
@require_safe
def check_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The very text of the check as the public would see it."""
    check = readable_check(request, pk)
    return drawn_draft(request, check.revision)


urlpatterns = [
    path("cong-thong-tin/kiem-tra/<int:pk>/", check_page, name="check_page"),
    path("cong-thong-tin/kiem-tra/<int:pk>/xem/", check_preview, name="check_preview"),
    path("cong-thong-tin/kiem-tra/<int:pk>/dat/", check_clear, name="check_clear"),
    path("cong-thong-tin/kiem-tra/<int:pk>/tra-lai/", check_send_back, name="check_send_back"),
]
