"""Who may change a partner: those who record, of the unit that follows it; focal officers all."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from nhipcau.registries.models import Partner
from nhipcau.workspace.people import held_appointment, may
from nhipcau.workspace.reporting.access import inherited_units
from nhipcau.workspace.roles import KEEPERS, RECORDERS


def may_keep_partner(request: HttpRequest, partner: Partner) -> bool:
    """One that was merged away is changed by nobody."""
    if partner.merged_into_id is not None:
        return False
    if may(request, *KEEPERS):
        return True
    held = held_appointment(request)
    if held is None or held.role not in RECORDERS:
        return False
    return partner.unit_id in {held.unit_id, *inherited_units(request)}


def readable_partner(pk: int) -> Partner:
    rows = Partner.objects.select_related("unit", "parent", "merged_into", "created_by")
    return get_object_or_404(rows, pk=pk)


def kept_partner(request: HttpRequest, pk: int) -> Partner:
    """The partner, for those who may change it."""
    partner = readable_partner(pk)
    if not may_keep_partner(request, partner):
        raise PermissionDenied(_("Chỉ đơn vị theo dõi hoặc cán bộ đầu mối được sửa đối tác này."))
    return partner
