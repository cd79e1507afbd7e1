"""The money of a plan: all its lines by source, what is odd, one line with its entries."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.budgets.frozen import frozen_budget
from nhipcau.budgets.items import items, legal_source
from nhipcau.budgets.lines import enter_line, revise_line, share_over, withdraw_line
from nhipcau.budgets.models import BudgetEntry, BudgetLine
from nhipcau.budgets.odd import findings
from nhipcau.budgets.reading import sums_of, sums_of_plan
from nhipcau.budgets.recording import Proof, record_entry
from nhipcau.drafting.budget_workbook import budget_workbook
from nhipcau.plans.models import Plan
from nhipcau.workspace.budgeting.access import keeps_budget, require_keeper, spends_on
from nhipcau.workspace.budgeting.table import (
    Amount,
    amounts_of,
    columns,
    items_of,
    parts_of,
    percent,
    sections_of,
)
from nhipcau.workspace.budgeting.trail import in_words
from nhipcau.workspace.forms.budgets import (
    LineForm,
    NewLineForm,
    ReasonForm,
    ReviseLineForm,
    SharesForm,
)
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.people import in_office

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
GET_OR_POST = ["GET", "HEAD", "POST"]


@in_office
@require_safe
def budget_page(request: HttpRequest, pk: int) -> HttpResponse:
    plan = get_object_or_404(Plan.objects.select_related("document"), pk=pk)
    sums = sums_of_plan(plan)
    tasks = plan.tasks.select_related("group").order_by("position")
    return render(
        request,
        "workspace/budgets/page.html",
        {
            "plan": plan,
            "sections": sections_of(sums),
            "items": items_of(sums),
            "total": amounts_of(sums.total),
            "columns": columns(),
            "has_amounts": bool(sums.lines),
            "spent": percent(sums.total["spent"], sums.total["allocated"]),
            "findings": findings(sums, plan=plan, tasks=tasks),
            "legal_source": legal_source(),
            "may_keep": keeps_budget(request) and not plan.withdrawn_at,
        },
    )


@in_office
@require_safe
def budget_export(request: HttpRequest, pk: int) -> HttpResponse:
    """The table as .xlsx; a budget without lines has nothing to take along."""
    plan = get_object_or_404(Plan, pk=pk)
    budget = frozen_budget(plan)
    if budget is None:
        messages.info(request, _("Kế hoạch chưa có dòng kinh phí nào để tải."))
        return redirect("workspace:budget_page", pk=plan.pk)
    response = HttpResponse(budget_workbook(plan.title, budget), content_type=EXCEL)
    name = f"kinh-phi-{plan.year}-{plan.pk}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _line(pk: int) -> BudgetLine:
    lines = BudgetLine.objects.select_related("plan", "created_by")
    return get_object_or_404(lines, pk=pk)


@in_office
@require_safe
def budget_line(request: HttpRequest, pk: int) -> HttpResponse:
    line = _line(pk)
    sums = sums_of(BudgetLine.objects.filter(pk=pk))
    amounts = amounts_of(sums.total) if sums.lines else []
    is_open = line.withdrawn_at is None and line.plan.withdrawn_at is None
    may_keep = keeps_budget(request) and is_open
    return render(
        request,
        "workspace/budgets/line.html",
        {
            "line": line,
            "item": items().get(line.item),
            "legal_source": legal_source(),
            "columns": columns(),
            "stages": _by_stage(line, amounts),
            "amounts": amounts,
            "shares": _shares(line, sums.lines[0] if sums.lines else None),
            "findings": findings(sums, plan=line.plan, tasks=line.tasks.select_related("group")),
            "trail": in_words(line.steps.select_related("by", "entry")),
            "may_keep": may_keep,
            "may_record": is_open
            and not line.is_integrated
            and (may_keep or spends_on(request, line)),
        },
    )


def _by_stage(line: BudgetLine, amounts: list[Amount]) -> list[tuple[Amount, list[BudgetEntry]]]:
    """Stages that have entries, cancelled ones among them, in the order of their days."""
    entries = list(line.entries.select_related("document__file", "file", "by", "corrects"))
    sums = {amount.stage: amount for amount in amounts}
    return [
        (sums.get(stage.value, Amount(stage.value, _(str(stage.label)), None)), rows)
        for stage in BudgetEntry.Stage
        if (rows := [entry for entry in entries if entry.stage == stage])
    ]


def _shares(line: BudgetLine, sums: Any) -> list[tuple[Any, list[Any]]]:
    """Each share with what it comes to; without amounts where the line has none of its own."""
    shares = line.shares.select_related("task__group").order_by("task__position")
    parts = parts_of(sums) if sums else {}
    return [(share, parts.get(share.task_id, [])) for share in shares]


@in_office
@require_http_methods(GET_OR_POST)
def budget_new(request: HttpRequest, pk: int) -> HttpResponse:
    require_keeper(request)
    plan = get_object_or_404(Plan, pk=pk)
    form = NewLineForm(posted(request))
    line = _entered(request, plan, form) if form.is_valid() else None
    if line:
        messages.success(request, _("Đã lập dòng kinh phí “%(title)s”.") % {"title": line.title})
        return redirect("workspace:budget_line", pk=line.pk)
    context = {"form": form, "plan": plan}
    status = 422 if form.errors else 200
    return render(request, "workspace/budgets/new.html", context, status=status)


def _entered(request: HttpRequest, plan: Plan, form: NewLineForm) -> BudgetLine | None:
    """The line with its first amounts, or nothing of it."""
    told = form.cleaned_data
    proof = Proof(document_number=told["document_number"])
    try:
        with transaction.atomic():
            line = enter_line(plan, **form.told(), by=request.user)
            for stage, amount in form.amounts().items():
                record_entry(
                    line, stage=stage, amount=amount, day=told["day"], proof=proof, by=request.user
                )
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return None
    return line


@in_office
@require_http_methods(GET_OR_POST)
def budget_revise(request: HttpRequest, pk: int) -> HttpResponse:
    require_keeper(request)
    line = _line(pk)
    held = {name: getattr(line, name) for name in LineForm.base_fields}
    form = ReviseLineForm(posted(request), initial=held)
    if form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            revise_line(line, changes=form.told(), reason=reason, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã lưu thay đổi."))
            return redirect("workspace:budget_line", pk=line.pk)
    context = {"form": form, "line": line, "has_entries": line.entries.exists()}
    status = 422 if form.errors else 200
    return render(request, "workspace/budgets/revise.html", context, status=status)


@in_office
@require_http_methods(GET_OR_POST)
def budget_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    require_keeper(request)
    line = _line(pk)
    form = ReasonForm(posted(request))
    if form.is_valid():
        try:
            withdraw_line(line, reason=form.cleaned_data["reason"], by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã bỏ dòng kinh phí “%(title)s”.") % {"title": line})
            return redirect("workspace:budget_page", pk=line.plan_id)
    context = {"form": form, "line": line}
    status = 422 if form.errors else 200
    return render(request, "workspace/budgets/withdraw.html", context, status=status)


@in_office
@require_http_methods(GET_OR_POST)
def budget_share(request: HttpRequest, pk: int) -> HttpResponse:
    require_keeper(request)
    line = _line(pk)
    tasks = line.plan.tasks.select_related("group").order_by("position")
    form = SharesForm(posted(request), tasks=tasks, line=line)
    if form.is_valid():
        try:
            share_over(line, shares=form.shares(), by=request.user)
        except ValidationError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Đã lưu phần kinh phí của các nhiệm vụ."))
            return redirect("workspace:budget_line", pk=line.pk)
    context = {"form": form, "line": line}
    status = 422 if form.errors else 200
    return render(request, "workspace/budgets/share.html", context, status=status)


urlpatterns = [
    path("ke-hoach/<int:pk>/kinh-phi/", budget_page, name="budget_page"),
    path("ke-hoach/<int:pk>/kinh-phi.xlsx", budget_export, name="budget_export"),
    path("ke-hoach/<int:pk>/kinh-phi/them/", budget_new, name="budget_new"),
    path("ke-hoach/kinh-phi/<int:pk>/", budget_line, name="budget_line"),
    path("ke-hoach/kinh-phi/<int:pk>/sua/", budget_revise, name="budget_revise"),
    path("ke-hoach/kinh-phi/<int:pk>/bo/", budget_withdraw, name="budget_withdraw"),
    path("ke-hoach/kinh-phi/<int:pk>/chia/", budget_share, name="budget_share"),
]
