"""How plans word time: from the printed words to a first and a last day."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Timeframe:
    """A stretch of days, both inclusive; None where the words name none.

    `kind` is one of: year, quarter, quarter_range, half_year, month, month_range, day, before,
    from_to, continuous, periodic, multi_year, relative, on_demand, unknown.
    `tentative` marks wording such as "Dự kiến".
    """

    kind: str
    start: date | None
    end: date | None
    tentative: bool = False
