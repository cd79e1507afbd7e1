"""One version of a plan: its document, what changed with it, its tasks; and printed again."""

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.views.decorators.http import require_safe

from nhipcau.drafting.decree30.build import build
from nhipcau.drafting.plan_from_register import plan_of_version
from nhipcau.drafting.plan_paper import plan_document
from nhipcau.drafting.plan_pdf import plan_pdf
from nhipcau.drafting.plan_workbook import plan_workbook
from nhipcau.plans.amending.diff import Diff, diff_rows
from nhipcau.plans.models import PlanVersion
from nhipcau.reports.models import ReportRound
from nhipcau.workspace.amending.sections import sections_of
from nhipcau.workspace.amending.sides import parts_of, summary, with_reasons
from nhipcau.workspace.attachments import attachment
from nhipcau.workspace.people import in_office, may
from nhipcau.workspace.roles import KEEPERS


@in_office
@require_safe
def version_page(request: HttpRequest, pk: int) -> HttpResponse:
    version = _version(pk)
    before = version.plan.versions.filter(number=version.number - 1).first()
    diff = diff_rows(before.rows, version.rows) if before else Diff()
    diff = with_reasons(diff, version.amendment)
    behind = version.plan.rounds.filter(locked_at=None, plan_version__lt=version.plan.version)
    return render(
        request,
        "workspace/versions/page.html",
        {
            "version": version,
            "plan": version.plan,
            "before": before,
            "parts": parts_of(diff),
            "summary": summary(diff),
            "sections": sections_of(version.rows),
            "is_latest": version.number == version.plan.version,
            "behind": behind if version.number == version.plan.version else [],
            "rounds": version.plan.rounds.filter(plan_version=version.number),
            "may_keep": may(request, *KEEPERS),
        },
    )


@in_office
@require_safe
def version_print(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The plan as it stood in this version."""
    version = _version(pk)
    makers = {
        "docx": lambda draft: build(plan_document(draft)),
        "pdf": plan_pdf,
        "xlsx": plan_workbook,
    }
    if kind not in makers:
        raise Http404
    name = f"ke-hoach-{version.plan.year}-phien-ban-{version.number}.{kind}"
    return attachment(makers[kind](plan_of_version(version)), name)


def _version(pk: int) -> PlanVersion:
    versions = PlanVersion.objects.select_related("plan__document", "document__file", "amendment")
    rounds = Prefetch("plan__rounds", ReportRound.objects.order_by("window_end"))
    return get_object_or_404(versions.prefetch_related(rounds), pk=pk)


urlpatterns = [
    path("phien-ban/<int:pk>/", version_page, name="version_page"),
    path("phien-ban/<int:pk>/in-lai.<str:kind>", version_print, name="version_print"),
]
