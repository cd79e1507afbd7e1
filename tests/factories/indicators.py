"""Rows for tests: values measured by people, entered with the verb of the office."""

from datetime import date

from nhipcau.organisations.models import Unit, User
from nhipcau.reports.indicators.measuring import measure
from nhipcau.reports.models import IndicatorValue
from tests.factories.organisations import make_unit, make_user


def make_value(
    indicator: str = "foreign_visitors",
    *,
    unit: Unit | None = None,
    by: User | None = None,
    **fields: object,
) -> IndicatorValue:
    """120 foreign visitors in April 2024, unless told otherwise."""
    values = {
        "first_day": date(2024, 4, 1),
        "last_day": date(2024, 4, 30),
        "value": 120,
        "source": "Báo cáo thống kê",
    } | fields
    return measure(indicator, unit=unit or make_unit(), by=by or make_user(), **values)
