"""How complete a report is: derived from its items, never ticked by hand."""

from dataclasses import dataclass

from nhipcau.reports.models import ReportItem, UnitReport


@dataclass(frozen=True, slots=True)
class Completeness:
    """`filled` of `required` items; items that need no answer are in neither."""

    filled: int
    required: int


def missing(report: UnitReport) -> list[ReportItem]:
    """Required items with neither words, outputs, nil with a reason, nor a number outside."""
    return [item for item in _required(report) if not item.is_filled]


def completeness(report: UnitReport) -> Completeness:
    """The n of m of one report; for many at once see `standing`."""
    required = _required(report)
    return Completeness(sum(item.is_filled for item in required), len(required))


def _required(report: UnitReport) -> list[ReportItem]:
    items = ReportItem.objects.filter(report=report, is_required=True)
    return list(items.select_related("task__group"))
