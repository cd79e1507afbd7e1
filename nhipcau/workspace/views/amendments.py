"""A plan is amended: a draft opened, looked at, applied as the next version or thrown away."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nhipcau.drafting.amendment_paper import comparison_paper
from nhipcau.drafting.decree30.build import build
from nhipcau.plans.amending.applying import apply_amendment
from nhipcau.plans.amending.diff import Diff
from nhipcau.plans.amending.preparing import begin_amendment, changes_of, discard_amendment
from nhipcau.plans.models import Amendment, Plan
from nhipcau.workspace.amending.page import amendment_of, render_amendment
from nhipcau.workspace.attachments import attachment
from nhipcau.workspace.forms.amendments import ApplyForm
from nhipcau.workspace.forms.refusals import show_refusal, tell_refusal
from nhipcau.workspace.people import require_role
from nhipcau.workspace.roles import KEEPERS


@require_role(*KEEPERS)
@require_POST
def plan_amend(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the plan's draft amendment; the one that is open already, where there is one."""
    plan = get_object_or_404(Plan, pk=pk)
    amendment = plan.amendments.filter(state=Amendment.State.DRAFT).first()
    try:
        amendment = amendment or begin_amendment(plan, by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
        return redirect("workspace:plan_page", pk=plan.pk)
    return redirect("workspace:amendment_page", pk=amendment.pk)


@require_role(*KEEPERS)
@require_safe
def amendment_page(request: HttpRequest, pk: int) -> HttpResponse:
    return render_amendment(request, amendment_of(pk))


@require_role(*KEEPERS)
@require_POST
def amendment_apply(request: HttpRequest, pk: int) -> HttpResponse:
    amendment = amendment_of(pk)
    form = ApplyForm(request.POST, auto_id="ap-dung_%s")
    if form.is_valid():
        try:
            version = apply_amendment(amendment, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(
                request, _("Đã áp dụng; kế hoạch nay là phiên bản %(n)s.") % {"n": version.number}
            )
            return redirect("workspace:version_page", pk=version.pk)
    amendment.refresh_from_db()
    return render_amendment(request, amendment, status=422, apply_form=form)


@require_role(*KEEPERS)
@require_POST
def amendment_discard(request: HttpRequest, pk: int) -> HttpResponse:
    amendment = amendment_of(pk)
    try:
        discard_amendment(amendment, by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
        return redirect("workspace:amendment_page", pk=amendment.pk)
    messages.success(request, _("Đã bỏ bản điều chỉnh; kế hoạch giữ nguyên."))
    return redirect("workspace:plan_page", pk=amendment.plan_id)


@require_role(*KEEPERS)
@require_safe
def amendment_print(request: HttpRequest, pk: int) -> HttpResponse:
    """The comparison before and after, as Word."""
    amendment = amendment_of(pk)
    paper = comparison_paper(amendment.plan, Diff(tuple(changes_of(amendment))))
    return attachment(build(paper), f"so-sanh-dieu-chinh-{amendment.pk}.docx")


urlpatterns = [
    path("ke-hoach/<int:pk>/dieu-chinh/", plan_amend, name="plan_amend"),
    path("dieu-chinh/<int:pk>/", amendment_page, name="amendment_page"),
    path("dieu-chinh/<int:pk>/ap-dung/", amendment_apply, name="amendment_apply"),
    path("dieu-chinh/<int:pk>/bo/", amendment_discard, name="amendment_discard"),
    path("dieu-chinh/<int:pk>/so-sanh.docx", amendment_print, name="amendment_print"),
]
