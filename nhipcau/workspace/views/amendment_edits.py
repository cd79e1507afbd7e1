"""What people put into an amendment: single tasks, or all that a re-issued plan changes."""

import logging
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nhipcau.plans.amending.diff import ADD, CHANGE, REMOVE
from nhipcau.plans.amending.from_paper import take_from_load
from nhipcau.plans.amending.preparing import (
    begin_amendment,
    put_change,
    rows_after,
    take_back_change,
)
from nhipcau.plans.loading import load_plan
from nhipcau.plans.models import Amendment, PlanLoad
from nhipcau.workspace.acceptance.page import load_of
from nhipcau.workspace.acceptance.reading import readable
from nhipcau.workspace.amending.page import amendment_of, render_amendment
from nhipcau.workspace.forms.amendments import RemovalForm, TaskWordsForm
from nhipcau.workspace.forms.loads import UploadForm
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal, tell_refusal
from nhipcau.workspace.people import require_role
from nhipcau.workspace.roles import KEEPERS

logger = logging.getLogger(__name__)


@require_role(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def amendment_add(request: HttpRequest, pk: int) -> HttpResponse:
    amendment = amendment_of(pk)
    form = TaskWordsForm(posted(request), rows=rows_after(amendment))
    if form.is_valid() and _put(form, amendment, kind=ADD, by=request.user):
        return redirect("workspace:amendment_page", pk=amendment.pk)
    return _task_page(request, amendment, form, row=None)


@require_role(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def amendment_change(request: HttpRequest, pk: int, row: str) -> HttpResponse:
    """`row` is the key of a task that would stand in the plan; for any other there is no page."""
    amendment, rows, asked = _asked(pk, row)
    form = TaskWordsForm(posted(request), rows=rows, row=asked)
    if form.is_valid() and _put(form, amendment, kind=CHANGE, key=row, by=request.user):
        return redirect("workspace:amendment_page", pk=amendment.pk)
    return _task_page(request, amendment, form, row=asked)


@require_role(*KEEPERS)
@require_POST
def amendment_remove(request: HttpRequest, pk: int, row: str) -> HttpResponse:
    amendment, rows, asked = _asked(pk, row)
    form = RemovalForm(request.POST, auto_id="dua-ra_%s")
    if form.is_valid():
        told = form.cleaned_data["reason"]
        try:
            put_change(amendment, kind=REMOVE, key=row, reason=told, by=request.user)
            return redirect("workspace:amendment_page", pk=amendment.pk)
        except ValidationError as refusal:
            show_refusal(form, refusal)
    words = TaskWordsForm(None, rows=rows, row=asked)
    return _task_page(request, amendment, words, row=asked, removal_form=form)


@require_role(*KEEPERS)
@require_POST
def amendment_take_back(request: HttpRequest, pk: int) -> HttpResponse:
    amendment = amendment_of(pk)
    try:
        take_back_change(amendment, key=request.POST.get("dong", ""), by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    return redirect("workspace:amendment_page", pk=amendment.pk)


@require_role(*KEEPERS)
@require_POST
def amendment_upload(request: HttpRequest, pk: int) -> HttpResponse:
    """A re-issued plan as paper; it is looked through at the desk before its changes are taken."""
    amendment = amendment_of(pk)
    form = UploadForm(request.POST, request.FILES, auto_id="tep_%s")
    if form.is_valid():
        with readable(form):
            load = _read(form, amendment, by=request.user)
            return redirect("workspace:load_page", pk=load.pk)
    return render_amendment(request, amendment, status=422, upload_form=form)


def _read(form: UploadForm, amendment: Amendment, *, by: Any) -> PlanLoad:
    upload, purpose = form.cleaned_data["file"], PlanLoad.Purpose.AMENDMENT
    return load_plan(upload, name=upload.name, by=by, purpose=purpose, about=amendment.plan)


@require_role(*KEEPERS)
@require_POST
def load_take(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the plan's draft amendment say what the re-issued plan changes."""
    load = load_of(pk)
    try:
        if load.purpose != PlanLoad.Purpose.AMENDMENT or load.about is None:
            raise ValidationError(_("Lượt nạp này không để điều chỉnh kế hoạch nào."))
        drafts = load.about.amendments.filter(state=Amendment.State.DRAFT)
        amendment = drafts.first() or begin_amendment(load.about, by=request.user)
        diff = take_from_load(amendment, load, by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
        return redirect("workspace:load_page", pk=load.pk)
    if diff:
        told = _("Đã lấy %(n)s thay đổi vào bản điều chỉnh.") % {"n": len(diff.changes)}
    else:
        told = _("Văn bản này không khác kế hoạch đang có trong sổ.")
    messages.success(request, told)
    return redirect("workspace:amendment_page", pk=amendment.pk)


def _asked(pk: int, key: str) -> tuple[Amendment, list[Any], Any]:
    """The amendment, the plan's rows with its changes made, and the row that is named."""
    amendment = amendment_of(pk)
    rows = rows_after(amendment)
    row = next((row for row in rows if row["key"] == key), None)
    if row is None or amendment.state != Amendment.State.DRAFT:
        raise Http404
    return amendment, rows, row


def _put(form: TaskWordsForm, amendment: Amendment, **asked: Any) -> bool:
    try:
        put_change(amendment, words=form.words(), reason=form.cleaned_data["reason"], **asked)
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return False
    return True


def _task_page(
    request: HttpRequest, amendment: Amendment, form: TaskWordsForm, **more: Any
) -> HttpResponse:
    removal = more.pop("removal_form", None)
    context = {"amendment": amendment, "plan": amendment.plan, "form": form, **more}
    context["removal_form"] = removal or RemovalForm(auto_id="dua-ra_%s")
    status = 422 if form.errors or (removal and removal.errors) else 200
    return render(request, "workspace/amendments/task.html", context, status=status)


urlpatterns = [
    path("dieu-chinh/<int:pk>/bo-sung/", amendment_add, name="amendment_add"),
    path("dieu-chinh/<int:pk>/sua/<slug:row>/", amendment_change, name="amendment_change"),
    path("dieu-chinh/<int:pk>/dua-ra/<slug:row>/", amendment_remove, name="amendment_remove"),
    path("dieu-chinh/<int:pk>/bo-thay-doi/", amendment_take_back, name="amendment_take_back"),
    path("dieu-chinh/<int:pk>/van-ban/", amendment_upload, name="amendment_upload"),
    path("ke-hoach/nap/<int:pk>/lay-vao-dieu-chinh/", load_take, name="load_take"),
]
