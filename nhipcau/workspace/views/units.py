"""The directory: units under their names, the sets they form, and how they changed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Prefetch, Q
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.organisations.grouping import members_of
from nhipcau.organisations.models import Appointment, Unit, UnitGroup
from nhipcau.organisations.models.dated import valid_on
from nhipcau.organisations.naming import add_alias, create_unit, end_unit, rename_unit
from nhipcau.plans.models import Plan, Responsibility
from nhipcau.vietnamese.text import sort_key
from nhipcau.workspace.directory_trail import in_words
from nhipcau.workspace.forms.directory import (
    AliasForm,
    EndForm,
    RenameForm,
    UnitForm,
    UnitSearch,
)
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.people import in_office, may, require_role
from nhipcau.workspace.roles import KEEPERS

RENAME_IDS, END_IDS = "rename_%s", "end_%s"  # three forms stand on one page


@in_office
@require_safe
def unit_list(request: HttpRequest) -> HttpResponse:
    day = timezone.localdate()
    asked = UnitSearch(request.GET)
    asked.is_valid()
    told = getattr(asked, "cleaned_data", {})
    plan = Plan.objects.in_force().first()
    led = valid_on(day, "bound_by__") & Q(
        bound_by__role=Responsibility.Role.LEAD, bound_by__task__plan=plan
    )
    leads = Count("bound_by__task", filter=led, distinct=True)
    units = Unit.objects.on(day).annotate(leads=leads)
    if told.get("q"):
        units = units.search(told["q"])
    if told.get("kind"):
        units = units.filter(kind=told["kind"])
    holders = Appointment.objects.on(day).select_related("user")
    rows = units.prefetch_related(Prefetch("appointments", holders))
    return render(
        request,
        "workspace/units/list.html",
        {
            "units": sorted(rows, key=lambda unit: (unit.position, sort_key(unit.name))),
            "plan": plan,
            "asked": asked,
            "is_asked": bool(told.get("q") or told.get("kind")),
            "may_change": may(request, *KEEPERS),
        },
    )


@in_office
@require_safe
def group_list(request: HttpRequest) -> HttpResponse:
    day = timezone.localdate()
    groups = sorted(
        UnitGroup.objects.prefetch_related("aliases"), key=lambda group: sort_key(group.name)
    )
    members = members_of(groups, day=day)
    rows = [(group, members[group.pk]) for group in groups]
    return render(request, "workspace/units/groups.html", {"rows": rows, "day": day})


@require_role(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def unit_new(request: HttpRequest) -> HttpResponse:
    form = UnitForm(posted(request), day=timezone.localdate())
    if form.is_valid():
        try:
            unit = create_unit(**form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            return redirect("workspace:unit_page", pk=unit.pk)
    return render(
        request, "workspace/units/new.html", {"form": form}, status=422 if form.errors else 200
    )


@in_office
@require_safe
def unit_page(request: HttpRequest, pk: int) -> HttpResponse:
    unit = get_object_or_404(Unit.objects.select_related("parent"), pk=pk)
    return render(request, "workspace/units/page.html", _whole(request, unit))


def _whole(request: HttpRequest, unit: Unit) -> dict[str, Any]:
    day = timezone.localdate()
    return {
        "unit": unit,
        "day": day,
        "names": unit.names.all(),
        "aliases": unit.aliases.all(),
        "traits": unit.traits.on(day),
        "holders": unit.appointments.on(day).select_related("user"),
        "successions": unit.successions.select_related("successor"),
        "inheritances": unit.inheritances.select_related("predecessor"),
        "trail": in_words(unit.steps.select_related("by")),
        "may_change": may(request, *KEEPERS),
        "rename_form": RenameForm(auto_id=RENAME_IDS),
        "alias_form": AliasForm(),
        "end_form": EndForm(auto_id=END_IDS),
    }


def _change(
    request: HttpRequest, pk: int, name: str, form: Form, change: Callable[[Unit, Any], object]
) -> HttpResponse:
    """One change of a unit: done, or shown again with what is wrong."""
    unit = get_object_or_404(Unit, pk=pk)
    if form.is_valid():
        try:
            change(unit, form.cleaned_data)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã lưu thay đổi."))
            return redirect("workspace:unit_page", pk=pk)
    context = _whole(request, unit) | {name: form}
    return render(request, "workspace/units/page.html", context, status=422)


@require_role(*KEEPERS)
@require_POST
def unit_rename(request: HttpRequest, pk: int) -> HttpResponse:
    form = RenameForm(request.POST, auto_id=RENAME_IDS)
    return _change(
        request, pk, "rename_form", form, lambda u, told: rename_unit(u, **told, by=request.user)
    )


@require_role(*KEEPERS)
@require_POST
def unit_alias(request: HttpRequest, pk: int) -> HttpResponse:
    form = AliasForm(request.POST)
    return _change(
        request, pk, "alias_form", form, lambda u, told: add_alias(u, **told, by=request.user)
    )


@require_role(*KEEPERS)
@require_POST
def unit_end(request: HttpRequest, pk: int) -> HttpResponse:
    form = EndForm(request.POST, auto_id=END_IDS)
    return _change(
        request, pk, "end_form", form, lambda u, told: end_unit(u, **told, by=request.user)
    )


urlpatterns = [
    path("don-vi/", unit_list, name="unit_list"),
    path("don-vi/nhom/", group_list, name="group_list"),
    path("don-vi/them/", unit_new, name="unit_new"),
    path("don-vi/<int:pk>/", unit_page, name="unit_page"),
    path("don-vi/<int:pk>/doi-ten/", unit_rename, name="unit_rename"),
    path("don-vi/<int:pk>/cach-viet/", unit_alias, name="unit_alias"),
    path("don-vi/<int:pk>/ket-thuc/", unit_end, name="unit_end"),
]
