"""Moves of a question: answer, send, hand on, refuse, close, erase; its letters."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nhipcau.inquiries import answering, erasing
from nhipcau.inquiries.mailing import deliver, send_again, sent_by_hand
from nhipcau.inquiries.models import Inquiry, InquiryMail
from nhipcau.inquiries.routing import route
from nhipcau.organisations.models import Role
from nhipcau.workspace.forms.inquiries import DraftForm, NoteForm, RefuseForm, RouteForm
from nhipcau.workspace.forms.refusals import show_refusal, tell_refusal
from nhipcau.workspace.inquiring.access import ANSWERERS, SENDERS, own_questions, readable
from nhipcau.workspace.inquiring.card import card_of
from nhipcau.workspace.people import in_office

DESK = (Role.FOCAL,)


@dataclass(frozen=True, slots=True)
class Move:
    """`form` None asks for nothing; `told` says which of the day the verb takes."""

    roles: tuple[str, ...]
    verb: Callable[..., Inquiry]
    form: Callable[..., Form] | None = None
    takes_day: bool = True


MOVES = {
    "draft": Move(ANSWERERS, answering.draft, DraftForm),
    "send": Move(SENDERS, answering.release),
    "send_back": Move(SENDERS, answering.send_back, NoteForm, takes_day=False),
    "route": Move(SENDERS, route, RouteForm),
    "refuse": Move(DESK, answering.refuse, RefuseForm),
    "close": Move(SENDERS, answering.close),
    "reopen": Move(DESK, answering.reopen, NoteForm, takes_day=False),
    "erase": Move(DESK, erasing.erase_as_officer),
}
PREFIX = {"route": "route", "refuse": "refuse", "send_back": "back", "reopen": "reopen"}


@in_office
@require_POST
def inquiry_move(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """`name` is one of MOVES, as the addresses below allow."""
    move = MOVES[name]
    inquiry, day = readable(request, pk, roles=move.roles), timezone.localdate()
    form = _bound(request, move, name, day) if move.form else None
    if form is None or form.is_valid():
        told: dict[str, Any] = form.cleaned_data if form else {}
        told |= {"day": day} if move.takes_day else {}
        try:
            inquiry = move.verb(inquiry, by=request.user, **told)
        except ValidationError as refusal:
            if form is None:
                tell_refusal(request, refusal)
                return redirect("workspace:inquiry_page", pk=pk)
            show_refusal(form, refusal)
        else:
            deliver(inquiry.mails.all())
            messages.success(request, _done(name))
            return _back(request, inquiry)
    inquiry = readable(request, pk, roles=move.roles)
    context = card_of(request, inquiry, {name: form}, day=day)
    return render(request, "workspace/inquiries/page.html", context, status=422)


def _bound(request: HttpRequest, move: Move, name: str, day: Any) -> Form:
    told = {"auto_id": f"{PREFIX[name]}_%s"} if name in PREFIX else {}
    if name == "route":
        told["day"] = day
    return move.form(request.POST, **told)


def _back(request: HttpRequest, inquiry: Inquiry) -> HttpResponse:
    """To the card while it is one's own, else to the list: it may lie elsewhere now."""
    if own_questions(request).filter(pk=inquiry.pk).exists():
        return redirect("workspace:inquiry_page", pk=inquiry.pk)
    return redirect("workspace:inquiry_list")


def _done(name: str) -> str:
    return {
        "draft": _("Đã lưu câu trả lời; một người khác đọc rồi gửi."),
        "send": _("Đã gửi câu trả lời."),
        "send_back": _("Đã trả lại người soạn kèm lý do."),
        "route": _("Đã chuyển câu hỏi."),
        "refuse": _("Đã ghi không trả lời kèm lý do."),
        "close": _("Đã kết thúc câu hỏi."),
        "reopen": _("Đã mở lại câu hỏi."),
        "erase": _("Đã xóa dữ liệu cá nhân; số liệu vẫn còn."),
    }[name]


@in_office
@require_POST
def inquiry_mail(request: HttpRequest, pk: int) -> HttpResponse:
    """A letter that did not go: `again` lets it go once more, else it was sent by hand."""
    inquiry = readable(request, pk, roles=SENDERS)
    asked = request.POST.get("mail", "")
    known = asked.isdecimal() and len(asked) < 18
    mail = get_object_or_404(InquiryMail, pk=asked if known else 0, inquiry=inquiry)
    try:
        if "again" in request.POST:
            deliver([send_again(mail, by=request.user)])
        else:
            sent_by_hand(mail, by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    else:
        messages.success(request, _("Đã ghi việc gửi thư."))
    return redirect("workspace:inquiry_page", pk=pk)


urlpatterns = [
    *(
        path(f"hoi-dap/<int:pk>/{address}/", inquiry_move, {"name": name}, name=f"inquiry_{name}")
        for name, address in (
            ("draft", "soan"),
            ("send", "gui"),
            ("send_back", "tra-lai"),
            ("route", "chuyen"),
            ("refuse", "khong-tra-loi"),
            ("close", "ket-thuc"),
            ("reopen", "mo-lai"),
            ("erase", "xoa-du-lieu"),
        )
    ),
    path("hoi-dap/<int:pk>/thu/", inquiry_mail, name="inquiry_mail"),
]
