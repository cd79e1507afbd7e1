"""Reports: what my unit owes, one report with its thread, and the form it is written in."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.reports import lifecycle
from nhipcau.reports.consolidation import report_discrepancies
from nhipcau.reports.last_words import last_words
from nhipcau.reports.models import WITH_UNIT, ReportRound, State, UnitReport
from nhipcau.reports.standing import lines_of
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.forms.reports import PointedForm, ReasonForm, ReportForm, SubmitForm
from nhipcau.workspace.lists import page_of
from nhipcau.workspace.people import acting_unit, in_office
from nhipcau.workspace.reporting.access import (
    inherited_units,
    oversees,
    readable_report,
    runs_rounds,
    writable_report,
    writes_for,
)
from nhipcau.workspace.reporting.content import content_of
from nhipcau.workspace.reporting.reliefs import reliefs_of
from nhipcau.workspace.reporting.rounds import tallied
from nhipcau.workspace.reporting.sentences import owed_words, report_words
from nhipcau.workspace.reporting.thread import last_return, thread_of

PER_PAGE = 30
MOST_OPEN = 3  # reports shown at length; a unit seldom owes two at once


@in_office
@require_safe
def report_list(request: HttpRequest) -> HttpResponse:
    """Those who look after the province see the rounds first; units what they owe."""
    is_own = not oversees(request) or request.GET.get("cua") == "don-vi"
    views = [
        (_("Các đợt báo cáo"), "?cua=dot", not is_own),
        (_("Của đơn vị tôi"), "?cua=don-vi", is_own),
    ]
    shared = {"is_own": is_own, "views": views if oversees(request) else []}
    found = _of_unit(request) if is_own else _of_province(request)
    return render(request, "workspace/reports/list.html", shared | found)


def _of_unit(request: HttpRequest) -> dict[str, Any]:
    day, unit = timezone.localdate(), acting_unit(request)
    units = {unit.pk, *inherited_units(request)}
    own = UnitReport.objects.filter(unit__in=units, round__plan__withdrawn_at=None)
    owed = own.not_sent().filter(round__locked_at=None).with_due_day().order_by("own_due_on", "pk")
    first = [lifecycle.prefill(report).pk for report in owed[:MOST_OPEN]]
    rest = own.exclude(pk__in=first).order_by("-round__window_end", "-pk")
    page = page_of(request, rest, PER_PAGE)
    open_lines = lines_of(owed.filter(pk__in=first), day=day)
    return {
        "unit": unit,
        "open_lines": [(line, owed_words(line, today=day)) for line in open_lines],
        "lines": lines_of(page.object_list, day=day),
        "page": page,
        "may_write": any(writes_for(request, line.report) for line in open_lines),
    }


def _of_province(request: HttpRequest) -> dict[str, Any]:
    rounds = ReportRound.objects.in_force().select_related("plan")
    page = page_of(request, rounds, PER_PAGE)
    return {
        "page": page,
        "rounds": tallied(page.object_list, day=timezone.localdate()),
        "waiting": UnitReport.objects.awaiting_review().count(),
        "runs_rounds": runs_rounds(request),
    }


@in_office
@require_safe
def report_page(request: HttpRequest, pk: int) -> HttpResponse:
    report = readable_report(request, pk)
    if writes_for(request, report):
        lifecycle.prefill(report)
    return render(request, "workspace/reports/page.html", _whole(request, report))


def _whole(request: HttpRequest, report: UnitReport, **refused: Form) -> dict[str, Any]:
    """Everything of the page; `refused` are forms to be shown again, by name."""
    is_open = report.round.is_open
    writes, judges = writes_for(request, report), runs_rounds(request)
    forms = {
        "submit_form": SubmitForm(),
        "back_form": PointedForm(report=report, auto_id="tra-lai_%s"),
        "reopen_form": ReasonForm(auto_id="mo-lai_%s"),
        "remark_form": PointedForm(report=report, auto_id="trao-doi_%s"),
        "revoke_form": ReasonForm(auto_id="rut-de-nghi_%s"),
    }
    return (
        forms
        | refused
        | {
            "report": report,
            "round": report.round,
            "content": content_of(report),
            "sentence": report_words(report, today=timezone.localdate()),
            "thread": thread_of(report),
            "discrepancies": report_discrepancies(report),
            "reliefs": reliefs_of(report),
            "has_files": report.returned_forms.exists(),
            "may_ask_relief": is_open and (writes or judges) and report.state in WITH_UNIT,
            "is_overseer": oversees(request),
            "is_with_unit": report.state in WITH_UNIT,
            "may_write": is_open and writes and report.state in WITH_UNIT,
            "may_judge": is_open and judges and report.state == State.SUBMITTED,
            "may_reopen": is_open and judges and report.state == State.ACCEPTED,
            "may_remark": is_open and (writes or judges),
        }
    )


@in_office
@require_http_methods(["GET", "HEAD", "POST"])
def report_write(request: HttpRequest, pk: int) -> HttpResponse:
    report = writable_report(request, pk)
    if request.method != "POST" and not _is_open(report):  # a posting is kept on show, refused
        messages.warning(request, _("Báo cáo này không còn sửa được."))
        return redirect("workspace:report_page", pk=report.pk)
    lifecycle.prefill(report)
    form = ReportForm(
        posted(request),
        report=report,
        content=content_of(report),
        last=last_words(report),
    )
    if form.is_valid() and _written(request, form):
        if "submit" not in request.POST:
            messages.success(request, _saved_words(form))
            return redirect(_written_at(form))
        if _submitted(request, form):
            return redirect("workspace:report_page", pk=report.pk)
    context = {
        "form": form,
        "report": report,
        "round": report.round,
        "content": form.content,
        "last_return": last_return(report),
    }
    status = 422 if form.errors else 200
    return render(request, "workspace/reports/write.html", context, status=status)


def _is_open(report: UnitReport) -> bool:
    """Whether there is still something to write."""
    return report.state in WITH_UNIT and report.round.is_open


def _written(request: HttpRequest, form: ReportForm) -> bool:
    try:
        lifecycle.write(
            form.report,
            items=form.entries(),
            general=form.texts(),
            revision=form.cleaned_data["revision"],
            by=request.user,
        )
    except ValidationError as refusal:
        form.refuse(refusal)
        if form.is_conflict:
            form.keep_revision()
        return False
    return True


def _saved_words(form: ReportForm) -> str:
    if form.reused:
        said = _("Đã lưu, thêm lời kỳ trước vào nhiệm vụ %(code)s. Hãy sửa cho đúng kỳ này.")
        return said % {"code": form.reused.task.code}
    done = lifecycle.completeness(form.report)
    told = {"filled": done.filled, "required": done.required}
    return _("Đã lưu: %(filled)s/%(required)s nhiệm vụ có nội dung.") % told


def _written_at(form: ReportForm) -> str:
    """The form again, at the task whose words were taken over."""
    address = reverse("workspace:report_write", args=[form.report.pk])
    return f"{address}#nhiem-vu-{form.reused.task_id}" if form.reused else address


def _submitted(request: HttpRequest, form: ReportForm) -> bool:
    """The writing has been saved by now; if the sending is refused, it stays saved."""
    report = UnitReport.objects.get(pk=form.report.pk)
    try:
        lifecycle.submit(
            report, standing_by=form.cleaned_data.get("standing_by", ""), by=request.user
        )
    except ValidationError as refusal:
        form.report.revision, form.report.state = report.revision, report.state
        form.keep_revision()
        form.refuse(refusal)
        form.point_at(lifecycle.missing(report))
        messages.info(request, _("Nội dung vừa nhập đã được lưu, báo cáo chưa nộp."))
        return False
    messages.success(request, _("Đã nộp báo cáo."))
    return True


@in_office
@require_POST
def report_move(request: HttpRequest, pk: int, move: str) -> HttpResponse:
    """`move` is one of those that the addresses below allow."""
    report = readable_report(request, pk)
    _refuse_stranger(request, report, move)
    name, form, verb, done = _asked(request, report, move)
    if form.is_valid():
        told = {key: value for key, value in form.cleaned_data.items() if value}
        try:
            verb(report, by=request.user, **told)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, done)
            return redirect("workspace:report_page", pk=report.pk)
    context = _whole(request, report, **{name: form}) | {"refused": form}
    return render(request, "workspace/reports/page.html", context, status=422)


def _refuse_stranger(request: HttpRequest, report: UnitReport, move: str) -> None:
    writes, judges = writes_for(request, report), runs_rounds(request)
    allowed = {"nop": writes, "trao-doi": writes or judges}.get(move, judges)
    if not allowed:
        raise PermissionDenied(
            _("Đơn vị soạn và nộp báo cáo của mình; cán bộ đầu mối duyệt hoặc trả lại.")
        )


def _asked(request: HttpRequest, report: UnitReport, move: str) -> tuple[str, Form, Any, str]:
    """The form of a move under its name on the page, its verb, and what to say when done."""
    posted = request.POST
    if move == "nop":
        return "submit_form", SubmitForm(posted), lifecycle.submit, _("Đã nộp báo cáo.")
    if move == "duyet":
        return "accept_form", Form(posted), lifecycle.accept, _("Đã duyệt báo cáo.")
    if move == "tra-lai":
        form = PointedForm(posted, report=report, auto_id="tra-lai_%s")
        return "back_form", form, _send_back, _("Đã trả lại đơn vị kèm lý do.")
    if move == "mo-lai":
        form = ReasonForm(posted, auto_id="mo-lai_%s")
        return "reopen_form", form, _reopen, _("Đã mở lại báo cáo cho đơn vị.")
    form = PointedForm(posted, report=report, auto_id="trao-doi_%s")
    return "remark_form", form, _remark, _("Đã ghi trao đổi.")


def _send_back(report: UnitReport, *, by: Any, reason: str = "", item: Any = None) -> None:
    lifecycle.send_back(report, reason=reason, item=item, by=by)


def _reopen(report: UnitReport, *, by: Any, reason: str = "") -> None:
    lifecycle.reopen(report, reason=reason, by=by)


def _remark(report: UnitReport, *, by: Any, reason: str = "", item: Any = None) -> None:
    lifecycle.remark(report, text=reason, item=item, by=by)


urlpatterns = [
    path("bao-cao/", report_list, name="report_list"),
    path("bao-cao/<int:pk>/", report_page, name="report_page"),
    path("bao-cao/<int:pk>/soan/", report_write, name="report_write"),
    *(
        path(f"bao-cao/<int:pk>/{move}/", report_move, {"move": move}, name=name)
        for move, name in (
            ("nop", "report_submit"),
            ("duyet", "report_accept"),
            ("tra-lai", "report_send_back"),
            ("mo-lai", "report_reopen"),
            ("trao-doi", "report_remark"),
        )
    ),
]
