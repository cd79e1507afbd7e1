"""Who reads, writes, checks and releases pages of the portal; the state is the verbs' to judge."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from nhipcau.editorial.emergency import MAY_RELEASE
from nhipcau.editorial.models import Check, Edition, Work
from nhipcau.editorial.rooms import place_of
from nhipcau.organisations.models import Role
from nhipcau.workspace.people import acting_appointment, may, refusal
from nhipcau.workspace.reporting.access import inherited_units
from nhipcau.workspace.roles import PROVINCE_WIDE, UNIT_STAFF

# A text that was cleared is released, scheduled, withdrawn by them.
RELEASERS = (Role.EDITOR, Role.FOCAL)

# They look after the desk as a whole: sets, maps, partner channels.
DESK_READERS = (*RELEASERS, Role.LEADER, Role.ADMINISTRATOR)

# They write: editors and focal officers everywhere, the staff of a unit what is its own.
WRITERS = (*RELEASERS, *UNIT_STAFF)


def works_of(request: HttpRequest) -> QuerySet[Work]:
    """Works that the person reads: those of the own unit for its staff, all for the others."""
    works = Work.objects.all()
    if may(request, *PROVINCE_WIDE):
        return works
    return works.filter(unit__in=_own_units(request))


def _own_units(request: HttpRequest) -> set[int]:
    return {acting_appointment(request).unit_id, *inherited_units(request)}


def _is_own(request: HttpRequest, work: Work) -> bool:
    return may(request, *UNIT_STAFF) and work.unit_id in _own_units(request)


def writes(request: HttpRequest, work: Work) -> bool:
    """Whether the person writes this work, fills its sheet and sends it to be checked."""
    return may(request, *RELEASERS) or _is_own(request, work)


def checks(request: HttpRequest, work: Work) -> bool:
    """Whether the role checks this work; whether this person may is `checking.why_not_check`."""
    return may(request, *RELEASERS) or (may(request, Role.HEAD) and _is_own(request, work))


def releases(request: HttpRequest) -> bool:
    return may(request, *RELEASERS)


def confirms(request: HttpRequest, work: Work) -> bool:
    """Whether the role confirms what went out in an emergency."""
    return may(request, Role.LEADER) or checks(request, work)


def in_emergency(request: HttpRequest) -> bool:
    return may(request, *MAY_RELEASE)


def room_of(request: HttpRequest) -> Callable[[Page], bool]:
    """Whether a page is the person's to write in the editor's room; few queries for any number."""
    place = place_of(request.user, day=timezone.localdate())
    if place is None:
        return lambda page: False
    if place.everywhere:
        return lambda page: True
    sections = Page.objects.filter(pk__in=place.sections).values_list("path", flat=True)
    above = tuple(sections)
    return lambda page: str(page.path).startswith(above)


def readable_work(request: HttpRequest, pk: int) -> Work:
    work = get_object_or_404(Work.objects.select_related("unit", "output"), pk=pk)
    _refuse_stranger(request, work)
    return work


def readable_edition(request: HttpRequest, pk: int) -> Edition:
    found = Edition.objects.select_related("work__unit", "work__output", "page")
    edition = get_object_or_404(found, pk=pk)
    _refuse_stranger(request, edition.work)
    return edition


def readable_check(request: HttpRequest, pk: int) -> Check:
    found = Check.objects.select_related(
        "edition__work__unit", "edition__page", "revision", "submitted_by", "checked_by"
    )
    check = get_object_or_404(found, pk=pk)
    _refuse_stranger(request, check.edition.work)
    return check


def _refuse_stranger(request: HttpRequest, work: Work) -> None:
    if not may(request, *PROVINCE_WIDE) and not _is_own(request, work):
        raise PermissionDenied(
            _("Bài này của đơn vị khác; vai trò đang dùng chỉ xem được bài của đơn vị mình.")
        )


def refuse_unless(request: HttpRequest, is_allowed: bool, *roles: str) -> None:
    """Refuse with the sentence that names the roles which may."""
    if not is_allowed:
        raise PermissionDenied(refusal(request, *roles))
