"""Who may read, write, judge a report; whether its state allows it is the verb's to say."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.organisations.models import Role
from nhipcau.reports.models import ReportRound, UnitReport
from nhipcau.succession.finishing import finishes_for
from nhipcau.workspace.people import acting_appointment, held_appointment, may
from nhipcau.workspace.roles import OVERSEERS, UNIT_STAFF

_KEPT = "inherited_units"


def oversees(request: HttpRequest) -> bool:
    """Whether the person reads the reports of every unit."""
    return may(request, *OVERSEERS)


def runs_rounds(request: HttpRequest) -> bool:
    """Whether the person opens, closes and judges: the focal officer."""
    return may(request, Role.FOCAL)


def writes_for(request: HttpRequest, report: UnitReport) -> bool:
    """Whether the person writes and sends reports of this unit."""
    held = held_appointment(request)
    if held is None or held.role not in UNIT_STAFF:
        return False
    return held.unit_id == report.unit_id or report.unit_id in inherited_units(request)


def inherited_units(request: HttpRequest) -> frozenset[int]:
    """Bodies that have ended and whose open reports the acting unit finishes; asked once."""
    kept: frozenset[int] | None = vars(request).get(_KEPT)
    if kept is None:
        held = held_appointment(request)
        kept = finishes_for(held.unit, day=timezone.localdate()) if held else frozenset()
        vars(request)[_KEPT] = kept
    return kept


def readable_report(request: HttpRequest, pk: int) -> UnitReport:
    """The report, for its own unit and for those who look after the province."""
    report = get_object_or_404(
        UnitReport.objects.select_related("round__plan", "unit", "submitted_by", "accepted_by"),
        pk=pk,
    )
    own = {acting_appointment(request).unit_id} if not oversees(request) else set()
    if own and report.unit_id not in own | inherited_units(request):
        raise PermissionDenied(
            _(
                "Báo cáo này của đơn vị khác; "
                "vai trò đang dùng chỉ xem được báo cáo của đơn vị mình."
            )
        )
    return report


def writable_report(request: HttpRequest, pk: int) -> UnitReport:
    report = readable_report(request, pk)
    if not writes_for(request, report):
        raise PermissionDenied(
            _("Chỉ cán bộ hoặc thủ trưởng của chính đơn vị được soạn và nộp báo cáo này.")
        )
    return report


def overseen_round(request: HttpRequest, pk: int) -> ReportRound:
    round = get_object_or_404(
        ReportRound.objects.select_related("plan", "opened_by", "locked_by"), pk=pk
    )
    if not oversees(request):
        raise PermissionDenied(
            _(
                "Trang này dành cho cán bộ đầu mối, lãnh đạo tỉnh và quản trị. "
                "Báo cáo của đơn vị mình xem ở mục Báo cáo."
            )
        )
    return round
