"""A plan comes in: uploaded, looked through beside its paper, accepted, taken back."""

import logging

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.plans.importing.accept import accept, begin_again, discard, undo
from nhipcau.plans.loading import load_plan
from nhipcau.plans.models import PlanLoad
from nhipcau.workspace.acceptance.page import load_of, render_desk
from nhipcau.workspace.acceptance.reading import readable
from nhipcau.workspace.forms.loads import ReasonForm, UploadForm
from nhipcau.workspace.forms.open_words import sentences_of
from nhipcau.workspace.forms.refusals import tell_refusal
from nhipcau.workspace.people import require_role
from nhipcau.workspace.roles import KEEPERS

logger = logging.getLogger(__name__)


@require_role(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def load_new(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _upload_page(request, UploadForm())
    form = UploadForm(request.POST, request.FILES)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        with readable(form):
            load = load_plan(upload, name=upload.name, by=request.user)
            return redirect("workspace:load_page", pk=load.pk)
    return _upload_page(request, form, status=422)


def _upload_page(request: HttpRequest, form: UploadForm, *, status: int = 200) -> HttpResponse:
    return render(request, "workspace/loads/new.html", {"form": form}, status=status)


@require_role(*KEEPERS)
@require_safe
def load_page(request: HttpRequest, pk: int) -> HttpResponse:
    return render_desk(request, load_of(pk))


@require_role(*KEEPERS)
@require_POST
def load_accept(request: HttpRequest, pk: int) -> HttpResponse:
    load = load_of(pk)
    try:
        plan = accept(load, by=request.user)
    except ValidationError as refusal:
        return _refused(request, refusal, load)
    taken = {"n": plan.tasks.count()}
    messages.success(request, _("Đã đưa %(n)s nhiệm vụ vào sổ.") % taken)
    return redirect("workspace:plan_page", pk=plan.pk)


@require_role(*KEEPERS)
@require_POST
def load_undo(request: HttpRequest, pk: int) -> HttpResponse:
    load, form = load_of(pk), ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, sentences_of(form))
        return _to_what_it_became(load)
    try:
        undo(load, by=request.user, reason=form.cleaned_data["reason"])
    except ValidationError as refusal:
        tell_refusal(request, refusal)
        return _to_what_it_became(load)
    messages.success(request, _("Đã rút lại cả lượt nạp; sổ trở lại như trước khi nạp."))
    return redirect("workspace:load_page", pk=load.pk)


def _to_what_it_became(load: PlanLoad) -> HttpResponse:
    """The plan, or the load itself where nothing of it stands in the register."""
    if load.plan_id is None:
        return redirect("workspace:load_page", pk=load.pk)
    return redirect("workspace:plan_page", pk=load.plan_id)


@require_role(*KEEPERS)
@require_POST
def load_discard(request: HttpRequest, pk: int) -> HttpResponse:
    load = load_of(pk)
    try:
        discard(load, by=request.user)
    except ValidationError as refusal:
        return _refused(request, refusal, load)
    messages.success(request, _("Đã bỏ lượt nạp; không có gì vào sổ."))
    return redirect("workspace:plan_list")


@require_role(*KEEPERS)
@require_POST
def load_again(request: HttpRequest, pk: int) -> HttpResponse:
    """A load that was dropped or taken back is opened once more, with all that was put right."""
    load = load_of(pk)
    try:
        again = begin_again(load, by=request.user)
    except ValidationError as refusal:
        return _refused(request, refusal, load)
    return redirect("workspace:load_page", pk=again.pk)


def _refused(request: HttpRequest, refusal: ValidationError, load: PlanLoad) -> HttpResponse:
    tell_refusal(request, refusal)
    return redirect("workspace:load_page", pk=load.pk)


urlpatterns = [
    path("ke-hoach/nap/", load_new, name="load_new"),
    path("ke-hoach/nap/<int:pk>/", load_page, name="load_page"),
    path("ke-hoach/nap/<int:pk>/dua-vao-so/", load_accept, name="load_accept"),
    path("ke-hoach/nap/<int:pk>/rut-lai/", load_undo, name="load_undo"),
    path("ke-hoach/nap/<int:pk>/mo-lai/", load_again, name="load_again"),
    path("ke-hoach/nap/<int:pk>/bo/", load_discard, name="load_discard"),
]
