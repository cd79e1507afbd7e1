"""Entries as a calendar file that any calendar reads (RFC 5545)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

from nhipcau.registries.filing import address_of
from nhipcau.registries.models import Entry, Register


def calendar_file(rows: Iterable[Entry], *, now: datetime) -> bytes:
    """Whole days, the last one inclusive; the identity of an entry never changes."""
    calendar = Calendar()
    calendar.add("prodid", "-//Nhip Cau//So theo doi//VI")
    calendar.add("version", "2.0")
    for row in rows:
        if row.starts_on:
            calendar.add_component(_event(row, row.starts_on, now))
    return bytes(calendar.to_ical())


def _event(row: Entry, first: date, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"muc-{row.pk}@nhipcau")
    event.add("dtstamp", now)
    event.add("summary", row.title)
    event.add("dtstart", first)
    event.add("dtend", (row.ends_on or first) + timedelta(days=1))
    event.add("categories", [str(Register(row.register).label)])
    event.add("url", address_of(row))
    return event
