"""Quarters of reporting in an address: "2024-2" is the second of 2024."""

from collections.abc import Iterator
from datetime import date

from nhipcau.reports.periods import QUARTER, Period, period_of, previous
from nhipcau.workspace.forms.bounded import FIRST_DAY, LAST_DAY


def latest_quarters(day: date, count: int) -> Iterator[Period]:
    """The quarter of `day` and those before it, `count` in all."""
    one: Period | None = period_of(day, QUARTER)
    for _turn in range(count):
        if one is not None:
            yield one
            one = previous(one)


def code_of_quarter(period: Period) -> str:
    return f"{period.year}-{period.index}"


def quarter_of(code: str) -> Period | None:
    """None for what is no quarter."""
    year, _sign, index = code.partition("-")
    if not (len(year) == 4 and code.isascii() and year.isdecimal() and index in set("1234")):
        return None
    is_known = FIRST_DAY.year < int(year) < LAST_DAY.year
    return Period(QUARTER, int(year), int(index)) if is_known else None
