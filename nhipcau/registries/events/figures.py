"""What events come to in a time: those held, the people at them, the hours of training."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q

from nhipcau.registries.models import Event


@dataclass(frozen=True, slots=True)
class Attendance:
    """`registered` are all who hold a seat, `waiting` those in the queue, `came` those who came."""

    registered: int
    waiting: int
    came: int


@dataclass(frozen=True, slots=True)
class Training:
    """`hours` are hours of teaching, `person_hours` those times the people of each class."""

    classes: int
    people: int
    hours: Decimal
    person_hours: Decimal


def training_between(first: date, last: date, *, unit: Any = None) -> Training:
    """Classes held with a first day in `first`..`last`, both inclusive, of one unit or of all."""
    held = Event.objects.filter(
        kind=Event.Kind.TRAINING,
        state__in=Event.COUNTS_IN,
        is_counted=True,
        struck_at=None,
        starts_on__range=(first, last),
    )
    rows = with_people(held if unit is None else held.filter(unit=unit))
    told = [(people_of(row), row.hours or Decimal(0)) for row in rows]
    return Training(
        classes=len(told),
        people=sum(people for people, _hours in told),
        hours=sum((hours for _people, hours in told), Decimal(0)),
        person_hours=sum((people * hours for people, hours in told), Decimal(0)),
    )


def with_people(events: Any) -> Any:
    """The events with `came_count`, `seated_count` and `waiting_count`, without a query a row."""
    of = Q(registrations__taken_off_at=None)
    seated = Q(registrations__state="confirmed") & ~Q(registrations__source="walk_in")
    return events.annotate(
        came_count=Count("registrations", filter=of & ~Q(registrations__attended_at=None)),
        seated_count=Count("registrations", filter=of & seated),
        waiting_count=Count("registrations", filter=of & Q(registrations__state="waiting")),
    )


def people_of(row: Any) -> int:
    """Those counted one by one, else the number that was told; `row` comes from `with_people`."""
    return int(row.came_count or row.attended or 0)


def attendance_of(event: Event) -> Attendance:
    rows = event.registrations.all()
    return Attendance(
        registered=rows.seated().count(),
        waiting=rows.waiting().count(),
        came=rows.attending().count(),
    )
