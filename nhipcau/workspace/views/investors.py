"""Investors: entering one with its organisation, stages with what shows them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nhipcau.documents.models import StoredFile
from nhipcau.documents.storing import store_file
from nhipcau.registries.checks.investors import standing_of
from nhipcau.registries.investors import staging
from nhipcau.registries.investors.opening import open_investor
from nhipcau.registries.models import Investor, StageProof
from nhipcau.workspace.forms.investors import MendProofForm, NewInvestorForm, StageForm
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.investing.kept import kept_investor
from nhipcau.workspace.people import acting_unit, in_office, require_role
from nhipcau.workspace.registers.access import MAY_ENTER

READ_AND_WRITE = ["GET", "HEAD", "POST"]


@require_role(*MAY_ENTER)
@require_http_methods(READ_AND_WRITE)
def investor_new(request: HttpRequest) -> HttpResponse:
    unit, today = acting_unit(request), timezone.localdate()
    form = NewInvestorForm(posted(request), unit=unit, day=today, initial=_task_asked_for(request))
    if form.is_valid():
        told = form.told()
        tasks, others = told.pop("tasks", ()), told.pop("taking_part", ())
        try:
            row = open_investor(
                values=told,
                partner=form.partner,
                organisation=form.organisation(),
                apart_from=[one.partner for one in form.doubles],
                tasks=tasks,
                taking_part=others,
                unit=unit,
                by=request.user,
            )
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã ghi vào sổ."))
            return redirect("workspace:entry_page", pk=row.pk)
    context = {"form": form, "there_already": _there_already(form)}
    status = 422 if form.errors else 200
    return render(request, "workspace/investors/new.html", context, status=status)


@in_office
@require_http_methods(READ_AND_WRITE)
def investor_stage(request: HttpRequest, pk: int) -> HttpResponse:
    row = kept_investor(request, pk)
    today = timezone.localdate()
    form = StageForm(
        posted(request), request.FILES or None, investor=row, initial={"reached_on": today}
    )
    if form.is_valid():
        told = form.cleaned_data
        try:
            with transaction.atomic():
                proof = {"file": _file_of(form, request), "url": told["url"], "said": told["said"]}
                staging.reach(
                    row,
                    stage=told["stage"],
                    reached_on=told["reached_on"],
                    reason=told["reason"],
                    by=request.user,
                    day=today,
                    **proof,
                )
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã ghi giai đoạn mới."))
            return redirect("workspace:entry_page", pk=pk)
    return _page(request, "workspace/investors/stage.html", row, form)


@in_office
@require_http_methods(READ_AND_WRITE)
def investor_proof(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    """Put right the day or the words of what showed a stage."""
    row = kept_investor(request, pk)
    proof = get_object_or_404(StageProof, pk=line, entry=pk, taken_off_at=None)
    stands = {"reached_on": proof.reached_on, "said": proof.said, "url": proof.url}
    form = MendProofForm(posted(request), request.FILES or None, initial=stands)
    if form.is_valid():
        told = form.cleaned_data
        try:
            with transaction.atomic():
                staging.mend(
                    proof,
                    reached_on=told["reached_on"],
                    said=told["said"],
                    url=told["url"],
                    file=_file_of(form, request),
                    reason=told["reason"],
                    by=request.user,
                    day=timezone.localdate(),
                )
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã lưu thay đổi."))
            return redirect("workspace:entry_page", pk=pk)
    return _page(request, "workspace/investors/proof.html", row, form, proof=proof)


def _file_of(form: Any, request: HttpRequest) -> StoredFile | None:
    upload = form.cleaned_data["file"]
    if not upload:
        return None
    try:
        return store_file(upload, name=upload.name, by=request.user)
    except ValidationError as refusal:
        raise ValidationError({"file": refusal}) from refusal


def _there_already(form: NewInvestorForm) -> Investor | None:
    """The entry that the partner has, where that is why the form was refused."""
    if form.partner is None or not form.errors:
        return None
    found: Investor | None = standing_of(form.partner.pk).first()
    return found


def _task_asked_for(request: HttpRequest) -> dict[str, Any]:
    task = request.GET.get("task", "")
    return {"tasks": [int(task)]} if task.isdecimal() and len(task) < 18 else {}


def _page(
    request: HttpRequest, template: str, row: Investor, form: Any, **more: Any
) -> HttpResponse:
    context = {"row": row, "form": form, **more}
    return render(request, template, context, status=422 if form.errors else 200)


urlpatterns = [
    path("so/nha-dau-tu/them/", investor_new, name="investor_new"),
    path("so/nha-dau-tu/<int:pk>/giai-doan/", investor_stage, name="investor_stage"),
    path("so/nha-dau-tu/<int:pk>/giai-doan/<int:line>/", investor_proof, name="investor_proof"),
]
