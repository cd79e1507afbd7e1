"""What a unit wrote about its tasks the last time it reported on the same plan."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from nhipcau.reports.models import SENT, ReportItem, UnitReport


@dataclass(frozen=True, slots=True)
class LastWords:
    """`by_task` maps tasks to the unit's own words; what it wrote nothing about is not there."""

    period: str
    by_task: Mapping[int, str]


NOTHING_WRITTEN = LastWords("", {})


def last_words(report: UnitReport) -> LastWords:
    """Of the latest round that closed before and that the unit has sent its report for.

    A round of the same kind goes before any other. At most two queries.
    """
    round = report.round
    before = UnitReport.objects.filter(
        Q(round__window_end__lt=round.window_end)
        | Q(round__window_end=round.window_end, round__lt=round.pk),
        unit=report.unit_id,
        round__plan=round.plan_id,
        state__in=SENT,
    )
    found = list(before.select_related("round").order_by("round__window_end", "round"))
    if not found:
        return NOTHING_WRITTEN
    of_kind = [one for one in found if one.round.kind == round.kind]
    last = (of_kind or found)[-1]
    said = ReportItem.objects.filter(report=last, is_orphaned=False).exclude(words="")
    return LastWords(last.round.title, dict(said.values_list("task", "words")))
