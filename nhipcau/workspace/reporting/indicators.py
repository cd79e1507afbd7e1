"""How an indicator has moved, in words."""

from decimal import Decimal

from nhipcau.reports.indicators.lines import Line
from nhipcau.ui.words import number_words


def change_words(line: Line) -> str:
    """ "+12 (+8,3 %)" against the same period a year ago; nothing where one was not measured."""
    change = line.change
    if change is None or line.last.value is None:
        return ""
    said = _signed(change)
    if not line.last.value:
        return said
    share = (change * 100 / line.last.value).quantize(Decimal("0.1"))
    return f"{said} ({_signed(share)} %)"


def _signed(number: Decimal) -> str:
    return f"+{number_words(number)}" if number > 0 else number_words(number)
