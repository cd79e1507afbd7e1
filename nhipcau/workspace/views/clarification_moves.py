"""Moves of a clarification: its sources and facts, checking, signing, sending, what came of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nhipcau.documents.storing import store_file
from nhipcau.drafting.correction_files import record_sent
from nhipcau.press.clarifying import approving, facts, reopening, sending, writing
from nhipcau.press.models import Clarification, ClarifiedFact, Clipping, FactSource
from nhipcau.workspace.clarifying.access import (
    Rule,
    may_check,
    may_return,
    may_sign,
    may_write,
    opened,
)
from nhipcau.workspace.clarifying.card import card_of
from nhipcau.workspace.forms import clarifications as forms
from nhipcau.workspace.forms.clarified_clippings import SourceForm
from nhipcau.workspace.forms.open_words import sentences_of
from nhipcau.workspace.forms.refusals import show_refusal, tell_refusal
from nhipcau.workspace.people import in_office


@dataclass(frozen=True, slots=True)
class Move:
    """`form` None asks for nothing; `of_row`: the form takes the clarification.

    `takes_day`: the verb takes the day of today.
    """

    rule: Rule
    verb: Callable[..., Any]
    form: Callable[..., Form] | None = None
    of_row: bool = False
    takes_day: bool = False


def _show_fact(row: Clarification, *, fact: ClarifiedFact, by: Any, **told: Any) -> None:
    facts.add_fact_source(fact, by=by, **told)


MOVES: dict[str, Move] = {
    "source": Move(may_write, writing.add_source, SourceForm, of_row=True),
    "fact": Move(may_write, facts.add_fact, forms.FactForm),
    "shown": Move(may_write, _show_fact, forms.ShownForm, of_row=True),
    "send_to_check": Move(may_write, approving.send_to_check, takes_day=True),
    "take_back": Move(may_write, approving.take_back),
    "check": Move(may_check, approving.check, takes_day=True),
    "give_back": Move(may_return, approving.return_to_drafter, forms.ReasonForm),
    "sign": Move(may_sign, approving.sign, forms.SignForm, takes_day=True),
    "reopen": Move(may_write, reopening.reopen, forms.ReasonForm),
    "drop": Move(may_write, reopening.drop, forms.ReasonForm),
    "keep_signed": Move(may_write, reopening.keep_signed, forms.ReasonForm),
    "sending": Move(may_write, record_sent, forms.SendingForm, of_row=True),
    "outcome": Move(may_write, sending.record_outcome, forms.OutcomeForm, of_row=True),
    "close": Move(may_write, sending.close),
}
PREFIX: Mapping[str, str] = {"give_back": "back", "keep_signed": "keep"}
FILES = ("file", "signed_copy")


@in_office
@require_POST
def clarification_move(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """`name` is one of MOVES, as the addresses below allow."""
    move = MOVES[name]
    row, day = opened(request, pk, rule=move.rule), timezone.localdate()
    form = _bound(request, move, name, row) if move.form else None
    if form is None or form.is_valid():
        told: dict[str, Any] = dict(form.cleaned_data) if form else {}
        told |= {"day": day} if move.takes_day else {}
        try:
            with transaction.atomic():
                move.verb(row, by=request.user, **_with_files(request, told))
        except ValidationError as refusal:
            if form is None:
                tell_refusal(request, refusal)
                return redirect("workspace:clarification_page", pk=pk)
            show_refusal(form, refusal)
        else:
            messages.success(request, _done(name))
            return redirect("workspace:clarification_page", pk=pk)
    context = card_of(request, opened(request, pk), {name: form}, day=day)
    return render(request, "workspace/clarifications/page.html", context, status=422)


def _bound(request: HttpRequest, move: Move, name: str, row: Clarification) -> Form:
    told: dict[str, Any] = {"row": row} if move.of_row else {}
    assert move.form is not None
    auto_id = f"{PREFIX.get(name, name)}_%s"
    return move.form(request.POST, request.FILES, auto_id=auto_id, **told)


def _with_files(request: HttpRequest, told: dict[str, Any]) -> dict[str, Any]:
    """What was uploaded becomes a file that is kept, or is refused at its field."""
    for name in FILES:
        if upload := told.get(name):
            try:
                told[name] = store_file(upload, name=upload.name, by=request.user)
            except ValidationError as refusal:
                raise ValidationError({name: refusal}) from refusal
    return told


@in_office
@require_POST
def clarification_line(request: HttpRequest, pk: int) -> HttpResponse:
    """One line of the draft: `off` takes it off, `up` moves a fact, else its words are changed."""
    row = opened(request, pk, rule=may_write)
    try:
        if "source" in request.POST:
            _line_of_sources(request, row)
        elif "shown" in request.POST:
            one = _one(FactSource, request.POST["shown"], fact__clarification=row)
            facts.take_off_fact_source(one, by=request.user)
        else:
            _line_of_facts(request, row)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    return redirect("workspace:clarification_page", pk=pk)


def _line_of_sources(request: HttpRequest, row: Clarification) -> None:
    clipping = _one(Clipping, request.POST["source"], clarified_in__clarification=row)
    writing.take_off_source(row, clipping=clipping, by=request.user)


def _line_of_facts(request: HttpRequest, row: Clarification) -> None:
    fact = _one(ClarifiedFact, request.POST.get("fact", ""), clarification=row)
    if "off" in request.POST:
        facts.take_off_fact(fact, by=request.user)
    elif "up" in request.POST:
        facts.order_facts(row, order=_raised(row, fact.pk), by=request.user)
    else:
        form = forms.FactForm(request.POST)
        if not form.is_valid():
            raise ValidationError(sentences_of(form), code="form")
        facts.change_fact(fact, statement=form.cleaned_data["statement"], by=request.user)


def _raised(row: Clarification, pk: int) -> list[int]:
    """The keys of the facts, `pk` one place nearer to the first."""
    keys = list(row.facts.values_list("pk", flat=True))
    at = keys.index(pk)
    if at:
        keys[at - 1], keys[at] = keys[at], keys[at - 1]
    return keys


def _one(model: Any, asked: str, **told: Any) -> Any:
    known = asked.isascii() and asked.isdecimal() and len(asked) < 18
    return get_object_or_404(model, pk=int(asked) if known else 0, **told)


def _done(name: str) -> str:
    return {
        "source": _("Đã thêm nơi đăng."),
        "fact": _("Đã thêm sự thật; hãy thêm căn cứ cho sự thật này."),
        "shown": _("Đã thêm căn cứ."),
        "send_to_check": _("Đã gửi kiểm tra."),
        "take_back": _("Đã lấy lại để sửa."),
        "check": _("Đã kiểm tra; bản này chờ ký."),
        "give_back": _("Đã trả lại người soạn kèm lý do."),
        "sign": _("Đã ký. Nội dung đã ký được giữ nguyên từng chữ."),
        "reopen": _("Đã mở lại; bản đã ký vẫn được giữ."),
        "drop": _("Đã ghi không làm rõ nữa."),
        "keep_signed": _("Đã giữ nguyên bản đã ký."),
        "sending": _("Đã ghi lần gửi."),
        "outcome": _("Đã ghi kết quả."),
        "close": _("Đã kết thúc."),
    }[name]


urlpatterns = [
    *(
        path(
            f"diem-bao/lam-ro/<int:pk>/{address}/",
            clarification_move,
            {"name": name},
            name=f"clarification_{name}",
        )
        for name, address in (
            ("source", "noi-dang"),
            ("fact", "su-that"),
            ("shown", "can-cu"),
            ("send_to_check", "gui-kiem-tra"),
            ("take_back", "lay-lai"),
            ("check", "kiem-tra"),
            ("give_back", "tra-lai"),
            ("sign", "ky"),
            ("reopen", "mo-lai"),
            ("drop", "khong-lam-ro"),
            ("keep_signed", "giu-ban-da-ky"),
            ("sending", "gui"),
            ("outcome", "ket-qua"),
            ("close", "ket-thuc"),
        )
    ),
    path("diem-bao/lam-ro/<int:pk>/dong/", clarification_line, name="clarification_line"),
]
