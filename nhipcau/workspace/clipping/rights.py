"""Who may decide of this clipping; whether its state allows it is the verb's to say."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.organisations.models import Unit
from nhipcau.press.models import Clipping
from nhipcau.workspace.clipping.access import MAY_DECIDE
from nhipcau.workspace.people import acting_unit, may, refusal
from nhipcau.workspace.reporting.access import inherited_units
from nhipcau.workspace.roles import UNIT_STAFF


def of_another_unit() -> str:
    return _("Tin này do đơn vị khác theo dõi; đơn vị đó hoặc đầu mối quyết định.")


def may_change(request: HttpRequest, clipping: Clipping) -> bool:
    """The desk any; staff of a unit what no unit follows yet, and what theirs does."""
    if not may(request, *MAY_DECIDE):
        return False
    if not may(request, *UNIT_STAFF) or clipping.unit_id is None:
        return True
    return clipping.unit_id == acting_unit(request).pk or (
        clipping.unit_id in inherited_units(request)
    )


def changeable(request: HttpRequest, pk: int) -> Clipping:
    if not may(request, *MAY_DECIDE):
        raise PermissionDenied(refusal(request, *MAY_DECIDE))
    clipping = readable(pk)
    if not may_change(request, clipping):
        raise PermissionDenied(of_another_unit())
    return clipping


def readable(pk: int) -> Clipping:
    near = ("outlet", "unit", "story", "copy", "output", "press_visit", "decided_by", "entered_by")
    return get_object_or_404(Clipping.objects.select_related(*near), pk=pk)


def units_to_choose(request: HttpRequest, *, kept: int | None = None) -> QuerySet[Unit]:
    """Those in whose name a clipping may be confirmed: one's own alone, or any for the desk.

    `kept` is the one it was confirmed for before.
    """
    own = Unit.objects.filter(pk__in=[acting_unit(request).pk, kept or 0])
    if may(request, *UNIT_STAFF):
        return own
    return (Unit.objects.reporting().on(timezone.localdate()) | own).distinct()
