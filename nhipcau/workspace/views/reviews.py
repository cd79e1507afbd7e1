"""Reports that wait for a check, the longest waiting first, with what changed since last time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_safe

from nhipcau.organisations.models import Role
from nhipcau.reports.models import ReportStep, State, UnitReport
from nhipcau.reports.standing import Line, lines_of
from nhipcau.workspace.lists import page_of
from nhipcau.workspace.people import require_role
from nhipcau.workspace.reporting.changes import ChangedPart, changed_parts

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class Waiting:
    """A report to check. `changes` since the sending before, and how the unit answered that."""

    line: Line
    answer: str
    changes: tuple[ChangedPart, ...]

    @property
    def is_again(self) -> bool:
        return self.line.report.version > 1


@require_role(Role.FOCAL)
@require_safe
def review_list(request: HttpRequest) -> HttpResponse:
    found = UnitReport.objects.awaiting_review().select_related("submitted_by")
    page = page_of(request, found, PER_PAGE)
    lines = lines_of(page.object_list, day=timezone.localdate())
    sendings = _sendings(line.report for line in lines)
    context = {
        "page": page,
        "total": page.paginator.count,
        "waiting": [_waiting(line, sendings[line.report.pk]) for line in lines],
    }
    return render(request, "workspace/reviews/list.html", context)


def _sendings(reports: Iterable[UnitReport]) -> Mapping[int, list[ReportStep]]:
    """Report -> its sendings, the first one first, of those that were sent more than once."""
    again = [report.pk for report in reports if report.version > 1]
    found: defaultdict[int, list[ReportStep]] = defaultdict(list)
    steps = ReportStep.objects.filter(report__in=again, to_state=State.SUBMITTED)
    for step in steps.exclude(from_state=State.SUBMITTED):
        found[step.report_id].append(step)
    return found


def _waiting(line: Line, sendings: list[ReportStep]) -> Waiting:
    if len(sendings) < 2:
        return Waiting(line, "", ())
    before, now = sendings[-2:]
    return Waiting(line, now.reason, tuple(changed_parts(before.snapshot, now.snapshot)))


urlpatterns = [path("bao-cao/cho-duyet/", review_list, name="review_list")]
