"""What only a leader can move: late reports, overdue tasks, what units ask for."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.plans.models import Plan
from nhipcau.reports.models import State, UnitReport
from nhipcau.ui.words import day_words

MOST = 3


@dataclass(frozen=True, slots=True)
class Decision:
    """Something only a leader can move: one sentence, and where to look."""

    sentence: str
    href: str


def decisions(plan: Plan, day: date) -> list[Decision]:
    """At most three: late reports, overdue tasks, what units ask for."""
    found = [_late_reports(plan, day), _overdue_tasks(plan, day), *_proposals(plan)]
    return [one for one in found if one][:MOST]


def _late_reports(plan: Plan, day: date) -> Decision | None:
    late = UnitReport.objects.filter(round__plan=plan, items__is_required=True).late_on(day)
    latest = late.select_related("round").order_by("-round__due_on", "own_due_on", "pk")
    first = latest.distinct().first()
    if first is None:
        return None
    count = late.filter(round=first.round).values("pk").distinct().count()
    sentence = _("%(count)s đơn vị quá hạn nộp báo cáo %(title)s (hạn %(due)s).") % {
        "count": count,
        "title": first.round.title,
        "due": day_words(first.due_on),
    }
    return Decision(sentence, reverse("workspace:round_page", args=[first.round_id]))


def _overdue_tasks(plan: Plan, day: date) -> Decision | None:
    count = plan.tasks.all().overdue_on(day).count()
    if not count:
        return None
    sentence = _("%(count)s nhiệm vụ quá hạn chưa hoàn thành.") % {"count": count}
    query = f"?ke-hoach={plan.pk}&cua=tat-ca&status=overdue"
    return Decision(sentence, reverse("workspace:task_list") + query)


def _proposals(plan: Plan) -> list[Decision]:
    """What units propose, each in the latest of its reports that was accepted."""
    accepted = UnitReport.objects.filter(round__plan=plan, state=State.ACCEPTED)
    latest = accepted.filter(unit=OuterRef("unit")).order_by("-round__window_end", "-pk")
    asked = (
        accepted.filter(pk=Subquery(latest.values("pk")[:1]))
        .exclude(proposals="")
        .order_by("-round__window_end", "unit__position")[:MOST]
    )
    return [
        Decision(
            f"{report.unit_name}: {report.proposals}",
            reverse("workspace:report_page", args=[report.pk]),
        )
        for report in asked
    ]
