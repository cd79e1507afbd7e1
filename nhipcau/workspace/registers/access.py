"""Who may keep an entry, and who sees the inside of one."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from nhipcau.organisations.models import Role
from nhipcau.registries.models import Entry
from nhipcau.workspace.people import held_appointment, may
from nhipcau.workspace.reporting.access import inherited_units
from nhipcau.workspace.roles import KEEPERS, UNIT_STAFF

MAY_ENTER = (*UNIT_STAFF, *KEEPERS)


def may_keep(request: HttpRequest, entry: Entry) -> bool:
    """Staff of the unit that keeps it or takes part in it, or of their heir; focal officers."""
    if may(request, *KEEPERS):
        return True
    held = held_appointment(request)
    if held is None or held.role not in UNIT_STAFF:
        return False
    own = {held.unit_id, *inherited_units(request)}
    return entry.unit_id in own or entry.taking_part.filter(pk__in=own).exists()


def sees_inside(request: HttpRequest, entry: Entry) -> bool:
    """Those who keep it, and the leaders of the province."""
    return may(request, Role.LEADER) or may_keep(request, entry)


def kept_entry(request: HttpRequest, pk: int) -> Any:
    """The row of its register, for those who may change it."""
    entry = readable_entry(pk)
    if not may_keep(request, entry):
        raise PermissionDenied(
            _("Chỉ đơn vị theo dõi, đơn vị cùng thực hiện hoặc cán bộ đầu mối được sửa mục này.")
        )
    return entry


def readable_entry(pk: int) -> Any:
    entry = get_object_or_404(
        Entry.objects.select_related("unit", "output", "created_by", "work"), pk=pk
    )
    return entry.specific
