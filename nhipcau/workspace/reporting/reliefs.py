"""Reliefs in one line of words: how long, by which paper."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.reports.models import Relief, UnitReport
from nhipcau.reports.standing import Line, Standing
from nhipcau.ui.words import day_words


def relief_words(kind: str, until: date | None, number: str) -> str:
    """ "Gia hạn đến 20/06/2024 theo văn bản 15/CV-SDL"."""
    said = _("Gia hạn") if kind == Relief.Kind.EXTENSION else _("Được miễn báo cáo")
    if until:
        said = _("%(said)s đến %(day)s") % {"said": said, "day": day_words(until)}
    if number:
        said = _("%(said)s theo văn bản %(number)s") % {"said": said, "number": number}
    return said


def reliefs_of(report: UnitReport) -> list[tuple[str, Relief]]:
    """All that was ever asked for a report, with its words, the latest first; three queries."""
    found = report.reliefs.select_related("asked_by", "file").prefetch_related("steps__by")
    return [(relief_words(one.kind, one.until, one.document_number), one) for one in found]


def in_force_words(line: Line) -> str:
    """What holds for a unit in a round; nothing where it has to report like the others."""
    held = line.waiver if line.standing == Standing.WAIVED else line.extension
    return relief_words(held.kind, held.until, held.document_number) if held else ""


def frozen_words(unit: Mapping[str, Any]) -> str:
    """The same of a unit as a consolidated report has frozen it; older ones know no reliefs."""
    kind = Relief.Kind.EXTENSION
    if unit["standing"] == Standing.WAIVED:
        kind = Relief.Kind.WAIVER
    held = unit.get(kind.value)
    if not held:
        return ""
    until = date.fromisoformat(held["until"]) if held["until"] else None
    return relief_words(kind, until, held["document_number"])
