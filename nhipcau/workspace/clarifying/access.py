"""Who may write, check, sign and send a clarification; its state is the verb's to judge."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.documents.models import StoredFile
from nhipcau.inquiries.routing import units_answered_by
from nhipcau.organisations.models import Role
from nhipcau.press.models import (
    Clarification,
    ClarificationSending,
    ClarificationVersion,
    FactSource,
)
from nhipcau.workspace.clipping.access import MAY_CHECK, MAY_DRAFT, MAY_SIGN
from nhipcau.workspace.people import acting_unit, may, refusal
from nhipcau.workspace.roles import UNIT_STAFF


def may_write(request: HttpRequest, row: Clarification) -> bool:
    """Staff of the issuing unit, or of the one that took it over whole; the desk for any."""
    return may(request, *MAY_DRAFT) and _is_near(request, row, *UNIT_STAFF)


def may_check(request: HttpRequest, row: Clarification) -> bool:
    """The head of the issuing unit, the desk, editors."""
    return may(request, *MAY_CHECK) and _is_near(request, row, Role.HEAD)


def may_sign(request: HttpRequest, row: Clarification) -> bool:
    """The head of the issuing unit, leaders of the province."""
    return may(request, *MAY_SIGN) and _is_near(request, row, Role.HEAD)


def may_return(request: HttpRequest, row: Clarification) -> bool:
    return may_check(request, row) or may_sign(request, row)


Rule = Callable[[HttpRequest, Clarification], bool]
_ROLES: dict[Rule, tuple[str, ...]] = {
    may_write: MAY_DRAFT,
    may_check: MAY_CHECK,
    may_sign: MAY_SIGN,
    may_return: (*MAY_CHECK, Role.LEADER),
}


def opened(request: HttpRequest, pk: int, *, rule: Rule | None = None) -> Clarification:
    """The clarification: everybody with a role reads it; `rule` says who else is turned away."""
    roles = _ROLES[rule] if rule else ()
    if rule and not may(request, *roles):
        raise PermissionDenied(refusal(request, *roles))
    rows = Clarification.objects.select_related(
        "unit", "drafter", "checker", "outcome_clipping__outlet", "work"
    )
    row = get_object_or_404(rows, pk=pk)
    if rule and not rule(request, row):
        raise PermissionDenied(_("Việc làm rõ này của đơn vị khác; vai trò đang dùng chỉ xem."))
    return row


def is_of_clarification(stored: StoredFile) -> bool:
    """Whether the file shows a fact, is a signed copy or what was sent: open to the office."""
    return (
        FactSource.objects.filter(file=stored).exists()
        or ClarificationVersion.objects.filter(signed_copy=stored).exists()
        or ClarificationSending.objects.filter(file=stored).exists()
    )


def _is_near(request: HttpRequest, row: Clarification, *bound: str) -> bool:
    """People in `bound` roles are held to their own unit and to what it took over whole."""
    if not may(request, *bound):
        return True
    return row.unit_id in units_answered_by(acting_unit(request), day=timezone.localdate())
