"""Who may read and answer a question; whether its state allows it is the verb's to say."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.inquiries.models import Inquiry
from nhipcau.inquiries.models.inquiries import InquiryQuerySet
from nhipcau.inquiries.routing import units_answered_by
from nhipcau.organisations.models import Role
from nhipcau.workspace.people import acting_unit, may, refusal

ANSWERERS = (Role.FOCAL, Role.OFFICER, Role.HEAD)
"""The desk, and the people of the units that answer; nobody else sees who asked."""
SENDERS = (Role.FOCAL, Role.HEAD)
"""They speak for the office: a head for the unit, the desk for all."""


def is_desk(request: HttpRequest) -> bool:
    """Whether the person sees and routes all questions: the focal officer."""
    return may(request, Role.FOCAL)


def own_questions(request: HttpRequest) -> InquiryQuerySet:
    """All for the desk; else those of the acting unit and of what it took over whole."""
    if is_desk(request):
        return Inquiry.objects.all()
    return Inquiry.objects.at(_own_units(request))


def readable(request: HttpRequest, pk: int, *, roles: tuple[str, ...] = ANSWERERS) -> Inquiry:
    """The question, for people of these roles at the desk or at the unit that answers it."""
    if not may(request, *roles):
        raise PermissionDenied(refusal(request, *roles))
    asked = Inquiry.objects.select_related("unit", "answered_by", "released_by")
    inquiry = get_object_or_404(asked, pk=pk)
    if not (is_desk(request) or inquiry.unit_id in _own_units(request)):
        raise PermissionDenied(
            _("Câu hỏi này đang ở đơn vị khác; chỉ đơn vị trả lời và đầu mối xem được.")
        )
    return inquiry


def _own_units(request: HttpRequest) -> list[int]:
    return units_answered_by(acting_unit(request), day=timezone.localdate())
