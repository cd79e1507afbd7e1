"""The calendar of working days: the years entered, and the days of one that differ."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.organisations.models import SpecialDay, WorkingYear, WorkingYearStep
from nhipcau.organisations.working_days import enter_year, remove_day, revise_year, set_day
from nhipcau.reports.periods import missing_year_sentence
from nhipcau.ui.history import Step
from nhipcau.ui.words import day_words
from nhipcau.workspace.forms.calendar import DayAsked, DayForm, SourceForm, YearForm
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.people import require_role
from nhipcau.workspace.roles import KEEPERS

WORDS = {
    "enter_year": gettext_lazy("Nhập lịch năm"),
    "revise_year": gettext_lazy("Sửa nguồn, đối chiếu"),
    "set_day": gettext_lazy("Ghi ngày"),
    "remove_day": gettext_lazy("Bỏ ngày"),
}


@require_role(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def calendar_list(request: HttpRequest) -> HttpResponse:
    """The years entered; posting enters another one."""
    form = YearForm(posted(request))
    if form.is_valid():
        try:
            year = enter_year(**form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã nhập năm; hãy ghi các ngày nghỉ, làm bù."))
            return redirect("workspace:calendar_page", pk=year.pk)
    context = {"form": form, "years": _counted(), "missing": _missing(timezone.localdate())}
    status = 422 if form.errors else 200
    return render(request, "workspace/calendar/list.html", context, status=status)


def _counted() -> Any:
    return WorkingYear.objects.order_by("-year").annotate(
        off=Count("days", filter=Q(days__kind=SpecialDay.Kind.OFF)),
        worked=Count("days", filter=Q(days__kind=SpecialDay.Kind.WORKED)),
    )


def _missing(day: date) -> list[str]:
    """This year, and the next one in its last two months, where nobody has entered them."""
    wanted = {day.year, day.year + 1} if day.month > 10 else {day.year}
    there = WorkingYear.objects.filter(year__in=wanted).values_list("year", flat=True)
    return [missing_year_sentence(year) for year in sorted(wanted - set(there))]


@require_role(*KEEPERS)
@require_safe
def calendar_page(request: HttpRequest, pk: int) -> HttpResponse:
    year = get_object_or_404(WorkingYear, pk=pk)
    return render(request, "workspace/calendar/page.html", _whole(request, year))


def _whole(request: HttpRequest, year: WorkingYear) -> dict[str, Any]:
    days = list(year.days.all())
    asked = DayAsked(request.GET).day()
    chosen = next((day for day in days if day.on == asked), None)
    told = {"on": chosen.on, "kind": chosen.kind, "name": chosen.name} if chosen else {}
    return {
        "year": year,
        "days": days,
        "chosen": chosen,
        "off": sum(day.kind == SpecialDay.Kind.OFF for day in days),
        "worked": sum(day.kind == SpecialDay.Kind.WORKED for day in days),
        "form": DayForm(initial=told),
        "source_form": SourceForm(
            initial={"source": year.source, "is_verified": year.is_verified}, auto_id="nguon_%s"
        ),
        "trail": _in_words(year.steps.select_related("by")),
    }


@require_role(*KEEPERS)
@require_POST
def calendar_day(request: HttpRequest, pk: int) -> HttpResponse:
    year = get_object_or_404(WorkingYear, pk=pk)
    form = DayForm(request.POST)
    if form.is_valid():
        try:
            day = set_day(year, **form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã ghi ngày %(day)s.") % {"day": day_words(day.on)})
            return redirect("workspace:calendar_page", pk=pk)
    context = _whole(request, year) | {"form": form}
    return render(request, "workspace/calendar/page.html", context, status=422)


@require_role(*KEEPERS)
@require_POST
def calendar_remove(request: HttpRequest, pk: int, day: int) -> HttpResponse:
    found = get_object_or_404(SpecialDay.objects.select_related("year"), pk=day, year=pk)
    remove_day(found, by=request.user)
    messages.success(request, _("Đã bỏ ngày %(day)s khỏi lịch.") % {"day": day_words(found.on)})
    return redirect("workspace:calendar_page", pk=pk)


@require_role(*KEEPERS)
@require_POST
def calendar_revise(request: HttpRequest, pk: int) -> HttpResponse:
    year = get_object_or_404(WorkingYear, pk=pk)
    form = SourceForm(request.POST, auto_id="nguon_%s")
    if form.is_valid():
        try:
            revise_year(year, **form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã ghi nguồn của lịch."))
            return redirect("workspace:calendar_page", pk=pk)
    context = _whole(request, year) | {"source_form": form}
    return render(request, "workspace/calendar/page.html", context, status=422)


def _in_words(steps: Iterable[WorkingYearStep]) -> list[Step]:
    return [
        Step(
            at=row.at,
            by=str(row.by) if row.by else _("Hệ thống"),
            what=str(WORDS.get(row.action, row.action)),
            reason="\n".join(_change(*one) for one in row.changes.items()),
        )
        for row in steps
    ]


def _change(name: str, told: list[str | None]) -> str:
    """A field, or a day written as ISO, with what it was and what it is."""
    fields = {"source": _("Nguồn"), "is_verified": _("Bản gốc")}
    what = fields.get(name) or day_words(date.fromisoformat(name))
    before, after = (told_one or "–" for told_one in told)
    return f"{what}: {before} → {after}"


urlpatterns = [
    path("lich-lam-viec/", calendar_list, name="calendar_list"),
    path("lich-lam-viec/<int:pk>/", calendar_page, name="calendar_page"),
    path("lich-lam-viec/<int:pk>/ngay/", calendar_day, name="calendar_day"),
    path("lich-lam-viec/<int:pk>/ngay/<int:day>/bo/", calendar_remove, name="calendar_remove"),
    path("lich-lam-viec/<int:pk>/nguon/", calendar_revise, name="calendar_revise"),
]
