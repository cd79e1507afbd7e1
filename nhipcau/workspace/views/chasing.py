"""Đôn đốc: who is late in a round, what they were told, words at once, letters in due form."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from nhipcau.drafting.chasing import (
    draft_chasing_letters,
    letters_archive,
    usual_answer_day,
)
from nhipcau.drafting.models import ChasingLetter
from nhipcau.reports.models import ReportRound
from nhipcau.reports.reminding.giving import remind_now
from nhipcau.reports.standing import not_reported, standing, submitted_late
from nhipcau.workspace.forms.chasing import LetterForm, RemindForm
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.people import acting_unit, in_office
from nhipcau.workspace.reporting.access import overseen_round, runs_rounds
from nhipcau.workspace.reporting.ladders import climbed


@in_office
@require_safe
def round_chase(request: HttpRequest, pk: int) -> HttpResponse:
    round = overseen_round(request, pk)
    return render(request, "workspace/chasing/page.html", _whole(request, round))


def _whole(request: HttpRequest, round: ReportRound, **refused: Form) -> dict[str, Any]:
    """Everything of the page; `refused` are forms to be shown again, by name."""
    day = timezone.localdate()
    lines = standing(round, day=day)
    unsent = sorted(not_reported(lines), key=lambda line: -line.days_late)
    late = [line.report.pk for line in unsent if line.is_chased]
    usual = LetterForm.usual(usual_answer_day(day))
    picks = {"": late, "tat-ca": [line.report.pk for line in unsent], "khong": []}
    picked = request.GET.get("chon", "")
    forms = {
        "remind_form": RemindForm(
            reports=picks["tat-ca"],
            initial={"reports": picks.get(picked, late), "text": _usual_words(round)},
            auto_id="nhac_%s",
        ),
        "letter_form": _letter_form(request, round, initial=usual),
    } | refused
    return forms | {
        "round": round,
        "rows": climbed(unsent, day=day),
        "ticked": forms["remind_form"].ticked(),
        "choices": _choices(len(late), len(unsent), picked),
        "late": len(late),
        "sent_late": submitted_late(lines),
        "batches": _batches(round),
        "may_run": runs_rounds(request) and round.is_open,
        "refused": next(iter(refused.values()), None),
    }


def _letter_form(request: HttpRequest, round: ReportRound, **given: Any) -> LetterForm:
    issuer = round.plan.document.issuer
    return LetterForm(unit=acting_unit(request).name, province=issuer, **given)


def _choices(late: int, unsent: int, picked: str) -> list[tuple[str, str, bool]]:
    """Where nobody is late, nobody is chosen to begin with."""
    words = {"": _("Chọn quá hạn (%(n)s)") % {"n": late}} if late else {}
    words |= {"tat-ca": _("Chọn tất cả (%(n)s)") % {"n": unsent}, "khong": _("Bỏ chọn")}
    current = picked if picked in words else "" if late else "khong"
    return [
        (said, f"?chon={name}" if name else "?", name == current) for name, said in words.items()
    ]


def _usual_words(round: ReportRound) -> str:
    """Words to the unit: Vietnamese whatever the sender reads."""
    title = round.title[:1].lower() + round.title[1:]
    return f"Đề nghị đơn vị hoàn thành và nộp báo cáo {title} trên hệ thống."


def _batches(round: ReportRound) -> list[dict[str, Any]]:
    """Letters drafted together, the latest first."""
    letters = ChasingLetter.objects.filter(round=round).select_related(
        "document__file", "drafted_by"
    )
    return [
        {"number": number, "letters": made, "first": made[0]}
        for number, found in groupby(letters, key=lambda letter: letter.batch)
        for made in [list(found)]
    ]


def _run_round(request: HttpRequest, pk: int) -> ReportRound:
    round = overseen_round(request, pk)
    if not runs_rounds(request):
        raise PermissionDenied(_("Chỉ cán bộ đầu mối đôn đốc các đơn vị."))
    return round


@in_office
@require_POST
def round_remind(request: HttpRequest, pk: int) -> HttpResponse:
    round = _run_round(request, pk)
    day = timezone.localdate()
    unsent = not_reported(standing(round, day=day))
    form = RemindForm(request.POST, reports=[line.report.pk for line in unsent], auto_id="nhac_%s")
    if form.is_valid():
        chosen, text = form.cleaned_data["reports"], form.cleaned_data["text"]
        try:
            given = remind_now(chosen, text=text, day=day, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _reminded(given.reminders, given.unheard))
            return redirect("workspace:round_chase", pk=pk)
    context = _whole(request, round, remind_form=form)
    return render(request, "workspace/chasing/page.html", context, status=422)


def _reminded(units: int, unheard: tuple[str, ...]) -> str:
    said = ngettext("Đã nhắc %(n)s đơn vị.", "Đã nhắc %(n)s đơn vị.", units) % {"n": units}
    if not unheard:
        return said
    more = _("Chưa có ai nhận thông báo tại: %(units)s.") % {"units": ", ".join(unheard)}
    return f"{said} {more}"


@in_office
@require_POST
def round_letter(request: HttpRequest, pk: int) -> HttpResponse:
    round = _run_round(request, pk)
    form = _letter_form(request, round, data=request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            letters = draft_chasing_letters(
                round,
                by=request.user,
                day=timezone.localdate(),
                as_unit=acting_unit(request) if told["name"] == "unit" else None,
                to_each=told["form"] == "each",
                answer_by=told["answer_by"],
            )
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã lập %(n)s công văn đôn đốc.") % {"n": len(letters)})
            return redirect("workspace:round_chase", pk=pk)
    context = _whole(request, round, letter_form=form)
    return render(request, "workspace/chasing/page.html", context, status=422)


@in_office
@require_safe
def round_letters(request: HttpRequest, pk: int, batch: int) -> HttpResponse:
    """All letters of one drafting as a .zip file."""
    round = overseen_round(request, pk)
    letters = ChasingLetter.objects.filter(round=round, batch=batch).select_related(
        "document__file"
    )
    if not letters:
        raise Http404("Không có lần lập công văn này.")
    name = f"cong-van-don-doc-dot-{round.pk}-lan-{batch}.zip"
    return HttpResponse(
        letters_archive(letters),
        content_type="application/zip",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
        },
    )


urlpatterns = [
    path("bao-cao/dot/<int:pk>/don-doc/", round_chase, name="round_chase"),
    path("bao-cao/dot/<int:pk>/don-doc/nhac/", round_remind, name="round_remind"),
    path("bao-cao/dot/<int:pk>/don-doc/cong-van/", round_letter, name="round_letter"),
    path("bao-cao/dot/<int:pk>/don-doc/cong-van/<int:batch>/", round_letters, name="round_letters"),
]
