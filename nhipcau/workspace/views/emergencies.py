"""What went out before its check: another person reads it and confirms."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nhipcau.editorial import emergency
from nhipcau.editorial.hints import hints_for
from nhipcau.editorial.models import Edition, Release
from nhipcau.editorial.questions import must_be_present, questions_for
from nhipcau.editorial.snapshots import page_of
from nhipcau.organisations.models import Role
from nhipcau.workspace.editing.access import RELEASERS, confirms, readable_edition, refuse_unless
from nhipcau.workspace.editing.checks import asked, changed_words, loose, text_of
from nhipcau.workspace.editing.words import language_words, title_of
from nhipcau.workspace.forms.checks import CheckForm
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.people import in_office


@in_office
@require_http_methods(["GET", "HEAD", "POST"])
def edition_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    edition = readable_edition(request, pk)
    refuse_unless(request, confirms(request, edition.work), *RELEASERS, Role.LEADER, Role.HEAD)
    release = edition.releases.unconfirmed().select_related("revision", "released_by").last()
    if release is None:
        messages.info(request, _("Bản này không chờ xác nhận."))
        return redirect("workspace:work_page", pk=edition.work_id)
    refusal = emergency.why_not_confirm(release, by=request.user)
    page = page_of(release.revision)
    form = CheckForm(
        posted(request),
        codes=questions_for(page, edition.work),
        present=must_be_present(page, edition.work),
    )
    if form.is_valid() and _confirmed(request, release, form):
        messages.success(request, _("Đã xác nhận bản đăng khẩn."))
        return redirect("workspace:work_page", pk=edition.work_id)
    context = _whole(edition, release, form, refusal)
    status = 422 if form.errors else 200
    return render(request, "workspace/editions/confirm.html", context, status=status)


def _confirmed(request: HttpRequest, release: Release, form: CheckForm) -> bool:
    try:
        emergency.confirm(release, answers=form.answers(), by=request.user)
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return False
    return True


def _whole(edition: Edition, release: Release, form: CheckForm, refusal: str) -> dict[str, Any]:
    page = page_of(release.revision)
    hints = hints_for(page, edition.work)
    text, before = text_of(edition, release.revision)
    is_answered = not refusal or form.is_bound
    return {
        "edition": edition,
        "work": edition.work,
        "release": release,
        "before": before,
        "title": title_of(edition.page),
        "language_name": language_words(edition.language),
        "text": text,
        "changed": changed_words(text, before),
        "why_not": refusal,
        "form": form if is_answered else None,
        "asked": asked(form.codes, hints=hints, form=form if is_answered else None),
        "loose_hints": loose(hints),
    }


urlpatterns = [
    path("cong-thong-tin/ban/<int:pk>/xac-nhan/", edition_confirm, name="edition_confirm"),
]
