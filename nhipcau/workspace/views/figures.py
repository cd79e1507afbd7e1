"""One number of a consolidated report and the outputs behind it, as they were and as they are."""

from collections import defaultdict
from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.views.decorators.http import require_safe

from nhipcau.reports.consolidation import changes_of
from nhipcau.reports.discrepancies import Discrepancy
from nhipcau.reports.figures import counted, figure_items
from nhipcau.reports.models import Figure
from nhipcau.workspace.lists import page_of
from nhipcau.workspace.people import in_office
from nhipcau.workspace.reporting.access import oversees

PER_PAGE = 100


@in_office
@require_safe
def figure_page(request: HttpRequest, pk: int) -> HttpResponse:
    """For everyone with a role: outputs are open to all of them, and so is what they add up to."""
    figure = get_object_or_404(
        Figure.objects.select_related("consolidation__round__plan", "consolidation__document"),
        pk=pk,
    )
    page = page_of(request, figure_items(figure), PER_PAGE)
    changed = _changes(figure, [item.output for item in page])
    context = {
        "figure": figure,
        "one": figure.consolidation,
        "counted": counted(figure),
        "page": page,
        "rows": [(item, changed.get(item.output, [])) for item in page],
        "changed": len(changed),
        "may_open_report": oversees(request),
    }
    return render(request, "workspace/figures/page.html", context)


def _changes(figure: Figure, outputs: list[int]) -> Mapping[int, list[Discrepancy]]:
    """Output -> what has changed of it since the report was drafted."""
    found: defaultdict[int, list[Discrepancy]] = defaultdict(list)
    for change in changes_of(figure, outputs):
        found[change.output].append(change)
    return found


urlpatterns = [path("so-lieu/<int:pk>/", figure_page, name="figure_page")]
