"""The leader's page: on track or not, what came out of it, the three things to decide."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nhipcau.plans.models import Plan
from nhipcau.workspace import year

MONTHS = tuple(str(month) for month in range(1, 13))


@login_required
@require_safe
def leader_page(request: HttpRequest) -> HttpResponse:
    """Everybody signed in may read it: it holds sums and official texts only."""
    day = timezone.localdate()
    plans = list(Plan.objects.in_force().select_related("document"))
    if not plans:
        return render(request, "workspace/leader/page.html", {"plan": None})
    plan = next((p for p in plans if str(p.pk) == request.GET.get("ke-hoach")), plans[0])
    spans = year.spans_of(plan, day)
    chosen = _number(request.GET.get("ky"), len(spans))
    span, last = spans[chosen]
    now, before = year.tallies(plan, span, last)
    return render(
        request,
        "workspace/leader/page.html",
        {
            "plan": plan,
            "views": [
                (one.title, f"?ke-hoach={plan.pk}&ky={place}", place == chosen)
                for place, (one, _last) in enumerate(spans)
            ],
            "span": span,
            "last": last,
            "now": now,
            "before": before,
            "groups": year.group_lines(plan, now, before, day),
            "decisions": year.decisions(plan, day),
            "due": year.due_soon(plan, day),
            "bars": year.kind_bars(now, before, span),
            "series": year.unit_series(plan, day),
            "strips": year.year_strips(plan, day),
            "months": MONTHS,
            "month_note": _("Mỗi ô là một tháng; cột cao là nhiều kết quả."),
        },
    )


def _number(text: str | None, count: int) -> int:
    """The place asked for, the first where it means nothing."""
    return int(text) if text and text.isdecimal() and int(text) < count else 0


urlpatterns = [path("lanh-dao/", leader_page, name="leader_page")]
