"""Likely doubles, the merge of two that are one, shown before it is done, and its undoing."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.registries.models import ContactAccess, Merge
from nhipcau.registries.partners.apart import tell_apart
from nhipcau.registries.partners.doubles import suspected_pairs
from nhipcau.registries.partners.merging import merge_contacts, merge_partners
from nhipcau.registries.partners.planning import plan_contacts, plan_partners
from nhipcau.registries.partners.undoing import last_day_to_undo, undo_merge, why_not
from nhipcau.registries.privacy.looking import note_access
from nhipcau.workspace.forms.merges import MergeForm, PairForm, PeopleForm, UndoForm
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal, tell_refusal
from nhipcau.workspace.lists import page_of
from nhipcau.workspace.partnering.planned import choices_shown, said_of_merge
from nhipcau.workspace.people import require_role
from nhipcau.workspace.roles import KEEPERS

PER_PAGE = 30
READ_AND_WRITE = ["GET", "HEAD", "POST"]


@require_role(*KEEPERS)
@require_safe
def merge_doubles(request: HttpRequest) -> HttpResponse:
    """Every pair of partners that the machine suspects, the worst first."""
    page = page_of(request, suspected_pairs(), PER_PAGE)
    rows = [(pair, [_(str(why.label)) for why in pair.why]) for pair in page]
    return render(request, "workspace/merges/doubles.html", {"page": page, "rows": rows})


@require_role(*KEEPERS)
@require_POST
def merge_apart(request: HttpRequest) -> HttpResponse:
    form = PairForm(request.POST)
    one, other = form.two() if form.is_valid() else (None, None)
    if one is None or other is None or one == other:
        messages.error(request, _("Chọn hai đối tác khác nhau."))
    else:
        tell_apart(one, other, by=request.user)
        messages.success(request, _("Đã ghi là hai đối tác khác nhau; không hỏi lại nữa."))
    return redirect("workspace:merge_doubles")


@require_role(*KEEPERS)
@require_http_methods(READ_AND_WRITE)
def merge_new(request: HttpRequest) -> HttpResponse:
    """First which two, then what would change, then it is done."""
    pair = PairForm(request.POST if request.method == "POST" else request.GET)
    kept, gone = pair.two() if pair.is_valid() else (None, None)
    if kept is None or gone is None or kept == gone:
        return _picking(request, pair, kept, gone)
    return _merging(request, kept, gone, merge_partners, plan_partners)


@require_role(*KEEPERS)
@require_http_methods(READ_AND_WRITE)
def merge_contact(request: HttpRequest) -> HttpResponse:
    """Two rows of one person; who looks at them is noted."""
    pair = PeopleForm(request.POST if request.method == "POST" else request.GET)
    if not pair.is_valid():
        messages.error(request, _("Mở thẻ của một người liên hệ để chọn hai mục cần gộp."))
        return redirect("workspace:contact_list")
    kept, gone = pair.cleaned_data["kept"], pair.cleaned_data["gone"]
    for contact in (kept, gone):
        where = _("Xem trước khi gộp")
        note_access(ContactAccess.Act.VIEW, contact=contact, where=where, by=request.user)
    return _merging(request, kept, gone, merge_contacts, plan_contacts)


@require_role(*KEEPERS)
@require_safe
def merge_list(request: HttpRequest) -> HttpResponse:
    rows = Merge.objects.select_related("kept", "gone", "by", "undone_by")
    page = page_of(request, rows, PER_PAGE)
    today = timezone.localdate()
    context = {"page": page, "rows": [(one, *_state(one, today)) for one in page]}
    return render(request, "workspace/merges/list.html", context)


@require_role(*KEEPERS)
@require_safe
def merge_page(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _merge(pk), UndoForm())


@require_role(*KEEPERS)
@require_POST
def merge_undo(request: HttpRequest, pk: int) -> HttpResponse:
    merge, form = _merge(pk), UndoForm(request.POST)
    if form.is_valid():
        try:
            undo_merge(
                merge,
                reason=form.cleaned_data["reason"],
                by=request.user,
                today=timezone.localdate(),
            )
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã tách lại; hai mục như trước khi gộp."))
            return redirect("workspace:merge_page", pk=pk)
    return _page(request, _merge(pk), form, status=422)


def _picking(request: HttpRequest, pair: PairForm, kept: Any, gone: Any) -> HttpResponse:
    if kept is not None and kept == gone:
        pair.add_error("gone_name", _("Chọn hai đối tác khác nhau."))
    elif gone is None and "gone_name" in pair.data and "gone_name" not in pair.errors:
        pair.add_error("gone_name", _("Ghi tên đối tác gộp vào."))
    near = [one for one in suspected_pairs() if kept in (one.one, one.other)] if kept else []
    context = {
        "pair": pair,
        "kept": kept,
        "near": [one.other if one.one == kept else one.one for one in near],
    }
    status = 422 if pair.errors else 200
    return render(request, "workspace/merges/pick.html", context, status=status)


def _merging(request: HttpRequest, kept: Any, gone: Any, verb: Any, plan: Any) -> HttpResponse:
    form = MergeForm(posted(request))
    choices = form.choices() if form.is_valid() else {}
    if form.is_valid() and "confirm" in request.POST:
        try:
            reason = form.cleaned_data["reason"]
            merge = verb(kept, gone, choices=choices, reason=reason, by=request.user)
        except ValidationError as refusal:
            tell_refusal(request, refusal)
        else:
            messages.success(request, _("Đã gộp."))
            return redirect("workspace:merge_page", pk=merge.pk)
    planned = plan(kept, gone, choices)
    context = {
        "kept": kept,
        "gone": gone,
        "plan": planned,
        "fields": choices_shown(planned),
        "form": form,
        "is_people": verb is merge_contacts,
        "is_gone": bool(kept.merged_into_id or gone.merged_into_id),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "workspace/merges/preview.html", context, status=status)


def _merge(pk: int) -> Merge:
    two = ("kept", "gone", "kept_contact", "gone_contact", "by", "undone_by")
    return get_object_or_404(Merge.objects.select_related(*two), pk=pk)


def _page(request: HttpRequest, merge: Merge, form: UndoForm, status: int = 200) -> HttpResponse:
    today = timezone.localdate()
    state, words = _state(merge, today)
    refusal = why_not(merge, today=today)
    context = {
        "merge": merge,
        "state": state,
        "words": words,
        "last": last_day_to_undo(merge),
        "why_not": "" if refusal is None else _(" ".join(refusal.messages)),
        "form": form,
        **said_of_merge(merge),
    }
    return render(request, "workspace/merges/page.html", context, status=status)


def _state(merge: Merge, today: Any) -> tuple[str, str]:
    if merge.undone_at is not None:
        return "undone", _("Đã tách lại")
    if today > last_day_to_undo(merge):
        return "done", _("Đã gộp")
    return "applied", _("Đã gộp, còn tách lại được")


urlpatterns = [
    path("gop/", merge_list, name="merge_list"),
    path("gop/trung/", merge_doubles, name="merge_doubles"),
    path("gop/khong-trung/", merge_apart, name="merge_apart"),
    path("gop/doi-tac/", merge_new, name="merge_new"),
    path("gop/nguoi-lien-he/", merge_contact, name="merge_contact"),
    path("gop/<int:pk>/", merge_page, name="merge_page"),
    path("gop/<int:pk>/tach-lai/", merge_undo, name="merge_undo"),
]
