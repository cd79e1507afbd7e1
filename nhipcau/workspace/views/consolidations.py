"""The consolidated report on the web: every number a link, the Word file and its check."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nhipcau.drafting.bases_cited import dead_bases
from nhipcau.drafting.reporting import draft_report
from nhipcau.organisations.models import Role
from nhipcau.reports.consolidation import discrepancies, figures_by_key
from nhipcau.reports.models import Consolidation
from nhipcau.ui.charts import Bar
from nhipcau.workspace.forms.refusals import tell_refusal
from nhipcau.workspace.people import acting_unit, in_office, require_role
from nhipcau.workspace.reporting.access import overseen_round, oversees
from nhipcau.workspace.reporting.changes import general_label
from nhipcau.workspace.reporting.checked import check_of
from nhipcau.workspace.reporting.reliefs import frozen_words

Json = Mapping[str, Any]


@require_role(Role.FOCAL)
@require_POST
def consolidation_new(request: HttpRequest, pk: int) -> HttpResponse:
    """In the name of the province, or of the unit one acts for where `as_unit` is posted."""
    round = overseen_round(request, pk)
    as_unit = acting_unit(request) if "as_unit" in request.POST else None
    try:
        drafted = draft_report(round, by=request.user, day=timezone.localdate(), as_unit=as_unit)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
        return redirect("workspace:round_page", pk=round.pk)
    messages.success(request, _("Đã lập báo cáo tổng hợp và tệp Word."))
    return redirect("workspace:consolidation_page", pk=drafted.consolidation.pk)


@in_office
@require_safe
def consolidation_page(request: HttpRequest, pk: int) -> HttpResponse:
    if not oversees(request):
        raise PermissionDenied(
            _("Báo cáo tổng hợp dành cho cán bộ đầu mối, lãnh đạo tỉnh và quản trị.")
        )
    consolidation = get_object_or_404(
        Consolidation.objects.select_related("round__plan", "document__file", "drafted_by"), pk=pk
    )
    content, round = consolidation.content, consolidation.round
    hrefs = _hrefs(consolidation)
    file = consolidation.document.file if consolidation.document else None
    drafted_on = timezone.localdate(consolidation.drafted_at)
    context = {
        "one": consolidation,
        "basis_warnings": dead_bases(round.plan, day=drafted_on),
        "round": round,
        "content": content,
        "total": {**content["total"], "href": hrefs.get("total", "")},
        "last": _last(content, hrefs),
        "kinds": _kinds(content, hrefs),
        "groups": _groups(content, hrefs),
        "bars": _bars(content, hrefs),
        "general": [(general_label(name), said) for name, said in content["general"].items()],
        "units": _units(content),
        "typed_numbers": _typed(content),
        "discrepancies": discrepancies(consolidation),
        "file": file,
        "check": check_of(file) if file else None,
        "versions": round.consolidations.select_related("document__file", "drafted_by"),
        "is_latest": not round.consolidations.filter(version__gt=consolidation.version).exists(),
    }
    return render(request, "workspace/consolidations/page.html", context)


def _hrefs(consolidation: Consolidation) -> dict[str, str]:
    """Key of a figure -> the page of its items."""
    return {
        key: reverse("workspace:figure_page", args=[figure["id"]])
        for key, figure in figures_by_key(consolidation).items()
    }


def _last(content: Json, hrefs: Mapping[str, str]) -> dict[str, Any] | None:
    """The period before, None where there is none to compare with."""
    last = content["last"]
    return {**last, "href": hrefs.get(last.get("figure", ""), "")} if last else None


def _linked(rows: list[dict[str, Any]], hrefs: Mapping[str, str]) -> list[dict[str, Any]]:
    return [{**row, "href": hrefs.get(row["figure"] or "", "")} for row in rows]


def _kinds(content: Json, hrefs: Mapping[str, str]) -> list[dict[str, Any]]:
    """Each kind with the sums of what its outputs measure."""
    sums = _linked(content["quantities"], hrefs)
    return [
        {
            **row,
            "last_href": hrefs.get(row.get("last_figure") or "", ""),
            "quantities": [one for one in sums if one["kind"] == row["kind"]],
        }
        for row in _linked(content["kinds"], hrefs)
    ]


def _groups(content: Json, hrefs: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {
            **group,
            "tasks": [
                {**task, "kinds": _linked(task["kinds"], hrefs)}
                for task in _linked(group["tasks"], hrefs)
            ],
        }
        for group in _linked(content["groups"], hrefs)
    ]


def _bars(content: Json, hrefs: Mapping[str, str]) -> list[Bar]:
    return [
        Bar(f"{group['code']}. {group['title']}", group["value"], group["href"])
        for group in _linked(content["groups"], hrefs)
    ]


def _units(content: Json) -> dict[str, list[dict[str, Any]]]:
    """Each with its relief in words, where it had one."""
    return {
        name: [{**unit, "relief": frozen_words(unit)} for unit in units]
        for name, units in content["units"].items()
    }


def _typed(content: Json) -> list[dict[str, str]]:
    """A number stands in a task, told by its code, or in a general text, told by its name."""
    general = content["general"]
    return [
        {**row, "where": general_label(row["where"]) if row["where"] in general else row["where"]}
        for row in content["typed_numbers"]
    ]


urlpatterns = [
    path("bao-cao/dot/<int:pk>/tong-hop/", consolidation_new, name="consolidation_new"),
    path("bao-cao/tong-hop/<int:pk>/", consolidation_page, name="consolidation_page"),
]
