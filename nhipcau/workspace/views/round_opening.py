"""Opening a round and putting its days right: the usual ones, what is odd about others."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nhipcau.organisations.models import Role
from nhipcau.organisations.working_days import calendar_around
from nhipcau.plans.models import Plan
from nhipcau.reports.models import ReportRound
from nhipcau.reports.periods import QUARTER, period_of, round_warnings
from nhipcau.reports.rounds import REVISABLE, open_round, revise_round, usual_days
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.forms.rounds import DAYS, ReviseRoundForm, RoundForm, seen_mark
from nhipcau.workspace.people import require_role
from nhipcau.workspace.reporting.access import overseen_round


@require_role(Role.FOCAL)
@require_http_methods(["GET", "HEAD", "POST"])
def round_new(request: HttpRequest) -> HttpResponse:
    form = RoundForm(posted(request), initial=_first_guess())
    warnings: list[str] = []
    if request.method == "POST":
        is_filling = "fill" in request.POST
        if form.is_valid():
            warnings = _warnings_of(form, is_filling=is_filling)
            seen = form.cleaned_data["warned"] == seen_mark(warnings)
            if not is_filling and not form.errors and (not warnings or seen):
                round = _opened(request, form)
                if round:
                    return redirect("workspace:round_page", pk=round.pk)
            form.mark_warned(warnings)
    context = {"form": form, "warnings": warnings, "has_plans": Plan.objects.in_force().exists()}
    status = 422 if form.errors else 200
    return render(request, "workspace/rounds/new.html", context, status=status)


def _first_guess() -> dict[str, Any]:
    """The quarter of today, or the last of the latest plan; its usual days."""
    plan = Plan.objects.in_force().first()
    if plan is None:
        return {}
    day = min(max(timezone.localdate(), plan.starts_on), plan.ends_on)
    period = period_of(day, QUARTER)
    asked = {"kind": QUARTER, "year": period.year, "index": period.index}
    days = usual_days(plan, **asked)
    return asked | {"plan": plan.pk} | {name: getattr(days, name) for name in DAYS}


def _warnings_of(form: RoundForm, *, is_filling: bool) -> list[str]:
    """What is odd about the days as typed; with `is_filling` the usual ones take their place."""
    told = form.cleaned_data
    try:
        usual = usual_days(told["plan"], kind=told["kind"], year=told["year"], index=told["index"])
    except ValidationError as refusal:
        if is_filling or not form.days():
            show_refusal(form, refusal)
            return []
        usual = form.days()
    if is_filling:
        form.fill(usual)
    days = {name: (not is_filling and told.get(name)) or getattr(usual, name) for name in DAYS}
    calendar = calendar_around(days["window_end"], days["due_on"])
    return round_warnings(**days, plan_due_on=told["plan"].report_due_on, calendar=calendar)


def _opened(request: HttpRequest, form: RoundForm) -> ReportRound | None:
    try:
        round = open_round(form.cleaned_data["plan"], by=request.user, **form.told())
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return None
    told = {"round": round.title, "count": round.reports.count()}
    messages.success(request, _("Đã mở %(round)s cho %(count)s đơn vị.") % told)
    return round


@require_role(Role.FOCAL)
@require_http_methods(["GET", "HEAD", "POST"])
def round_revise(request: HttpRequest, pk: int) -> HttpResponse:
    round = overseen_round(request, pk)
    held = {name: getattr(round, name) for name in REVISABLE}
    form = ReviseRoundForm(posted(request), initial=held)
    if form.is_valid():
        try:
            revise_round(
                round,
                changes=form.changes(),
                reason=form.cleaned_data["reason"],
                by=request.user,
            )
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã sửa đợt báo cáo."))
            return redirect("workspace:round_page", pk=round.pk)
    context = {"form": form, "round": round}
    status = 422 if form.errors else 200
    return render(request, "workspace/rounds/revise.html", context, status=status)


urlpatterns = [
    path("bao-cao/dot/moi/", round_new, name="round_new"),
    path("bao-cao/dot/<int:pk>/sua/", round_revise, name="round_revise"),
]
