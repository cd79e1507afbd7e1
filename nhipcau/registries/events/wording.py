"""An event as it is told outside: its name, its days and hours, its place, in two languages."""

from datetime import date, time

from nhipcau.registries.models import Event
from nhipcau.vietnamese.dates import format_date


def title_of(event: Event, language: str) -> str:
    """What may be read outside: the public name where one was set."""
    own = event.public_title or event.title
    return own if language == "vi" else event.english_title or own


def summary_of(event: Event, language: str) -> str:
    """Only what was written for the public; the content on our own card is not."""
    return event.public_summary if language == "vi" else event.english_summary


def venue_of(event: Event, language: str) -> str:
    return event.venue if language == "vi" else event.english_venue or event.venue


def when_words(event: Event, language: str) -> str:
    """ "08:00 - 11:30, 20/06/2024"; days as 2024-06-20 outside Vietnamese; "" without a day."""
    if event.starts_on is None:
        return ""
    days = [_day(event.starts_on, language)]
    if event.ends_on is not None and event.ends_on != event.starts_on:
        days.append(_day(event.ends_on, language))
    hours = [_hour(one) for one in (event.starts_at, event.ends_at) if one is not None]
    return ", ".join(part for part in (" - ".join(hours), " - ".join(days)) if part)


def _day(day: date, language: str) -> str:
    return format_date(day) if language == "vi" else day.isoformat()


def _hour(at: time) -> str:
    return f"{at:%H:%M}"
