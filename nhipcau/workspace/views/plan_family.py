"""How far a plan reaches, which longer plan it belongs to, which acts its tasks name."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from nhipcau.plans.importing.accept.citing_in_tasks import find_task_bases
from nhipcau.plans.models import Plan
from nhipcau.plans.parents import set_horizon, set_parent
from nhipcau.workspace.forms.plan_family import HorizonForm, ParentForm
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.people import require_role
from nhipcau.workspace.roles import KEEPERS


@require_role(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def plan_horizon(request: HttpRequest, pk: int) -> HttpResponse:
    plan = get_object_or_404(Plan, pk=pk)
    stands = {"horizon": plan.horizon, "starts_on": plan.starts_on, "ends_on": plan.ends_on}
    form = HorizonForm(posted(request), initial=stands)
    return _asked(
        request, plan, form, "workspace/plans/horizon.html",
        lambda told: set_horizon(plan, **told, by=request.user),
    )  # fmt: skip


@require_role(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def plan_parent(request: HttpRequest, pk: int) -> HttpResponse:
    plan = get_object_or_404(Plan.objects.select_related("parent"), pk=pk)
    form = ParentForm(posted(request), initial={"parent": plan.parent_id}, plan=plan)
    return _asked(
        request, plan, form, "workspace/plans/parent.html",
        lambda told: set_parent(plan, **told, by=request.user),
    )  # fmt: skip


def _asked(
    request: HttpRequest, plan: Plan, form: Form, page: str, change: Callable[[Any], object]
) -> HttpResponse:
    if form.is_valid():
        try:
            change(form.cleaned_data)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã lưu thay đổi."))
            return redirect("workspace:plan_page", pk=plan.pk)
    return render(request, page, {"plan": plan, "form": form}, status=422 if form.errors else 200)


@require_role(*KEEPERS)
@require_POST
def plan_find_bases(request: HttpRequest, pk: int) -> HttpResponse:
    found = find_task_bases(get_object_or_404(Plan, pk=pk), by=request.user).links
    said = (
        ngettext(
            "Đã tìm thấy thêm %(n)s căn cứ trong lời của nhiệm vụ.",
            "Đã tìm thấy thêm %(n)s căn cứ trong lời của nhiệm vụ.",
            found,
        )
        if found
        else _("Không có căn cứ nào mới trong lời của nhiệm vụ.")
    )
    messages.success(request, said % {"n": found} if found else said)
    return redirect("workspace:plan_page", pk=pk)


urlpatterns = [
    path("ke-hoach/<int:pk>/ky-han/", plan_horizon, name="plan_horizon"),
    path("ke-hoach/<int:pk>/cap-tren/", plan_parent, name="plan_parent"),
    path("ke-hoach/<int:pk>/tim-can-cu/", plan_find_bases, name="plan_find_bases"),
]
