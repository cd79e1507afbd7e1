"""A report as a file: the form goes out, comes back, its faults are shown, its conflicts chosen."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.exchange.doors import WAYS
from nhipcau.exchange.issuing import file_name, issue
from nhipcau.exchange.marking import is_markable, marked_copy
from nhipcau.exchange.models import Door, ReturnedForm
from nhipcau.exchange.receiving import receive
from nhipcau.exchange.settling import discard, settle
from nhipcau.reports.models import WITH_UNIT, UnitReport
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal, tell_refusal
from nhipcau.workspace.forms.report_files import ChoiceForm, FilledForm
from nhipcau.workspace.lists import page_of
from nhipcau.workspace.people import in_office
from nhipcau.workspace.reporting.access import readable_report, writable_report, writes_for
from nhipcau.workspace.reporting.returned import differences_of, faults_of, sentence_of

PER_PAGE = 30
State = ReturnedForm.State


@in_office
@require_POST
def form_issue(request: HttpRequest, pk: int, door: str) -> HttpResponse:
    """A download leaves a row, so it is a posting."""
    report = writable_report(request, pk)
    try:
        _issued, content = issue(report, door=door, by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
        return redirect("workspace:form_upload", pk=report.pk)
    return _attachment(content, file_name(report, door=door), WAYS[door].kind.media_type)


@in_office
@require_http_methods(["GET", "HEAD", "POST"])
def form_upload(request: HttpRequest, pk: int) -> HttpResponse:
    if request.method != "POST":
        return _upload_page(request, readable_report(request, pk), FilledForm())
    report = writable_report(request, pk)
    form = FilledForm(request.POST, request.FILES)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            returned = receive(report, content=upload.read(), name=upload.name, by=request.user)
        except ValidationError as refusal:
            form.add_error("file", refusal.messages)
        else:
            return redirect("workspace:form_result", pk=returned.pk)
    return _upload_page(request, report, form, status=422)


def _upload_page(
    request: HttpRequest, report: UnitReport, form: FilledForm, *, status: int = 200
) -> HttpResponse:
    came = report.returned_forms.select_related("file", "by")
    context = {
        "report": report,
        "round": report.round,
        "form": form,
        "page": page_of(request, came, PER_PAGE),
        "ways": [(door, Door(door).label) for door in WAYS],
        "may_write": _is_open(report) and writes_for(request, report),
        "writes": writes_for(request, report),
    }
    return render(request, "workspace/report_files/upload.html", context, status=status)


def _is_open(report: UnitReport) -> bool:
    return report.state in WITH_UNIT and report.round.is_open


def _returned(request: HttpRequest, pk: int, *, to_write: bool = False) -> ReturnedForm:
    """The file, for those who may read its report, or write it."""
    found = ReturnedForm.objects.select_related("file", "by", "issued")
    returned = get_object_or_404(found, pk=pk)
    of_report = writable_report if to_write else readable_report
    returned.report = of_report(request, returned.report_id)
    return returned


@in_office
@require_safe
def form_result(request: HttpRequest, pk: int) -> HttpResponse:
    return _result_page(request, _returned(request, pk))


def _result_page(request: HttpRequest, returned: ReturnedForm) -> HttpResponse:
    may_write = _is_open(returned.report) and writes_for(request, returned.report)
    context = {
        "returned": returned,
        "report": returned.report,
        "sentence": sentence_of(returned),
        "faults": faults_of(returned),
        "steps": returned.steps.select_related("by"),
        "has_copy": is_markable(returned),
        "may_write": may_write,
        "may_choose": may_write and returned.state == State.CONFLICT,
    }
    return render(request, "workspace/report_files/result.html", context)


@in_office
@require_safe
def form_marked(request: HttpRequest, pk: int) -> HttpResponse:
    returned = _returned(request, pk)
    try:
        content = marked_copy(returned)
    except ValidationError as refusal:
        raise Http404(" ".join(refusal.messages)) from refusal
    stem, _dot, suffix = returned.name.rpartition(".")
    name = f"{stem} - chỗ cần sửa.{suffix}"
    return _attachment(content, name, WAYS[returned.door].kind.media_type)


@in_office
@require_http_methods(["GET", "HEAD", "POST"])
def form_settle(request: HttpRequest, pk: int) -> HttpResponse:
    returned = _returned(request, pk, to_write=True)
    if returned.state != State.CONFLICT:
        return redirect("workspace:form_result", pk=returned.pk)
    form = ChoiceForm(posted(request), differences=differences_of(returned))
    if form.is_valid():
        try:
            settle(returned, choices=form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            form = _asked_again(returned, form, refusal)
        else:
            messages.success(request, _("Đã ghi theo lựa chọn."))
            return redirect("workspace:form_result", pk=returned.pk)
    context = {"returned": returned, "report": returned.report, "form": form}
    status = 422 if form.errors else 200
    return render(request, "workspace/report_files/settle.html", context, status=status)


def _asked_again(returned: ReturnedForm, form: ChoiceForm, refusal: ValidationError) -> ChoiceForm:
    """The same form with its sentences; with the fields as they differ now if the report moved."""
    if not hasattr(refusal, "error_dict") and refusal.error_list[0].code == "moved":
        returned.refresh_from_db(fields=["conflicts", "revision", "state"])
        form = ChoiceForm(form.data, differences=differences_of(returned))
        form.is_valid()
    show_refusal(form, refusal)
    return form


@in_office
@require_POST
def form_discard(request: HttpRequest, pk: int) -> HttpResponse:
    returned = _returned(request, pk, to_write=True)
    try:
        discard(returned, by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    else:
        messages.success(request, _("Đã bỏ tệp; báo cáo giữ nguyên."))
    return redirect("workspace:form_result", pk=returned.pk)


def _attachment(content: bytes, name: str, media_type: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=media_type,
        headers={
            "Content-Disposition": content_disposition_header(as_attachment=True, filename=name),
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
        },
    )


urlpatterns = [
    path("bao-cao/<int:pk>/bieu-mau/<str:door>/", form_issue, name="form_issue"),
    path("bao-cao/<int:pk>/tep/", form_upload, name="form_upload"),
    path("bao-cao/tep/<int:pk>/", form_result, name="form_result"),
    path("bao-cao/tep/<int:pk>/danh-dau/", form_marked, name="form_marked"),
    path("bao-cao/tep/<int:pk>/chon/", form_settle, name="form_settle"),
    path("bao-cao/tep/<int:pk>/bo/", form_discard, name="form_discard"),
]
