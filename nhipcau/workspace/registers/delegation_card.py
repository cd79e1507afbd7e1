"""What stands on the card of a delegation and above their list beside the common parts."""

from typing import Any

from django.db.models import Sum
from django.http import HttpRequest
from django.utils import timezone

from nhipcau.registries.delegations.figures import figures
from nhipcau.registries.models import Delegation
from nhipcau.workspace.forms.delegations import FiguresAsked
from nhipcau.workspace.people import held_appointment
from nhipcau.workspace.registers.access import sees_inside
from nhipcau.workspace.shown_names import country_shown

_NAMED = 6


def more(request: HttpRequest, row: Delegation) -> dict[str, Any]:
    """Money and people of the inside, and whether they agree with what was told."""
    if not sees_inside(request, row):
        return {}
    costs = row.costlines.filter(taken_off_at=None)
    listed = row.members.filter(taken_off_at=None).count()
    return {
        "money": costs.aggregate(planned=Sum("planned"), spent=Sum("spent")),
        "listed": listed,
        "disagrees": bool(row.people and listed > row.people),
    }


def days_of(row: Delegation) -> str:
    """ "18/04 – 20/04/2024": the year once where it is the same."""
    first, last = row.starts_on, row.last_on
    if first is None or last is None or first == last:
        return f"{first:%d/%m/%Y}" if first else ""
    begins = f"{first:%d/%m}" if first.year == last.year else f"{first:%d/%m/%Y}"
    return f"{begins} – {last:%d/%m/%Y}"


def told(request: HttpRequest) -> dict[str, Any]:
    """The figures of the days and the unit that the list is asked for, else of the year so far."""
    today = timezone.localdate()
    asked = FiguresAsked(request.GET)
    first, last, unit = asked.window(today)
    held = held_appointment(request)
    if held and request.GET.get("cua") == "don-vi":
        unit = held.unit
    found = figures(first, last, units=[unit] if unit else None)
    return {
        "figures": found,
        "figures_first": first,
        "figures_last": last,
        "figures_unit": unit,
        "figures_countries": [country_shown(code) for code in found.countries[:_NAMED]],
        "figures_more": max(0, len(found.countries) - _NAMED),
    }
