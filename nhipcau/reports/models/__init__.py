"""Calls for reports, the reports of units, steps between states, frozen figures."""

from nhipcau.reports.models.consolidations import Consolidation, Figure
from nhipcau.reports.models.indicators import IndicatorValue
from nhipcau.reports.models.reliefs import Relief, ReliefStep
from nhipcau.reports.models.reminders import Reminder
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
    "IndicatorValue",
    "LockedCount",
    "Relief",
    "ReliefStep",
    "Reminder",
    "ReportItem",
    "ReportRound",
    "ReportStep",
    "RoundStep",
    "State",
    "UnitReport",
]
