"""Calls for reports, the reports of units, steps between states, frozen figures."""

from nhipcau.reports.models.consolidations import Consolidation, Figure
from nhipcau.reports.models.rounds import LockedCount, ReportRound, RoundStep
from nhipcau.reports.models.unit_reports import (
    SENT,
    WITH_UNIT,
    ReportItem,
    ReportStep,
    State,
    UnitReport,
)

__all__ = [
    "SENT",
    "WITH_UNIT",
    "Consolidation",
    "Figure",
    "LockedCount",
    "ReportItem",
    "ReportRound",
    "ReportStep",
    "RoundStep",
    "State",
    "UnitReport",
]
