"""Calls for reports, the reports of units, the steps between states, frozen figures, consolidation."""

from nhipcau.reports.models.consolidations import Consolidation, Figure
from nhipcau.reports.models.rounds import ReportRound
from nhipcau.reports.models.unit_reports import ReportItem, ReportStep, UnitReport

__all__ = ["Consolidation", "Figure", "ReportItem", "ReportRound", "ReportStep", "UnitReport"]
