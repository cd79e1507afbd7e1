"""One round: who has not answered, locking the figures and opening them again."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nhipcau.organisations.working_days import calendar_around
from nhipcau.reports.consolidation import round_discrepancies
from nhipcau.reports.locking import ask_to_unlock, lock_round, pending_request, unlock_round
from nhipcau.reports.models import Relief, ReportRound
from nhipcau.reports.periods import round_warnings
from nhipcau.reports.rounds import rebuild_round
from nhipcau.reports.standing import (
    REPORTED,
    Line,
    Standing,
    not_reported,
    standing,
    submitted_late,
)
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.forms.rounds import DAYS, LockForm, ReasonForm, RebuildForm
from nhipcau.workspace.people import acting_unit, in_office, may
from nhipcau.workspace.reporting.access import overseen_round, runs_rounds
from nhipcau.workspace.reporting.reliefs import in_force_words
from nhipcau.workspace.reporting.sentences import round_words
from nhipcau.workspace.reporting.thread import moves_of
from nhipcau.workspace.roles import OVERSEERS

# What one may ask of the list: the word in the address, what it is called, which lines.
Pick = Callable[[list[Line]], list[Line]]
PICKS: dict[str, Pick] = {
    "": list,
    "chua-bao-cao": not_reported,
    "cho-duyet": lambda lines: [x for x in lines if x.standing == Standing.SUBMITTED],
    "nop-cham": submitted_late,
    "chua-phat-sinh": lambda lines: [x for x in lines if x.is_nil],
    "gia-han": lambda lines: [x for x in lines if x.extension or x.waiver],
    "da-duyet": lambda lines: [x for x in lines if x.standing == Standing.ACCEPTED],
}


@in_office
@require_safe
def round_page(request: HttpRequest, pk: int) -> HttpResponse:
    round = overseen_round(request, pk)
    return render(request, "workspace/rounds/page.html", _whole(request, round))


def _whole(request: HttpRequest, round: ReportRound, **refused: Form) -> dict[str, Any]:
    """Everything of the page; `refused` are forms to be shown again, by name."""
    day, runs = timezone.localdate(), runs_rounds(request)
    lines = sorted(standing(round, day=day), key=lambda x: not x.owes)
    asked = request.GET.get("xem", "")
    asked = asked if asked in PICKS else ""
    unaccepted = _unaccepted(lines)
    forms = {
        "lock_form": LockForm(open_lines=unaccepted, auto_id="khoa_%s"),
        "unlock_form": ReasonForm(auto_id="mo-khoa_%s"),
        "rebuild_form": RebuildForm(auto_id="cap-nhat_%s"),
    }
    is_live = not round.plan.withdrawn_at
    return (
        forms
        | refused
        | {
            "round": round,
            "sentence": round_words(round, lines, today=day),
            "rows": [(line, in_force_words(line)) for line in PICKS[asked](lines)],
            "all_lines": lines,
            "owing": sum(x.owes for x in lines),
            "sent": sum(x.standing in REPORTED for x in lines),
            "unsent": len(not_reported(lines)),
            "relieved": sum(bool(x.extension or x.waiver) for x in lines),
            "asked": Relief.objects.waiting().filter(report__round=round).count(),
            "chased": sum(x.is_chased for x in lines),
            "views": _views(lines, asked),
            "warnings": [] if round.is_locked else _round_warnings(round),
            "discrepancies": round_discrepancies(round),
            "consolidations": round.consolidations.select_related("document", "drafted_by"),
            "moves": moves_of(round),
            "unlock_request": pending_request(round) if round.is_locked else None,
            "acting_unit": acting_unit(request),
            "may_run": runs and is_live,
            "may_unlock": may(request, *OVERSEERS) and is_live,
        }
    )


def _unaccepted(lines: list[Line]) -> list[Line]:
    """Those a lock must give a reason for."""
    return [x for x in lines if x.required and x.owes and x.standing != Standing.ACCEPTED]


def _round_warnings(round: ReportRound) -> list[str]:
    days = {name: getattr(round, name) for name in DAYS}
    calendar = calendar_around(round.window_end, round.due_on)
    return round_warnings(**days, plan_due_on=round.plan.report_due_on, calendar=calendar)


def _views(lines: list[Line], asked: str) -> list[tuple[str, str, bool]]:
    words = {
        "": _("Tất cả"),
        "chua-bao-cao": _("Chưa báo cáo"),
        "cho-duyet": _("Chờ duyệt"),
        "nop-cham": _("Nộp chậm"),
        "chua-phat-sinh": _("Chưa phát sinh"),
        "gia-han": _("Gia hạn, miễn"),
        "da-duyet": _("Đã duyệt"),
    }
    return [
        (f"{said} ({len(PICKS[name](lines))})", f"?xem={name}" if name else "?", name == asked)
        for name, said in words.items()
    ]


@in_office
@require_POST
def round_move(request: HttpRequest, pk: int, move: str) -> HttpResponse:
    """`move` is one of those that the addresses below allow."""
    round = overseen_round(request, pk)
    if not (may(request, *OVERSEERS) if move == "mo-khoa" else runs_rounds(request)):
        raise PermissionDenied(_("Chỉ cán bộ đầu mối điều hành đợt báo cáo."))
    name, form, act = _asked(request, round, move)
    if form.is_valid():
        try:
            messages.success(request, act(form))
            return redirect("workspace:round_page", pk=round.pk)
        except ValidationError as refusal:
            refuse = getattr(form, "refuse", partial(show_refusal, form))
            refuse(refusal)
    context = _whole(request, round, **{name: form}) | {"refused": form}
    return render(request, "workspace/rounds/page.html", context, status=422)


Act = Callable[[Any], str]


def _asked(request: HttpRequest, round: ReportRound, move: str) -> tuple[str, Form, Act]:
    """The form of a move under its name on the page, and what it does and says."""
    user = request.user
    if move == "khoa":
        lines = standing(round, day=timezone.localdate())
        return (
            "lock_form",
            LockForm(request.POST, open_lines=_unaccepted(lines), auto_id="khoa_%s"),
            lambda form: _locked(round, form, by=user),
        )
    if move == "xin-mo-khoa":
        form = ReasonForm(request.POST, auto_id="mo-khoa_%s")
        return "unlock_form", form, lambda form: _unlock_asked(round, form, by=user)
    if move == "mo-khoa":
        return "grant_form", Form(request.POST), lambda form: _unlocked(round, by=user)
    form = RebuildForm(request.POST, auto_id="cap-nhat_%s")
    return "rebuild_form", form, lambda form: _followed(round, form, by=user)


def _locked(round: ReportRound, form: LockForm, *, by: Any) -> str:
    lock_round(round, exceptions=form.exceptions(), by=by)
    return _("Đã khóa số liệu của đợt báo cáo.")


def _unlock_asked(round: ReportRound, form: ReasonForm, *, by: Any) -> str:
    ask_to_unlock(round, reason=form.cleaned_data["reason"], by=by)
    return _("Đã ghi đề nghị mở khóa; cần một người khác đồng ý.")


def _unlocked(round: ReportRound, *, by: Any) -> str:
    unlock_round(round, by=by)
    return _("Đã mở khóa số liệu; lần khóa sau là một bản mới.")


def _followed(round: ReportRound, form: RebuildForm, *, by: Any) -> str:
    followed = rebuild_round(round, reason=form.cleaned_data["reason"], by=by)
    told = {
        "reports": followed.added_reports,
        "items": followed.added_items,
        "orphaned": followed.orphaned_items,
    }
    return (
        _(
            "Đã cập nhật theo kế hoạch: thêm %(reports)s báo cáo, %(items)s nhiệm vụ; "
            "thôi hỏi %(orphaned)s nhiệm vụ."
        )
        % told
    )


urlpatterns = [
    path("bao-cao/dot/<int:pk>/", round_page, name="round_page"),
    *(
        path(f"bao-cao/dot/<int:pk>/{move}/", round_move, {"move": move}, name=name)
        for move, name in (
            ("khoa", "round_lock"),
            ("xin-mo-khoa", "round_ask_unlock"),
            ("mo-khoa", "round_unlock"),
            ("cap-nhat", "round_rebuild"),
        )
    ),
]
