"""A reorganisation shown row by row, carried out by an administrator, taken back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nhipcau.organisations.models import Role
from nhipcau.succession.applying import apply
from nhipcau.succession.models import Reorganisation
from nhipcau.succession.preview import preview
from nhipcau.succession.undoing import undo
from nhipcau.workspace.forms.open_words import sentences_of
from nhipcau.workspace.forms.refusals import tell_refusal
from nhipcau.workspace.forms.rounds import ReasonForm
from nhipcau.workspace.people import may, require_role
from nhipcau.workspace.reorganising.telling import Teller
from nhipcau.workspace.roles import KEEPERS


@require_role(*KEEPERS)
@require_safe
def reorganisation_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Every row that would be touched; what is applied later is exactly this."""
    found = get_object_or_404(Reorganisation, pk=pk)
    if found.state != Reorganisation.State.DRAFT:
        return redirect("workspace:reorganisation_page", pk=pk)
    try:
        shown = preview(found)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
        return redirect("workspace:reorganisation_page", pk=pk)
    teller = Teller(shown)
    context = {
        "reorganisation": found,
        "sections": teller.sections(),
        "rights": teller.rights(),
        "problems": shown.outcome.problems,
        "warnings": shown.outcome.warnings,
        "total": len(shown.outcome.effects),
        "digest": shown.digest,
        "may_apply": may(request, Role.ADMINISTRATOR),
    }
    return render(request, "workspace/reorganisations/preview.html", context)


@require_role(Role.ADMINISTRATOR)
@require_POST
def reorganisation_apply(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Reorganisation, pk=pk)
    try:
        apply(found, seen=request.POST.get("seen", "") or "-", by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
        return redirect("workspace:reorganisation_preview", pk=pk)
    messages.success(request, _("Đã áp dụng; mọi dòng đúng như bản xem trước."))
    return redirect("workspace:reorganisation_page", pk=pk)


@require_role(Role.ADMINISTRATOR)
@require_POST
def reorganisation_undo(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Reorganisation, pk=pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, sentences_of(form))
        return redirect("workspace:reorganisation_page", pk=pk)
    try:
        undo(found, reason=form.cleaned_data["reason"], by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    else:
        messages.success(request, _("Đã hoàn tác; mọi dòng trở lại như trước."))
    return redirect("workspace:reorganisation_page", pk=pk)


urlpatterns = [
    path("sap-xep/<int:pk>/xem-truoc/", reorganisation_preview, name="reorganisation_preview"),
    path("sap-xep/<int:pk>/ap-dung/", reorganisation_apply, name="reorganisation_apply"),
    path("sap-xep/<int:pk>/hoan-tac/", reorganisation_undo, name="reorganisation_undo"),
]
