"""The calendar of working days: entering a year, putting its days right, reading it as a value."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.organisations.calendar import WEEKENDS_ONLY, Calendar
from nhipcau.organisations.models import SpecialDay, User, WorkingYear, WorkingYearStep
from nhipcau.vietnamese.dates import format_date

FIRST_YEAR, LAST_YEAR = 1945, 2200
_SHIPPED = Path(__file__).parent / "data" / "working_days.json"

Change = dict[str, list[str | None]]


def calendar_of(years: Iterable[int]) -> Calendar:
    """What is entered of `years`; a year that nobody entered is not known. Two queries."""
    entered = WorkingYear.objects.filter(year__in=set(years))
    days = list(SpecialDay.objects.filter(year__in=entered).values_list("on", "kind"))
    return Calendar(
        years=frozenset(entered.values_list("year", flat=True)),
        off=frozenset(on for on, kind in days if kind == SpecialDay.Kind.OFF),
        worked=frozenset(on for on, kind in days if kind == SpecialDay.Kind.WORKED),
    )


def calendar_around(*days: date) -> Calendar:
    """The calendar of the years of `days` and of the years that follow them."""
    return calendar_of({day.year + more for day in days for more in (0, 1)})


@transaction.atomic
def enter_year(
    year: int, *, source: str = "", is_verified: bool = False, by: User | None
) -> WorkingYear:
    """Begin the calendar of a year, with no day in it yet. `by` None is the machine."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = f"Năm phải từ {FIRST_YEAR} đến {LAST_YEAR}."
        raise ValidationError({"year": ValidationError(message, code="year")})
    if WorkingYear.objects.filter(year=year).exists():
        message = f"Lịch năm {year} đã có; hãy mở lịch đó để sửa."
        raise ValidationError({"year": ValidationError(message, code="year_taken")})
    entered = WorkingYear(year=year, source=source.strip(), is_verified=is_verified)
    entered.full_clean()
    entered.save()
    _step(entered, "enter_year", {"source": [None, entered.source]}, by=by)
    return entered


@transaction.atomic
def revise_year(
    year: WorkingYear, *, source: str, is_verified: bool, by: User | None
) -> WorkingYear:
    """Name the announcement; say whether the days were compared with it."""
    year = _held(year)
    if is_verified and not source.strip():
        message = "Ghi văn bản hoặc thông báo đã đối chiếu."
        raise ValidationError({"source": ValidationError(message, code="source")})
    changes = _verified_change(year, is_verified)
    if source.strip() != year.source:
        changes["source"] = [year.source, source.strip()]
    year.source, year.is_verified = source.strip(), is_verified
    year.full_clean()
    year.save()
    if changes:
        _step(year, "revise_year", changes, by=by)
    return year


@transaction.atomic
def set_day(year: WorkingYear, *, on: date, kind: str, name: str, by: User | None) -> SpecialDay:
    """Enter a day that differs from its weekday, or change it; the year is to be verified again.

    Refuses a day of another year, and one that its weekday tells already.
    """
    year = _held(year)
    _refuse_needless(year, on, kind)
    if not name.strip():
        message = "Ghi dịp nghỉ hoặc làm bù, ví dụ: Giỗ Tổ Hùng Vương."
        raise ValidationError({"name": ValidationError(message, code="name")})
    day = SpecialDay.objects.filter(on=on).first() or SpecialDay(year=year, on=on)
    before = _words(day) if day.pk else None
    day.kind, day.name = kind, name.strip()
    day.full_clean()
    day.save()
    if before != _words(day):
        changes: Change = {on.isoformat(): [before, _words(day)]}
        _changed(year, "set_day", changes, by=by)
    return day


@transaction.atomic
def remove_day(day: SpecialDay, *, by: User | None) -> None:
    """Take out a day entered by mistake: it follows its weekday again; the step stays."""
    year = _held(day.year)
    changes: Change = {day.on.isoformat(): [_words(day), None]}
    day.delete()
    _changed(year, "remove_day", changes, by=by)


@transaction.atomic
def load_calendar(*, by: User | None = None) -> list[int]:
    """Enter the shipped years that nobody has entered yet; a year that is there stays as it is.

    The shipped days are from memory: none is verified. Returns the years entered.
    """
    shipped: dict[str, Any] = json.loads(_SHIPPED.read_text(encoding="utf8"))
    there = set(WorkingYear.objects.values_list("year", flat=True))
    fresh = [told for told in shipped["years"] if told["year"] not in there]
    for told in fresh:
        year = enter_year(told["year"], source=told["source"], by=by)
        SpecialDay.objects.bulk_create(
            SpecialDay(year=year, on=date.fromisoformat(on), kind=kind, name=name)
            for on, kind, name in told["days"]
        )
    return [told["year"] for told in fresh]


def _refuse_needless(year: WorkingYear, on: date, kind: str) -> None:
    if on.year != year.year:
        message = f"Ngày {format_date(on)} không thuộc năm {year.year}."
        raise ValidationError({"on": ValidationError(message, code="other_year")})
    is_off = kind == SpecialDay.Kind.OFF
    if is_off != WEEKENDS_ONLY.is_working_day(on):
        message = (
            f"Ngày {format_date(on)} là cuối tuần, vốn đã nghỉ; không cần ghi."
            if is_off
            else f"Ngày {format_date(on)} vốn là ngày làm việc; không cần ghi làm bù."
        )
        raise ValidationError({"on": ValidationError(message, code="needless")})


def _held(year: WorkingYear) -> WorkingYear:
    return WorkingYear.objects.select_for_update().get(pk=year.pk)


def _changed(year: WorkingYear, action: str, changes: Change, *, by: User | None) -> None:
    """A changed calendar has not been compared with its announcement any more."""
    changes |= _verified_change(year, False)
    year.is_verified = False
    year.save(update_fields=["is_verified"])
    _step(year, action, changes, by=by)


def _verified_change(year: WorkingYear, is_verified: bool) -> Change:
    if year.is_verified == is_verified:
        return {}
    words = {True: "đã đối chiếu", False: "chưa đối chiếu"}
    return {"is_verified": [words[year.is_verified], words[is_verified]]}


def _words(day: SpecialDay) -> str:
    return f"{day.get_kind_display()}: {day.name}"


def _step(year: WorkingYear, action: str, changes: Change, *, by: User | None) -> None:
    WorkingYearStep.objects.create(year=year, action=action, changes=changes, by=by)
