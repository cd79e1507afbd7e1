"""Events as calendars read them (RFC 5545)."""

from collections.abc import Iterable
from datetime import UTC, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event

from nhipcau.editorial.models import Release
from nhipcau.portal.frame import absolute


def as_calendar(title: str, events: Iterable[Release]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Nhip Cau//Portal//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    for release in events:
        calendar.add_component(_event(release))
    written: bytes = calendar.to_ical()
    return written


def _event(release: Release) -> Event:
    """Days of whole-day events end, as the format asks, on the day after the last one."""
    starts, ends = timezone.localtime(release.starts_at), timezone.localtime(release.ends_at)
    event = Event()
    host = urlsplit(settings.NHIPCAU_BASE_URL).hostname
    event.add("uid", f"{release.edition_id}@{host}")
    event.add("dtstamp", release.public_from.astimezone(UTC))
    event.add("last-modified", release.public_from.astimezone(UTC))
    if release.facts.get("is_all_day"):
        event.add("dtstart", starts.date())
        event.add("dtend", ends.date() + timedelta(days=1))
    else:
        event.add("dtstart", starts.astimezone(UTC))
        event.add("dtend", ends.astimezone(UTC))
    event.add("summary", release.title)
    if release.summary:
        event.add("description", release.summary)
    if venue := release.facts.get("venue"):
        event.add("location", venue)
    event.add("url", absolute(release.address))
    return event
