"""Days as papers write them: "05/12/2026" and "ngày 05 tháng 12 năm 2026"."""

import re
from datetime import date

_SHORT = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_LONG = re.compile(
    r"(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s*(?:năm\s+|/\s*)(\d{4})", re.IGNORECASE
)


def parse_date(text: str) -> date | None:
    """Read "5/12/2026" or "ngày 05 tháng 12 năm 2026", day first; None if it is no day."""
    text = text.strip()
    found = _SHORT.fullmatch(text) or _LONG.fullmatch(text)
    if not found:
        return None
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None


def format_date(day: date) -> str:
    """ "05/12/2026"."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def month_digits(month: int) -> str:
    """ "01", "02", "3": a 0 before the months 1 and 2 only (Decree 30/2020, Annex I)."""
    return f"{month:02d}" if month <= 2 else str(month)
