"""The registers: lists, cards, entering, changing, moving; one set of pages for all of them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, register_converter
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.registries import keeping
from nhipcau.registries.models import SPECIFIC, ContactAccess, Entry, Register
from nhipcau.registries.privacy.looking import note_access
from nhipcau.registries.publishing import may_be_public
from nhipcau.workspace.forms.entries import EntrySearch, StrikeForm, entry_form, move_form
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.lists import page_of, takeable
from nhipcau.workspace.people import acting_unit, held_appointment, in_office, may, require_role
from nhipcau.workspace.registers.access import (
    MAY_ENTER,
    kept_entry,
    may_keep,
    readable_entry,
    sees_inside,
)
from nhipcau.workspace.registers.card import card_of
from nhipcau.workspace.registers.cells import cells
from nhipcau.workspace.registers.described import Described
from nhipcau.workspace.registers.every import BY_CODE, BY_SLUG
from nhipcau.workspace.registers.files import with_files

PER_PAGE = 50
READ_AND_WRITE = ["GET", "HEAD", "POST"]


@in_office
@require_safe
def entry_list(request: HttpRequest, slug: str) -> HttpResponse:
    described = BY_SLUG[slug]
    asked = EntrySearch(request.GET, described=described)
    rows = SPECIFIC[described.register].objects.select_related("unit").order_by(*described.order)
    held = held_appointment(request)
    is_own = held is not None and request.GET.get("cua") == "don-vi"
    rows = rows.filter(unit=held.unit) if is_own else rows
    found = asked.narrowed(rows).prefetch_related("tasks__group", *described.prefetch)
    page = page_of(request, found, PER_PAGE)
    context = {
        "described": described,
        "label": Register(described.register).label,
        "asked": asked,
        "chosen": takeable(request, asked.words()),
        "page": page,
        "total": page.paginator.count,
        "rows": [(row, cells(row, described.columns), row.tasks.all()) for row in page],
        "views": [
            (_("Toàn tỉnh"), "?cua=tat-ca", not is_own),
            (_("Đơn vị tôi"), "?cua=don-vi", is_own),
        ],
        "own": is_own,
        "may_enter": may(request, *MAY_ENTER),
        "query": request.GET.urlencode(),
        **described.told(request),
    }
    return render(request, "workspace/entries/list.html", context)


@require_role(*MAY_ENTER)
@require_http_methods(READ_AND_WRITE)
def entry_new(request: HttpRequest, slug: str) -> HttpResponse:
    described, unit = BY_SLUG[slug], acting_unit(request)
    if described.new:
        return redirect(described.way_in)
    form = entry_form(
        posted(request),
        request.FILES or None,
        described=described,
        sees_inside=True,
        unit=unit,
        day=timezone.localdate(),
        initial=_asked_for(request),
    )
    if form.is_valid():
        try:
            with transaction.atomic():
                told = with_files(form, by=request.user)
                tasks, others = told.pop("tasks", ()), told.pop("taking_part", ())
                row = keeping.enter(
                    described.register,
                    values=told,
                    unit=unit,
                    tasks=tasks,
                    taking_part=others,
                    by=request.user,
                )
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã ghi vào sổ."))
            return redirect("workspace:entry_page", pk=row.pk)
    return _form(request, form, described)


@in_office
@require_safe
def entry_page(request: HttpRequest, pk: int) -> HttpResponse:
    context = _whole(request, readable_entry(pk))
    if persons := context["card"].persons:
        where = f"Thẻ của mục số {pk}"
        note_access(ContactAccess.Act.LIST, count=persons, where=where, by=request.user)
    return render(request, "workspace/entries/page.html", context)


@in_office
@require_http_methods(READ_AND_WRITE)
def entry_revise(request: HttpRequest, pk: int) -> HttpResponse:
    row = kept_entry(request, pk)
    described = BY_CODE[row.register]
    form = entry_form(
        posted(request),
        request.FILES or None,
        described=described,
        sees_inside=True,
        row=row,
        unit=row.unit,
        day=timezone.localdate(),
    )
    if form.is_valid():
        try:
            with transaction.atomic():
                told = with_files(form, by=request.user)
                reason = form.cleaned_data.get("reason", "")
                keeping.revise(row, values=told, reason=reason, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã lưu thay đổi."))
            return redirect("workspace:entry_page", pk=pk)
    return _form(request, form, described, row)


@in_office
@require_http_methods(READ_AND_WRITE)
def entry_move(request: HttpRequest, pk: int, to: str) -> HttpResponse:
    """A page of its own for each move: what is asked for with it, and why where it goes back."""
    row = kept_entry(request, pk)
    described = BY_CODE[row.register]
    if to not in described.moves or to not in row.State.values:
        raise Http404
    move = described.moves[to]
    form = move_form(
        posted(request),
        request.FILES or None,
        described=described,
        entry=row,
        to=to,
        unit=row.unit,
        day=timezone.localdate(),
    )
    if form.is_valid():
        try:
            with transaction.atomic():
                told = with_files(form, by=request.user)
                reason = form.cleaned_data.get("reason", "")
                row = move.verb(row, to=to, values=told, reason=reason, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            move.afterwards(row)
            messages.success(request, _("Đã ghi."))
            return redirect("workspace:entry_page", pk=pk)
    context = {
        "form": form,
        "row": row,
        "move": move,
        "described": described,
        "label": Register(row.register).label,
    }
    status = 422 if form.errors else 200
    return render(request, "workspace/entries/move.html", context, status=status)


@in_office
@require_POST
def entry_strike(request: HttpRequest, pk: int) -> HttpResponse:
    return _with_reason(request, pk, keeping.strike, _("Đã gạch bỏ; mục không tính nữa."))


@in_office
@require_POST
def entry_restore(request: HttpRequest, pk: int) -> HttpResponse:
    return _with_reason(request, pk, keeping.restore, _("Đã khôi phục."))


def _with_reason(request: HttpRequest, pk: int, verb: Any, done: str) -> HttpResponse:
    row, form = kept_entry(request, pk), StrikeForm(request.POST)
    if form.is_valid():
        try:
            verb(row, reason=form.cleaned_data["reason"], by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, done)
            return redirect("workspace:entry_page", pk=pk)
    context = _whole(request, readable_entry(pk)) | {"strike_form": form}
    return render(request, "workspace/entries/page.html", context, status=422)


def _whole(request: HttpRequest, row: Any) -> dict[str, Any]:
    described = BY_CODE[row.register]
    inside, keeps = sees_inside(request, row), may_keep(request, row)
    return {
        "described": described,
        "label": Register(row.register).label,
        "card": card_of(row, described, inside=inside, keeps=keeps),
        "row": row,
        "keeps": keeps,
        "inside": inside,
        "strike_form": StrikeForm(),
        "may_be_public": may_be_public(row),
        **described.more(request, row),
    }


def _form(
    request: HttpRequest, form: Any, described: Described, row: Entry | None = None
) -> HttpResponse:
    told = [[form[name] for name in g.fields if name in form.fields] for g in described.groups]
    groups = [
        (group.title, fields, at == 0 or any(_says_something(one) for one in fields))
        for at, (group, fields) in enumerate(zip(described.groups, told, strict=True))
    ]
    context = {
        "form": form,
        "groups": groups,
        "described": described,
        "label": Register(described.register).label,
        "row": row,
    }
    status = 422 if form.errors else 200
    return render(request, "workspace/entries/form.html", context, status=status)


def _says_something(field: Any) -> bool:
    """Whether a field stands open: it has an error, or words in it. A box ticked is no word."""
    return bool(field.errors) or field.value() not in (None, "", [], True, False)


def _asked_for(request: HttpRequest) -> dict[str, Any]:
    """What the address that led here says of the new entry: its task."""
    task = request.GET.get("task", "")
    if not may(request, *MAY_ENTER):
        raise PermissionDenied
    return {"tasks": [int(task)]} if task.isdecimal() and len(task) < 18 else {}


class RegisterWord:
    """The word of a register in an address; any other word is another page."""

    regex = "|".join(BY_SLUG)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(RegisterWord, "register")

urlpatterns = [
    path("so/muc/<int:pk>/", entry_page, name="entry_page"),
    path("so/muc/<int:pk>/sua/", entry_revise, name="entry_revise"),
    path("so/muc/<int:pk>/chuyen/<slug:to>/", entry_move, name="entry_move"),
    path("so/muc/<int:pk>/gach-bo/", entry_strike, name="entry_strike"),
    path("so/muc/<int:pk>/khoi-phuc/", entry_restore, name="entry_restore"),
    path("so/<register:slug>/", entry_list, name="entry_list"),
    path("so/<register:slug>/moi/", entry_new, name="entry_new"),
]
