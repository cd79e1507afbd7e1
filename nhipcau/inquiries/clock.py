"""Days of an inquiry, from the settings and the calendar; pure but for reading both."""

from calendar import monthrange
from datetime import date, timedelta

from django.conf import settings

from nhipcau.organisations.working_days import calendar_around


def due_day(received_on: date, *, audience: str) -> date:
    """The last working day for the answer, inclusive."""
    days = settings.NHIPCAU_INQUIRY_DAYS
    return calendar_around(received_on).after_working_days(
        received_on, days.get(audience, days[""])
    )


def keep_until(closed_on: date) -> date:
    """The last day on which the personal data may be kept."""
    return months_after(closed_on, settings.NHIPCAU_INQUIRY_KEEP_MONTHS)


def erasure_due(asked_on: date) -> date:
    """Decree 356/2025, Art. 5 (summaries only, not verified): within 20 days of asking."""
    return asked_on + timedelta(days=settings.NHIPCAU_ERASURE_DAYS)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, its last day where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
