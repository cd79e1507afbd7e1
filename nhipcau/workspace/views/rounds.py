"""Rounds: calling for reports, who has not answered, locking the figures and opening them."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.organisations.models import Role
from nhipcau.plans.models import Plan
from nhipcau.reports.consolidation import round_discrepancies
from nhipcau.reports.locking import ask_to_unlock, lock_round, pending_request, unlock_round
from nhipcau.reports.models import ReportRound
from nhipcau.reports.periods import QUARTER, period_of, round_warnings
from nhipcau.reports.rounds import REVISABLE, open_round, rebuild_round, revise_round, usual_days
from nhipcau.reports.standing import (
    NOT_REPORTED,
    Line,
    Standing,
    not_reported,
    standing,
    submitted_late,
)
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.forms.rounds import (
    DAYS,
    LockForm,
    ReasonForm,
    RebuildForm,
    ReviseRoundForm,
    RoundForm,
    seen_mark,
)
from nhipcau.workspace.people import acting_unit, may, require_role
from nhipcau.workspace.reporting.access import overseen_round, runs_rounds
from nhipcau.workspace.reporting.sentences import round_words
from nhipcau.workspace.reporting.thread import moves_of

UNLOCKERS = (Role.FOCAL, Role.LEADER, Role.ADMINISTRATOR)

# What one may ask of the list: the word in the address, what it is called, which lines.
Pick = Callable[[list[Line]], list[Line]]
PICKS: dict[str, Pick] = {
    "": list,
    "chua-bao-cao": not_reported,
    "cho-duyet": lambda lines: [x for x in lines if x.standing == Standing.SUBMITTED],
    "nop-cham": submitted_late,
    "chua-phat-sinh": lambda lines: [x for x in lines if x.is_nil],
    "da-duyet": lambda lines: [x for x in lines if x.standing == Standing.ACCEPTED],
}


@require_role(Role.FOCAL)
@require_http_methods(["GET", "HEAD", "POST"])
def round_new(request: HttpRequest) -> HttpResponse:
    form = RoundForm(request.POST or None, initial=_first_guess())
    warnings: list[str] = []
    if request.method == "POST":
        is_filling = "fill" in request.POST
        if form.is_valid():
            warnings = _warnings_of(form, is_filling=is_filling)
            seen = form.cleaned_data["warned"] == seen_mark(warnings)
            if not is_filling and not form.errors and (not warnings or seen):
                round = _opened(request, form)
                if round:
                    return redirect("workspace:round_page", pk=round.pk)
            form.mark_warned(warnings)
    context = {"form": form, "warnings": warnings, "has_plans": Plan.objects.in_force().exists()}
    status = 422 if form.errors else 200
    return render(request, "workspace/rounds/new.html", context, status=status)


def _first_guess() -> dict[str, Any]:
    """The quarter of today, or the last of the latest plan; its usual days."""
    plan = Plan.objects.in_force().first()
    if plan is None:
        return {}
    day = min(max(timezone.localdate(), plan.starts_on), plan.ends_on)
    period = period_of(day, QUARTER)
    asked = {"kind": QUARTER, "year": period.year, "index": period.index}
    days = usual_days(plan, **asked)
    return asked | {"plan": plan.pk} | {name: getattr(days, name) for name in DAYS}


def _warnings_of(form: RoundForm, *, is_filling: bool) -> list[str]:
    """What is odd about the days as typed; with `is_filling` the usual ones take their place."""
    told = form.cleaned_data
    try:
        usual = usual_days(told["plan"], kind=told["kind"], year=told["year"], index=told["index"])
    except ValidationError as refusal:
        if is_filling or not form.days():
            show_refusal(form, refusal)
            return []
        usual = form.days()
    if is_filling:
        form.fill(usual)
    days = {name: (not is_filling and told.get(name)) or getattr(usual, name) for name in DAYS}
    return round_warnings(**days, plan_due_on=told["plan"].report_due_on)


def _opened(request: HttpRequest, form: RoundForm) -> ReportRound | None:
    try:
        round = open_round(form.cleaned_data["plan"], by=request.user, **form.told())
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return None
    told = {"round": round.title, "count": round.reports.count()}
    messages.success(request, _("Đã mở %(round)s cho %(count)s đơn vị.") % told)
    return round


@login_required
@require_safe
def round_page(request: HttpRequest, pk: int) -> HttpResponse:
    round = overseen_round(request, pk)
    return render(request, "workspace/rounds/page.html", _whole(request, round))


def _whole(request: HttpRequest, round: ReportRound, **refused: Form) -> dict[str, Any]:
    """Everything of the page; `refused` are forms to be shown again, by name."""
    day, runs = timezone.localdate(), runs_rounds(request)
    lines = sorted(standing(round, day=day), key=lambda x: x.standing == Standing.OPTIONAL)
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
            "lines": PICKS[asked](lines),
            "all_lines": lines,
            "owing": sum(x.standing != Standing.OPTIONAL for x in lines),
            "sent": sum(x.standing not in (*NOT_REPORTED, Standing.OPTIONAL) for x in lines),
            "chased": sum(x.is_chased for x in lines),
            "views": _views(lines, asked),
            "warnings": [] if round.is_locked else _round_warnings(round),
            "discrepancies": round_discrepancies(round),
            "consolidations": round.consolidations.select_related("document", "drafted_by"),
            "moves": moves_of(round),
            "unlock_request": pending_request(round) if round.is_locked else None,
            "acting_unit": acting_unit(request),
            "may_run": runs and is_live,
            "may_unlock": may(request, *UNLOCKERS) and is_live,
        }
    )


def _unaccepted(lines: list[Line]) -> list[Line]:
    """Those a lock must give a reason for."""
    return [x for x in lines if x.required and x.standing != Standing.ACCEPTED]


def _round_warnings(round: ReportRound) -> list[str]:
    days = {name: getattr(round, name) for name in DAYS}
    return round_warnings(**days, plan_due_on=round.plan.report_due_on)


def _views(lines: list[Line], asked: str) -> list[tuple[str, str, bool]]:
    words = {
        "": _("Tất cả"),
        "chua-bao-cao": _("Chưa báo cáo"),
        "cho-duyet": _("Chờ duyệt"),
        "nop-cham": _("Nộp chậm"),
        "chua-phat-sinh": _("Chưa phát sinh"),
        "da-duyet": _("Đã duyệt"),
    }
    return [
        (f"{said} ({len(PICKS[name](lines))})", f"?xem={name}" if name else "?", name == asked)
        for name, said in words.items()
    ]


@require_role(Role.FOCAL)
@require_http_methods(["GET", "HEAD", "POST"])
def round_revise(request: HttpRequest, pk: int) -> HttpResponse:
    round = overseen_round(request, pk)
    held = {name: getattr(round, name) for name in REVISABLE}
    form = ReviseRoundForm(request.POST or None, initial=held)
    if request.method == "POST" and form.is_valid():
        try:
            revise_round(
                round,
                changes=form.changes(),
                reason=form.cleaned_data["reason"],
                by=request.user,
            )
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã sửa đợt báo cáo."))
            return redirect("workspace:round_page", pk=round.pk)
    context = {"form": form, "round": round}
    status = 422 if form.errors else 200
    return render(request, "workspace/rounds/revise.html", context, status=status)


@login_required
@require_POST
def round_move(request: HttpRequest, pk: int, move: str) -> HttpResponse:
    """`move` is one of those that the addresses below allow."""
    round = overseen_round(request, pk)
    if not (may(request, *UNLOCKERS) if move == "mo-khoa" else runs_rounds(request)):
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
    path("bao-cao/dot/moi/", round_new, name="round_new"),
    path("bao-cao/dot/<int:pk>/", round_page, name="round_page"),
    path("bao-cao/dot/<int:pk>/sua/", round_revise, name="round_revise"),
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
