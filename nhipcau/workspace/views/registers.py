"""What stands in all registers together: the way in, the calendar, what counts for no task."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nhipcau.registries.calendar import calendar_file
from nhipcau.registries.models import Clock, Entry, Register
from nhipcau.registries.rules import rules
from nhipcau.workspace.forms.bounded import DayField
from nhipcau.workspace.lists import page_of
from nhipcau.workspace.people import acting_unit, held_appointment, in_office, may
from nhipcau.workspace.registers.every import BY_CODE, REGISTERS
from nhipcau.workspace.registers.months import month_of
from nhipcau.workspace.reporting.access import inherited_units
from nhipcau.workspace.roles import PROVINCE_WIDE

PER_PAGE, SOON = 50, 12


@in_office
@require_safe
def register_home(request: HttpRequest) -> HttpResponse:
    """Each register with its lines of the year, then what is due next, then what is loose."""
    today, year = timezone.localdate(), timezone.localdate().year
    of_year = Q(starts_on__year=year) | Q(starts_on=None)
    counted = Entry.objects.standing().order_by().values("register")
    rows = counted.annotate(total=Count("pk"), year=Count("pk", filter=of_year))
    numbers = {row["register"]: row for row in rows}
    clocks = _clocks(request).ticking().order_by("due_on", "pk")
    context = {
        "year": year,
        "registers": [
            (one, Register(one.register).label, numbers.get(str(one.register), {}))
            for one in REGISTERS
        ],
        "due": [(clock, _(rules()[clock.code].words)) for clock in clocks[:SOON]],
        "late": clocks.filter(due_on__lt=today).count(),
        "loose": _loose(request).count(),
        "is_own": not may(request, *PROVINCE_WIDE),
    }
    return render(request, "workspace/registers/home.html", context)


@in_office
@require_safe
def entry_loose(request: HttpRequest) -> HttpResponse:
    """Entries that count for no task, so that their work is in no number of a task."""
    rows = _loose(request).select_related("unit").order_by("register", "-starts_on", "-pk")
    page = page_of(request, rows, PER_PAGE)
    context = {
        "page": page,
        "total": page.paginator.count,
        "rows": [(row, Register(row.register).label) for row in page],
        "is_own": not may(request, *PROVINCE_WIDE),
    }
    return render(request, "workspace/registers/loose.html", context)


@in_office
@require_safe
def entry_calendar(request: HttpRequest) -> HttpResponse:
    today, register = timezone.localdate(), _register(request)
    is_own = request.GET.get("cua") == "don-vi"
    rows, clocks = _of_calendar(request, register, is_own=is_own)
    month = month_of(_asked_day(request, today), rows=rows, clocks=clocks, today=today)
    words = {"so": register, "cua": "don-vi" if is_own else "tat-ca"}
    context = {
        "month": month,
        "today": today,
        "register": register,
        "registers": [(str(one.register), Register(one.register).label) for one in REGISTERS],
        "own": is_own,
        "views": [
            (_("Toàn tỉnh"), f"?so={register}&thang={month.first:%d/%m/%Y}", not is_own),
            (_("Đơn vị tôi"), f"?so={register}&thang={month.first:%d/%m/%Y}&cua=don-vi", is_own),
        ],
        "kept": words,
    }
    return render(request, "workspace/registers/calendar.html", context)


@in_office
@require_safe
def entry_calendar_file(request: HttpRequest) -> HttpResponse:
    """The same as a calendar file: entries of a year around today."""
    rows, _clocks_of = _of_calendar(
        request, _register(request), is_own=request.GET.get("cua") == "don-vi"
    )
    today = timezone.localdate()
    first, last = date(today.year - 1, today.month, 1), date(today.year + 1, 12, 31)
    content = calendar_file(rows.between(first, last), now=timezone.now())
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="so-theo-doi.ics"'
    return response


def _of_calendar(request: HttpRequest, register: str, *, is_own: bool) -> tuple[Any, Any]:
    rows = Entry.objects.going_on().select_related("unit").exclude(starts_on=None)
    clocks = Clock.objects.ticking().select_related("entry")
    if register:
        rows, clocks = rows.of(register), clocks.filter(entry__register=register)
    if is_own:
        own = _own_units(request)
        rows, clocks = rows.kept_by(own), clocks.filter(entry__unit__in=own)
    return rows, clocks


def _register(request: HttpRequest) -> str:
    asked = request.GET.get("so", "")
    return asked if asked in BY_CODE else ""


def _asked_day(request: HttpRequest, today: date) -> date:
    """The day in the address; today for none, and for one that is no day."""
    try:
        return DayField(required=False).clean(request.GET.get("thang", "")) or today
    except ValidationError:
        return today


def _own_units(request: HttpRequest) -> set[int]:
    held = held_appointment(request)
    return {acting_unit(request).pk, *inherited_units(request)} if held else set()


def _loose(request: HttpRequest) -> Any:
    rows = Entry.objects.loose().filter(is_counted=True)
    return rows if may(request, *PROVINCE_WIDE) else rows.kept_by(_own_units(request))


def _clocks(request: HttpRequest) -> Any:
    clocks = Clock.objects.select_related("entry__unit")
    if may(request, *PROVINCE_WIDE):
        return clocks
    return clocks.filter(entry__unit__in=_own_units(request))


urlpatterns = [
    path("so/", register_home, name="register_home"),
    path("so/lich/", entry_calendar, name="entry_calendar"),
    path("so/lich.ics", entry_calendar_file, name="entry_calendar_file"),
    path("so/chua-gan-nhiem-vu/", entry_loose, name="entry_loose"),
]
