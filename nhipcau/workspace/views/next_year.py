"""Next year's plan begun from this one: a choice for each task, then a draft on the desk."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.drafting.decree30.build import build
from nhipcau.drafting.next_plan import draft_next_plan
from nhipcau.drafting.plan_paper import plan_document
from nhipcau.plans.importing.accept import draft_of
from nhipcau.plans.models import Plan, PlanLoad
from nhipcau.plans.next_year import suggest_choices
from nhipcau.workspace.acceptance.page import load_of
from nhipcau.workspace.attachments import attachment
from nhipcau.workspace.forms.next_year import NextYearForm
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.people import require_role
from nhipcau.workspace.roles import KEEPERS


@require_role(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def plan_next_year(request: HttpRequest, pk: int) -> HttpResponse:
    plan = get_object_or_404(Plan.objects.select_related("document"), pk=pk)
    form = NextYearForm(posted(request), plan=plan, suggestions=suggest_choices(plan))
    if form.is_valid() and (load := _drafted(form, plan, by=request.user)):
        return redirect("workspace:load_page", pk=load.pk)
    drafts = plan.later_loads.filter(purpose=PlanLoad.Purpose.NEXT_YEAR, state=PlanLoad.State.OPEN)
    context = {
        "plan": plan,
        "form": form,
        "drafts": drafts.select_related("file").only("file", "created_at", "state"),
    }
    status = 422 if form.errors else 200
    return render(request, "workspace/plans/next_year.html", context, status=status)


def _drafted(form: NextYearForm, plan: Plan, *, by: Any) -> PlanLoad | None:
    try:
        return draft_next_plan(plan, choices=form.choices(), year=form.cleaned_data["year"], by=by)
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return None


@require_role(*KEEPERS)
@require_safe
def load_print(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft as people have put it so far, in the layout of Decree 30/2020."""
    load = load_of(pk)
    return attachment(build(plan_document(draft_of(load))), f"du-thao-ke-hoach-{load.pk}.docx")


urlpatterns = [
    path("ke-hoach/<int:pk>/nam-sau/", plan_next_year, name="plan_next_year"),
    path("ke-hoach/nap/<int:pk>/du-thao.docx", load_print, name="load_print"),
]
