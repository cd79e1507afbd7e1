"""Acts that plans, tasks and programmes cite: what is in force, who cites it, what came of it."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.documents.acts import act_of, chain_of, name_of, state_on
from nhipcau.documents.legal import FIELDS, enter_basis, revise_basis, verify_basis
from nhipcau.documents.models import LegalBasis
from nhipcau.documents.validity import Validity, warning
from nhipcau.drafting.programme_report import draft_basis_report
from nhipcau.plans.models import Task
from nhipcau.workspace.change_trail import in_words
from nhipcau.workspace.forms.legal_bases import STATES, UNVERIFIED, BasisForm, BasisSearch
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal, tell_refusal
from nhipcau.workspace.forms.spans import ReportForm
from nhipcau.workspace.lists import page_of, takeable
from nhipcau.workspace.people import in_office, may, require_role
from nhipcau.workspace.roles import KEEPERS
from nhipcau.workspace.serving import bases_to_choose, drawn_reports, page_of_served

PER_PAGE = 50
# What may be cited today stands first, then what is to come, then what is over.
LATER = {Validity.NOT_YET: 1, Validity.ENDED: 2}


@in_office
@require_safe
def basis_list(request: HttpRequest) -> HttpResponse:
    """States are told by days of two rows, so they are worked out here: acts are some hundreds."""
    day = timezone.localdate()
    asked = BasisSearch(request.GET)
    told = getattr(asked, "cleaned_data", {})
    every = LegalBasis.objects.select_related("replaced_by").annotate(
        plan_count=Count("citations__plan", distinct=True),
        task_count=Count("task_links__task", distinct=True),
    )
    found = every.search(told["q"]) if told.get("q") else every
    rows = [
        (basis, state_on(basis, day))
        for basis in found.order_by(
            Coalesce("issued_on", "in_force_from").desc(nulls_last=True), "kind", "number"
        )
    ]
    wanted = told.get("state") or ""
    shown = [row for row in rows if not wanted or _is_wanted(*row, wanted)]
    shown.sort(key=lambda row: LATER.get(row[1], 0))
    page = page_of(request, [_row(*row) for row in shown], PER_PAGE)
    return render(
        request,
        "workspace/legal_bases/list.html",
        {
            "page": page,
            "total": len(shown),
            "ended": sum(state == Validity.ENDED for _basis, state in shown),
            "unverified": sum(not basis.is_verified for basis, _state in shown),
            "asked": asked,
            "chosen": takeable(request, asked.words()),
            "may_change": may(request, *KEEPERS),
        },
    )


def _is_wanted(basis: LegalBasis, state: Validity, wanted: str) -> bool:
    return not basis.is_verified if wanted == UNVERIFIED else state == wanted


def _row(basis: LegalBasis, state: Validity) -> dict[str, Any]:
    return {
        "basis": basis,
        "name": name_of(basis),
        "state": state.value,
        "state_words": STATES[state],
    }


@require_role(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def basis_new(request: HttpRequest) -> HttpResponse:
    form = BasisForm(posted(request))
    if form.is_valid():
        try:
            basis = enter_basis(**form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã thêm %(act)s.") % {"act": name_of(basis)})
            return redirect("workspace:basis_page", pk=basis.pk)
    status = 422 if form.errors else 200
    return render(request, "workspace/legal_bases/form.html", {"form": form}, status=status)


@in_office
@require_safe
def basis_page(request: HttpRequest, pk: int) -> HttpResponse:
    basis = _basis(pk)
    return render(request, "workspace/legal_bases/page.html", _whole(request, basis))


def _basis(pk: int) -> LegalBasis:
    return get_object_or_404(LegalBasis.objects.select_related("replaced_by"), pk=pk)


def _tasks(basis: LegalBasis) -> Any:
    return Task.objects.filter(bases__basis=basis)


def _whole(request: HttpRequest, basis: LegalBasis) -> dict[str, Any]:
    day = timezone.localdate()
    steps = list(basis.steps.select_related("by"))
    context = page_of_served(request, _tasks(basis), subject="basis", pk=basis.pk, day=day)
    may_change = may(request, *KEEPERS)
    return context | {
        **_row(basis, state_on(basis, day)),
        "warning": warning(act_of(basis), day),
        "chain": chain_of(basis),
        "replaces": basis.replaces.order_by("issued_on", "pk"),
        "citations": basis.citations.filter(plan__withdrawn_at=None).select_related("plan"),
        "programmes": basis.programmes.all(),
        "trail": in_words(steps, LegalBasis),
        "reports": drawn_reports(steps),
        "report_form": _report_form(basis, context["served"], day),
        "may_change": may_change,
    }


def _report_form(basis: LegalBasis, served: Any, day: date, told: Any = None) -> ReportForm:
    days = {"first": served.first, "last": served.last} if served else None
    return ReportForm(told, offered=bases_to_choose(basis, day), initial=days, auto_id="bao_cao_%s")


@require_role(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def basis_revise(request: HttpRequest, pk: int) -> HttpResponse:
    basis = _basis(pk)
    stands = {name: getattr(basis, name) for name in FIELDS}
    form = BasisForm(posted(request), initial=stands, basis=basis)
    if form.is_valid():
        try:
            revise_basis(basis, changes=form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã lưu thay đổi."))
            return redirect("workspace:basis_page", pk=basis.pk)
    context = {"form": form, "basis": basis, "name": name_of(basis)}
    status = 422 if form.errors else 200
    return render(request, "workspace/legal_bases/form.html", context, status=status)


@require_role(*KEEPERS)
@require_POST
def basis_verify(request: HttpRequest, pk: int) -> HttpResponse:
    """Compared with the original; "undo" takes the mark away again."""
    is_verified = "undo" not in request.POST
    try:
        verify_basis(_basis(pk), is_verified=is_verified, by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    else:
        said = _("Đã đánh dấu đối chiếu.") if is_verified else _("Đã bỏ dấu đối chiếu.")
        messages.success(request, said)
    return redirect("workspace:basis_page", pk=pk)


@require_role(*KEEPERS)
@require_POST
def basis_report(request: HttpRequest, pk: int) -> HttpResponse:
    basis, day = _basis(pk), timezone.localdate()
    form = _report_form(basis, None, day, request.POST)
    if form.is_valid():
        try:
            draft_basis_report(basis, **form.told(), by=request.user, day=day)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã lập báo cáo."))
            return redirect("workspace:basis_page", pk=pk)
    context = _whole(request, basis) | {"report_form": form}
    return render(request, "workspace/legal_bases/page.html", context, status=422)


urlpatterns = [
    path("can-cu/", basis_list, name="basis_list"),
    path("can-cu/them/", basis_new, name="basis_new"),
    path("can-cu/<int:pk>/", basis_page, name="basis_page"),
    path("can-cu/<int:pk>/sua/", basis_revise, name="basis_revise"),
    path("can-cu/<int:pk>/doi-chieu/", basis_verify, name="basis_verify"),
    path("can-cu/<int:pk>/bao-cao/", basis_report, name="basis_report"),
]
