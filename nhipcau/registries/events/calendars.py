"""One event as calendars read it (RFC 5545)."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar
from icalendar import Event as Component

from nhipcau.registries.events.wording import summary_of, title_of, venue_of
from nhipcau.registries.models import Event


def as_calendar(event: Event, *, language: str, url: str) -> bytes:
    """An event without hours takes whole days; one that has no day yet is a calendar of nothing.

    What stands here may be read outside: title, place and summary for the public alone.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Nhip Cau//Registers//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if event.starts_on is not None:
        calendar.add_component(_component(event, language, url))
    written: bytes = calendar.to_ical()
    return written


def _component(event: Event, language: str, url: str) -> Component:
    host = urlsplit(settings.NHIPCAU_BASE_URL).hostname or "nhipcau"
    one = Component()
    one.add("uid", f"event-{event.pk}@{host}")
    one.add("dtstamp", event.created_at.astimezone(UTC))
    first, last = event.starts_on, event.last_on
    assert first is not None  # `as_calendar` looked
    assert last is not None
    if event.starts_at is None:
        one.add("dtstart", first)
        one.add("dtend", last + timedelta(days=1))
    else:
        zone = timezone.get_default_timezone()
        starts = datetime.combine(first, event.starts_at, tzinfo=zone)
        one.add("dtstart", starts.astimezone(UTC))
        if event.ends_at is not None:
            ends = datetime.combine(last, event.ends_at, tzinfo=zone)
            one.add("dtend", ends.astimezone(UTC))
    one.add("summary", title_of(event, language))
    if summary := summary_of(event, language):
        one.add("description", summary)
    if venue := venue_of(event, language):
        one.add("location", venue)
    if event.state == Event.State.CANCELLED:
        one.add("status", "CANCELLED")
    one.add("url", url)
    return one
