"""Extensions and waivers: a unit asks, another person decides, everybody concerned can read it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.documents.models import StoredFile
from nhipcau.documents.storing import store_file
from nhipcau.reports import reliefs
from nhipcau.reports.models import WITH_UNIT, Relief, ReportRound, UnitReport
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal, tell_refusal
from nhipcau.workspace.forms.reliefs import GrantForm, ReasonForm, ReliefForm
from nhipcau.workspace.lists import page_of
from nhipcau.workspace.people import in_office, require_role
from nhipcau.workspace.reporting.access import (
    oversees,
    readable_report,
    runs_rounds,
    writes_for,
)
from nhipcau.workspace.reporting.reliefs import relief_words
from nhipcau.workspace.roles import OVERSEERS

PER_PAGE = 30
State = Relief.State


@dataclass(frozen=True, slots=True)
class Row:
    """A relief as the list shows it; `is_own`: asked by the reader, who does not decide it."""

    relief: Relief
    words: str
    is_own: bool
    may_grant: bool
    may_revoke: bool
    may_withdraw: bool
    grant_form: Form
    refuse_form: Form
    revoke_form: Form


@require_role(*OVERSEERS)
@require_safe
def relief_list(request: HttpRequest) -> HttpResponse:
    return render(request, "workspace/reliefs/list.html", _whole(request))


def _whole(
    request: HttpRequest, refused: Mapping[tuple[int, str], Form] | None = None
) -> dict[str, Any]:
    """Everything of the list; `refused` are forms to show again, by relief and name."""
    round, refused = _round_of(request), refused or {}
    found = _asked_about(round)
    page = page_of(request, found.exclude(state=State.ASKED), PER_PAGE)
    return {
        "round": round,
        "waiting": [_row(request, one, refused) for one in found.filter(state=State.ASKED)],
        "page": page,
        "decided": [_row(request, one, refused) for one in page],
        "refused": next(iter(refused.values()), None),
    }


def _asked_about(round: ReportRound | None) -> QuerySet[Relief]:
    """Of one round, or of all; of withdrawn plans none."""
    found = Relief.objects.filter(report__round__plan__withdrawn_at=None)
    if round:
        found = found.filter(report__round=round)
    return found.select_related(
        "report__round__plan", "report__unit", "asked_by", "decided_by", "file"
    ).prefetch_related("steps__by")


def _round_of(request: HttpRequest) -> ReportRound | None:
    """The round that the address names."""
    asked = request.GET.get("dot", "")
    known = asked.isdecimal() and len(asked) < 18
    return ReportRound.objects.filter(pk=asked).first() if known else None


def _row(request: HttpRequest, relief: Relief, refused: Mapping[tuple[int, str], Form]) -> Row:
    pk, report = relief.pk, relief.report
    is_live = report.state in WITH_UNIT and report.round.is_open

    def form(name: str, kind: type[Form]) -> Form:
        return refused.get((pk, name)) or kind(auto_id=f"{name}-{pk}_%s")

    is_own = relief.asked_by_id == request.user.pk
    return Row(
        relief=relief,
        words=relief_words(relief.kind, relief.until, relief.document_number),
        is_own=is_own,
        may_grant=is_live,
        may_revoke=relief.state == State.GRANTED and is_live,
        may_withdraw=relief.state == State.ASKED and is_own,
        grant_form=form("chap-thuan", GrantForm),
        refuse_form=form("khong-chap-thuan", ReasonForm),
        revoke_form=form("thu-hoi", ReasonForm),
    )


@in_office
@require_http_methods(["GET", "HEAD", "POST"])
def relief_ask(request: HttpRequest, pk: int) -> HttpResponse:
    """For the unit's own people; the focal officer may ask for a unit, and another one decides."""
    report = readable_report(request, pk)
    if not (writes_for(request, report) or runs_rounds(request)):
        raise PermissionDenied(
            _("Đơn vị hoặc cán bộ đầu mối đề nghị gia hạn, miễn báo cáo cho báo cáo này.")
        )
    form = ReliefForm(posted(request), request.FILES or None)
    if form.is_valid() and _asked(request, report, form):
        messages.success(request, _("Đã gửi đề nghị; cần một người khác quyết định."))
        return redirect("workspace:report_page", pk=report.pk)
    context = {"form": form, "report": report, "round": report.round}
    status = 422 if form.errors else 200
    return render(request, "workspace/reliefs/ask.html", context, status=status)


def _asked(request: HttpRequest, report: UnitReport, form: Form) -> bool:
    told = dict(form.cleaned_data)
    upload = told.pop("file")
    try:
        with transaction.atomic():
            file = _kept(request, upload) if upload else None
            reliefs.ask_relief(report, file=file, by=request.user, **told)
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return False
    return True


def _kept(request: HttpRequest, upload: UploadedFile) -> StoredFile:
    try:
        return store_file(upload, name=upload.name or "", by=request.user)
    except ValidationError as refusal:
        raise ValidationError({"file": refusal}) from refusal


@in_office
@require_POST
def relief_move(request: HttpRequest, pk: int, move: str) -> HttpResponse:
    """`move` is one of those that the addresses below allow."""
    relief = get_object_or_404(Relief.objects.select_related("report__round__plan"), pk=pk)
    _refuse_stranger(request, relief, move)
    kind, verb, done = _moves()[move]
    form = kind(request.POST, auto_id=f"{move}-{pk}_%s")
    if form.is_valid():
        try:
            verb(relief, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, done)
            return _back(request, relief)
    if not oversees(request):
        tell_refusal(request, ValidationError([e for told in form.errors.values() for e in told]))
        return _back(request, relief)
    context = _whole(request, {(pk, move): form})
    return render(request, "workspace/reliefs/list.html", context, status=422)


def _refuse_stranger(request: HttpRequest, relief: Relief, move: str) -> None:
    own = move == "thu-hoi" and relief.state == State.ASKED and writes_for(request, relief.report)
    if not (own or oversees(request)):
        raise PermissionDenied(
            _(
                "Cán bộ đầu mối, lãnh đạo tỉnh hoặc quản trị quyết định; "
                "đơn vị chỉ rút đề nghị đang chờ."
            )
        )


Verb = Callable[..., Relief]


def _moves() -> dict[str, tuple[type[Form], Verb, str]]:
    """What is asked for, the verb, what to say when done."""
    return {
        "chap-thuan": (GrantForm, reliefs.grant, _("Đã chấp thuận đề nghị.")),
        "khong-chap-thuan": (ReasonForm, reliefs.refuse, _("Đã ghi không chấp thuận kèm lý do.")),
        "thu-hoi": (ReasonForm, reliefs.revoke, _("Đã rút lại.")),
    }


def _back(request: HttpRequest, relief: Relief) -> HttpResponse:
    if oversees(request):
        return redirect("workspace:relief_list")
    return redirect("workspace:report_page", pk=relief.report_id)


urlpatterns = [
    path("bao-cao/gia-han/", relief_list, name="relief_list"),
    path("bao-cao/<int:pk>/gia-han/", relief_ask, name="relief_ask"),
    *(
        path(f"bao-cao/gia-han/<int:pk>/{move}/", relief_move, {"move": move}, name=name)
        for move, name in (
            ("chap-thuan", "relief_grant"),
            ("khong-chap-thuan", "relief_refuse"),
            ("thu-hoi", "relief_revoke"),
        )
    ),
]
