"""Who sees the people of a partner; whether the data allow a change is the verb's to say."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from nhipcau.registries.models import Contact, Partner
from nhipcau.registries.models.partners import ContactQuerySet
from nhipcau.registries.privacy.reach import partners_within
from nhipcau.workspace.people import acting_unit, may
from nhipcau.workspace.reporting.access import inherited_units
from nhipcau.workspace.roles import KEEPERS, UNIT_STAFF

MAY_SEE = (*UNIT_STAFF, *KEEPERS)
"""Officers and heads for the partners of their unit, those who keep the registers for all."""


def open_partners(request: HttpRequest) -> QuerySet[Partner]:
    """Partners whose people the person may see."""
    if may(request, *KEEPERS):
        return Partner.objects.all()
    if not may(request, *UNIT_STAFF):
        return Partner.objects.none()
    return partners_within({acting_unit(request).pk, *inherited_units(request)})


def sees_people_of(request: HttpRequest, partner: Partner) -> bool:
    """Staff of the unit that keeps the partner or has an entry with it; focal, administrator."""
    return open_partners(request).filter(pk=partner.pk).exists()


def open_contacts(request: HttpRequest) -> ContactQuerySet:
    """People whose data stand and may be used, merged ones left out."""
    own = open_partners(request).values("pk")
    rows: ContactQuerySet = Contact.objects.known().standing().filter(partner__in=own)
    return rows


def readable_contact(request: HttpRequest, pk: int) -> Contact:
    """The person, for those who see the people of that partner."""
    rows = Contact.objects.select_related("partner__unit", "created_by", "merged_into")
    contact = get_object_or_404(rows, pk=pk)
    if not sees_people_of(request, contact.partner):
        raise PermissionDenied(
            _(
                "Người liên hệ này thuộc đối tác của đơn vị khác; chỉ đơn vị theo dõi đối tác, "
                "đơn vị đang có việc với đối tác và cán bộ đầu mối xem được."
            )
        )
    return contact
