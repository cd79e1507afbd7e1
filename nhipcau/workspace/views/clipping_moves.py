"""What people decide of a clipping, one on its card or several in the queue."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nhipcau.press import clipping as verbs
from nhipcau.press import correcting, showing
from nhipcau.press.models import Clipping
from nhipcau.workspace.clipping.access import MAY_DECIDE
from nhipcau.workspace.clipping.card import FORMS, card_of
from nhipcau.workspace.clipping.deciding import decide
from nhipcau.workspace.clipping.queue import next_after
from nhipcau.workspace.clipping.receiving import address_of_queue, stored
from nhipcau.workspace.clipping.rights import changeable, may_change, readable, units_to_choose
from nhipcau.workspace.forms.clipping_search import ClippingSearch
from nhipcau.workspace.forms.clippings import DecideForm
from nhipcau.workspace.forms.open_words import sentences_of
from nhipcau.workspace.forms.refusals import show_refusal, tell_refusal
from nhipcau.workspace.people import acting_unit, in_office, require_role

_TOP = "hang-cho"


@require_role(*MAY_DECIDE)
@require_POST
def clipping_decide(request: HttpRequest) -> HttpResponse:
    """From the queue, and back to the line that stands next in it."""
    form = DecideForm(request.POST, units=units_to_choose(request))
    if not form.is_valid():
        messages.error(request, sentences_of(form))
        return redirect(address_of_queue("", _TOP))
    act, rows = form.chosen()
    back = QueryDict(form.cleaned_data["back"], mutable=True)
    if not act or not rows:
        messages.error(request, _("Chọn ít nhất một tin."))
        return redirect(address_of_queue(back.urlencode(), _TOP))
    unit = form.cleaned_data["unit"] or acting_unit(request)
    told = decide(
        rows, act, unit=unit, by=request.user, allowed=lambda row: may_change(request, row)
    )
    if told.sentence:
        messages.success(request, told.sentence)
    for sentence in told.refusals:
        messages.error(request, sentence)
    if unit != acting_unit(request):
        back["cho"] = str(unit.pk)
    return redirect(address_of_queue(back.urlencode(), _anchor(back, rows)))


def _anchor(back: QueryDict, rows: list[Clipping]) -> str:
    """The line below the last one that was decided, as the queue was asked for."""
    asked = ClippingSearch(back)
    last = min((row.published_on, row.pk) for row in rows)
    light = asked.narrowed(Clipping.objects.only("pk", "published_on"))
    found = next_after(light, asked.words_asked, last)
    return f"tin-{found.pk}" if found else _TOP


def _confirm(request: HttpRequest, row: Clipping, told: Any) -> object:
    return verbs.confirm(row, by=request.user, **told)


def _reject(request: HttpRequest, row: Clipping, told: Any) -> object:
    return verbs.reject(row, by=request.user, **told)


def _revise(request: HttpRequest, row: Clipping, told: Any) -> object:
    reason = told.pop("reason")
    return verbs.put_right(row, changes=told, reason=reason, by=request.user)


def _tag(request: HttpRequest, row: Clipping, told: Any) -> object:
    return correcting.tag(row, topic=told["topic"], by=request.user)


def _untag(request: HttpRequest, row: Clipping, told: Any) -> object:
    return correcting.untag(row, topic=told["topic"], by=request.user)


@transaction.atomic
def _copy(request: HttpRequest, row: Clipping, told: Any) -> object:
    return verbs.keep_copy(row, copy=stored(request, told["file"]), by=request.user)


def _exempt(request: HttpRequest, row: Clipping, told: Any) -> object:
    return verbs.exempt(row, by=request.user, **told)


def _put_back(request: HttpRequest, row: Clipping, _told: Any) -> object:
    return verbs.put_back(row, by=request.user)


def _show(request: HttpRequest, row: Clipping, _told: Any) -> object:
    return showing.show(row, by=request.user)


def _hide(request: HttpRequest, row: Clipping, _told: Any) -> object:
    return showing.hide(row, by=request.user)


Move = Callable[[HttpRequest, Clipping, Any], object]
MOVES: dict[str, tuple[str, Move]] = {
    "confirm": ("xac-nhan", _confirm),
    "reject": ("bo", _reject),
    "revise": ("sua", _revise),
    "tag": ("chu-de", _tag),
    "untag": ("bo-chu-de", _untag),
    "copy": ("ban-luu", _copy),
    "exempt": ("khong-co-ban-luu", _exempt),
    "put_back": ("de-lai-hang-cho", _put_back),
    "show": ("neu-tren-cong", _show),
    "hide": ("thoi-neu-tren-cong", _hide),
}
"""Name of a move -> the end of its address, and how its verb is called."""
_FORM_OF = {name: name for name in FORMS} | {"untag": "tag"}


@in_office
@require_POST
def clipping_move(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """`name` is one of MOVES, as the addresses below allow."""
    row = changeable(request, pk)
    make = FORMS[_FORM_OF[name]] if name in _FORM_OF else None
    form = make(request, row, request.POST) if make else None
    if form is not None and name == "copy":
        form.files = request.FILES
    if form is not None and not form.is_valid():
        return _again(request, pk, name, form)
    try:
        MOVES[name][1](request, row, form.cleaned_data if form else {})
    except ValidationError as refusal:
        if form is not None and name != "untag":
            show_refusal(form, refusal)
            return _again(request, pk, name, form)
        tell_refusal(request, refusal)
    else:
        messages.success(request, _done(name))
    return redirect("workspace:clipping_page", pk=pk)


def _again(request: HttpRequest, pk: int, name: str, form: Any) -> HttpResponse:
    context = card_of(request, readable(pk), {_FORM_OF[name]: form})
    return render(request, "workspace/clippings/page.html", context, status=422)


def _done(name: str) -> str:
    return {
        "confirm": _("Đã xác nhận tin."),
        "reject": _("Đã bỏ tin; tin vẫn tìm lại được."),
        "revise": _("Đã lưu thay đổi."),
        "tag": _("Đã thêm chủ đề."),
        "untag": _("Đã bỏ chủ đề; máy không gắn lại."),
        "copy": _("Đã kèm bản lưu."),
        "exempt": _("Đã ghi lý do không có bản lưu."),
        "put_back": _("Tin trở lại hàng chờ."),
        "show": _("Tin được nêu trên cổng thông tin."),
        "hide": _("Tin thôi nêu trên cổng thông tin."),
    }[name]


urlpatterns = [
    path("diem-bao/quyet-dinh/", clipping_decide, name="clipping_decide"),
    *(
        path(
            f"diem-bao/tin/<int:pk>/{address}/",
            clipping_move,
            {"name": name},
            name=f"clipping_{name}",
        )
        for name, (address, _move) in MOVES.items()
    ),
]
