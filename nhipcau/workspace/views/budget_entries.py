"""Amounts on a line of money: entered with their proof, corrected, cancelled."""

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

from nhipcau.budgets.models import BudgetEntry, BudgetLine
from nhipcau.budgets.recording import (
    Proof,
    cancel_entry,
    comes_to,
    correct_entry,
    likely_same,
    prove_entry,
    record_entry,
)
from nhipcau.documents.storing import store_file
from nhipcau.workspace.budgeting.access import keeps_budget, require_keeper, require_recorder
from nhipcau.workspace.forms.budgets import (
    CorrectForm,
    EntryForm,
    ProofForm,
    ReasonForm,
    SpendingForm,
)
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.people import in_office

GET_OR_POST = ["GET", "HEAD", "POST"]


@in_office
@require_http_methods(GET_OR_POST)
def budget_record(request: HttpRequest, pk: int) -> HttpResponse:
    line = get_object_or_404(BudgetLine.objects.select_related("plan"), pk=pk)
    require_recorder(request, line)
    form_class = EntryForm if keeps_budget(request) else SpendingForm
    form = form_class(posted(request), request.FILES or None, initial={"day": timezone.localdate()})
    entry, alike = _recorded(request, line, form) if form.is_valid() else (None, [])
    if entry:
        messages.success(request, _("Đã ghi khoản kinh phí."))
        return redirect("workspace:budget_line", pk=line.pk)
    return render(
        request,
        "workspace/budgets/record.html",
        {"form": form, "line": line, "alike": alike, "only_spending": form_class is SpendingForm},
        status=422 if form.errors or alike else 200,
    )


def _recorded(
    request: HttpRequest, line: BudgetLine, form: EntryForm
) -> tuple[BudgetEntry | None, list[BudgetEntry]]:
    """The new entry, or those it seems to repeat; one at a time on a line.

    So that of a button clicked twice the second click finds what the first has recorded.
    """
    told = form.cleaned_data
    try:
        with transaction.atomic():
            BudgetLine.objects.select_for_update().get(pk=line.pk)
            amount = {name: told[name] for name in ("stage", "amount", "day")}
            if not request.POST.get("another") and (alike := likely_same(line, **amount)):
                return None, alike
            proof = _proof(request, told)
            entry = record_entry(line, **amount, proof=proof, note=told["note"], by=request.user)
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return None, []
    return entry, []


def _proof(request: HttpRequest, told: dict[str, Any]) -> Proof:
    kept = None
    if upload := told["file"]:
        try:
            kept = store_file(upload, name=upload.name, by=request.user)
        except ValidationError as refusal:
            raise ValidationError({"file": refusal}) from refusal
    return Proof(document_number=told["document_number"], file=kept)


def _entry(pk: int) -> BudgetEntry:
    return get_object_or_404(BudgetEntry.objects.select_related("line__plan", "by"), pk=pk)


@in_office
@require_http_methods(GET_OR_POST)
def budget_correct(request: HttpRequest, pk: int) -> HttpResponse:
    require_keeper(request)
    entry = _entry(pk)
    initial = {"amount": comes_to(entry), "day": timezone.localdate()}
    form = CorrectForm(posted(request), request.FILES or None, initial=initial)
    if form.is_valid() and _corrected(request, entry, form):
        messages.success(request, _("Đã ghi khoản điều chỉnh; khoản gốc giữ nguyên."))
        return redirect("workspace:budget_line", pk=entry.line_id)
    return _entry_page(request, "workspace/budgets/correct.html", entry, form)


def _corrected(request: HttpRequest, entry: BudgetEntry, form: CorrectForm) -> bool:
    told = form.cleaned_data
    try:
        with transaction.atomic():
            correct_entry(
                entry,
                amount=told["amount"],
                day=told["day"],
                reason=told["reason"],
                proof=_proof(request, told),
                by=request.user,
            )
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return False
    return True


@in_office
@require_http_methods(GET_OR_POST)
def budget_prove(request: HttpRequest, pk: int) -> HttpResponse:
    entry = _entry(pk)
    require_recorder(request, entry.line)
    form = ProofForm(posted(request), request.FILES or None)
    if form.is_valid():
        try:
            with transaction.atomic():
                proof = _proof(request, form.cleaned_data)
                prove_entry(entry, proof=proof, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã bổ sung căn cứ."))
            return redirect("workspace:budget_line", pk=entry.line_id)
    return _entry_page(request, "workspace/budgets/prove.html", entry, form)


@in_office
@require_http_methods(GET_OR_POST)
def budget_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    require_keeper(request)
    entry = _entry(pk)
    form = ReasonForm(posted(request))
    if form.is_valid():
        try:
            cancel_entry(entry, reason=form.cleaned_data["reason"], by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã hủy khoản kinh phí; dòng ghi vẫn được giữ."))
            return redirect("workspace:budget_line", pk=entry.line_id)
    return _entry_page(request, "workspace/budgets/cancel.html", entry, form)


def _entry_page(request: HttpRequest, template: str, entry: BudgetEntry, form: Any) -> HttpResponse:
    context = {"form": form, "entry": entry, "line": entry.line, "now": comes_to(entry)}
    return render(request, template, context, status=422 if form.errors else 200)


urlpatterns = [
    path("ke-hoach/kinh-phi/<int:pk>/ghi/", budget_record, name="budget_record"),
    path("ke-hoach/kinh-phi/khoan/<int:pk>/dieu-chinh/", budget_correct, name="budget_correct"),
    path("ke-hoach/kinh-phi/khoan/<int:pk>/can-cu/", budget_prove, name="budget_prove"),
    path("ke-hoach/kinh-phi/khoan/<int:pk>/huy/", budget_cancel, name="budget_cancel"),
]
