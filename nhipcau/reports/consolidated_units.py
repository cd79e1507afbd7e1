"""Who reported, as a consolidated report prints it: late, nil, missing, given time, let off."""

from typing import Any

from nhipcau.reports.models import Relief, UnitReport
from nhipcau.reports.standing import NOT_REPORTED, REPORTED, Line, Standing


def units_of(lines: list[Line]) -> dict[str, list[dict[str, Any]]]:
    """Who reported, of them who was late and who had nothing; who has not, and how far they are."""
    reported = [line for line in lines if line.standing in REPORTED]
    return {
        "reported": [_unit(line) for line in reported],
        "late": [_unit(line) for line in reported if line.was_late],
        "nil": [_unit(line) for line in reported if line.is_nil],
        "missing": [_unit(line) for line in lines if line.standing in NOT_REPORTED],
        "waived": [_unit(line) for line in lines if line.standing == Standing.WAIVED],
        "optional": [_unit(line) for line in lines if line.standing == Standing.OPTIONAL],
    }


def _unit(line: Line) -> dict[str, Any]:
    """ "extension" and "waiver" are None, or the relief in force as `_relief` tells it."""
    report: UnitReport = line.report
    sent_at = report.first_submitted_at
    return {
        "report": report.pk,
        "unit": report.unit_id,
        "name": report.unit_name,
        "standing": line.standing.value,
        "label": line.label,
        "filled": line.filled,
        "required": line.required,
        "days_late": line.days_late,
        "first_submitted_at": sent_at.isoformat() if sent_at else None,
        "returned_reason": line.returned_reason,
        "extension": _relief(line.extension),
        "waiver": _relief(line.waiver),
    }


def _relief(relief: Relief | None) -> dict[str, Any] | None:
    if relief is None:
        return None
    return {
        "until": relief.until.isoformat() if relief.until else None,
        "document_number": relief.document_number,
        "reason": relief.reason,
    }
