"""What a report says at one moment, as JSON, with its sha256."""

from typing import Any

from nhipcau.reports.models import ReportItem, UnitReport
from nhipcau.reports.tally import sha256_of

GENERAL = ("steering", "strengths", "weaknesses", "next_steps", "proposals")


def snapshot(report: UnitReport) -> tuple[dict[str, Any], str]:
    """The content in force and its hash; orphaned items are not part of what is reported."""
    items = ReportItem.objects.filter(report=report, is_orphaned=False)
    content = {
        "general": {field: getattr(report, field) for field in GENERAL},
        "items": [_item(item) for item in items.select_related("task__group")],
    }
    return content, sha256_of(content)


def _item(item: ReportItem) -> dict[str, Any]:
    outside = {"outside_number": item.outside_number} if item.outside_number else {}
    return outside | {
        "task": item.task_id,
        "code": item.task.code,
        "title": item.task.title,
        "words": item.words,
        "generated": item.generated,
        "output_count": item.output_count,
        "is_nil": item.is_nil,
        "nil_reason": item.nil_reason,
        "status": item.status,
    }
