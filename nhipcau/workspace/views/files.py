"""The only way to stored files: for whoever may read what they belong to, never as a page."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nhipcau.documents.models import StoredFile
from nhipcau.press.models import Digest
from nhipcau.reports.models import UnitReport
from nhipcau.workspace.clarifying.access import is_of_clarification
from nhipcau.workspace.contacting.access import sees_people_of
from nhipcau.workspace.people import held_appointment, in_office, may
from nhipcau.workspace.reporting.access import inherited_units, oversees
from nhipcau.workspace.roles import KEEPERS


@in_office
@require_safe
def file_download(request: HttpRequest, pk: int) -> FileResponse:
    """Always an attachment under a sandbox: whatever a file holds, it does not run in our name."""
    stored = get_object_or_404(StoredFile, pk=pk)
    if not _is_open_to(request, stored):
        raise PermissionDenied(_("Tệp này thuộc văn bản mà vai trò đang dùng không được xem."))
    if stored.purged_at:
        raise Http404("Tệp đã được xóa hẳn khỏi hệ thống.")
    try:
        content = stored.content.open("rb")
    except FileNotFoundError as error:
        raise Http404("Tệp không còn trong kho lưu trữ; hãy báo quản trị.") from error
    return FileResponse(
        content,
        as_attachment=True,
        filename=stored.name,
        content_type=stored.media_type or "application/octet-stream",
        headers={
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "Cache-Control": "private, no-store",
        },
    )


def _is_open_to(request: HttpRequest, stored: StoredFile) -> bool:
    """Proof and plans are open to the office, drafted reports to those who oversee them,
    papers about a relief, and forms that came back, to these and to the unit of the report.

    Anything else, such as a plan not accepted yet, is for those who look after the register.
    """
    if stored.evidence.exists() or stored.documents.exclude(plan=None).exists():
        return True
    if stored.budget_entries.exists() or stored.indicator_values.exists():
        return True  # proof of money that was spent, of what was measured
    if is_of_clarification(stored) or stored.clippings.exists():
        return True
    if (
        Digest.objects.exclude(state=Digest.State.DRAFT)
        .filter(Q(word=stored) | Q(pdf=stored))
        .exists()
    ):
        return True  # a digest is issued to be read
    if consent := stored.consents.select_related("contact__partner").first():
        return sees_people_of(request, consent.contact.partner)
    if relief := stored.reliefs.select_related("report").first():
        return _is_report_open_to(request, relief.report)
    if returned := stored.returned_forms.select_related("report").first():
        return _is_report_open_to(request, returned.report)
    if stored.documents.exclude(consolidation=None, chasing_letter=None).exists():
        return oversees(request)
    return may(request, *KEEPERS)


def _is_report_open_to(request: HttpRequest, report: UnitReport) -> bool:
    """To the unit of a report, or the one that finishes it, and to those who oversee all."""
    held = held_appointment(request)
    if oversees(request) or held is None:
        return oversees(request)
    return report.unit_id == held.unit_id or report.unit_id in inherited_units(request)


urlpatterns = [path("tep/<int:pk>/", file_download, name="file_download")]
