"""What was sent to partner channels, and what became of it there."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nhipcau.editorial import onwards
from nhipcau.editorial.models import Edition, Onward
from nhipcau.workspace.editing.access import DESK_READERS, RELEASERS
from nhipcau.workspace.editing.ways import desk_ways
from nhipcau.workspace.editing.words import language_words, title_of
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.forms.rooms import AcceptedForm, OnwardForm
from nhipcau.workspace.lists import page_of
from nhipcau.workspace.people import may, require_role

PER_PAGE = 30


@require_role(*DESK_READERS)
@require_safe
def onward_list(request: HttpRequest) -> HttpResponse:
    return render(request, "workspace/onwards/list.html", _whole(request))


def _whole(request: HttpRequest, **refused: Any) -> dict[str, Any]:
    """`refused` are the form of a new row, or that of one as `of_onward`."""
    found = Onward.objects.select_related("edition__page", "created_by")
    page = page_of(request, found, PER_PAGE)
    key, form = refused.get("of_onward") or (0, None)
    told = {"sent": found.count(), "accepted": found.exclude(accepted_on=None).count()}
    return {
        "page": page,
        "rows": [_row(one, form if one.pk == key else None) for one in page],
        "sentence": _("Đã gửi %(sent)s bài, %(accepted)s bài được kênh đối tác đăng.") % told,
        "form": refused.get("form") or _form(request),
        "refused": refused.get("form") or form,
        "may_keep": may(request, *RELEASERS),
        "ways": desk_ways(request),
    }


def _row(one: Onward, form: Form | None) -> tuple[Onward, str, str, Form]:
    shown = form or AcceptedForm(auto_id=f"dang_{one.pk}_%s")
    return one, title_of(one.edition.page), language_words(one.edition.language), shown


def _form(request: HttpRequest, data: Any = None) -> OnwardForm:
    editions = Edition.objects.public().select_related("page").order_by("-pk")
    initial = {"sent_on": timezone.localdate(), "edition": request.GET.get("ban", "")}
    return OnwardForm(data, editions=editions, initial=initial)


@require_role(*RELEASERS)
@require_POST
def onward_new(request: HttpRequest) -> HttpResponse:
    form = _form(request, request.POST)
    if form.is_valid():
        try:
            onwards.enter(by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã ghi vào sổ gửi kênh đối tác."))
            return redirect("workspace:onward_list")
    return render(request, "workspace/onwards/list.html", _whole(request, form=form), status=422)


@require_role(*RELEASERS)
@require_POST
def onward_accept(request: HttpRequest, pk: int) -> HttpResponse:
    onward = get_object_or_404(Onward, pk=pk)
    form = AcceptedForm(request.POST, auto_id=f"dang_{pk}_%s")
    if form.is_valid():
        try:
            onwards.accepted(onward, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã ghi: kênh đối tác đã đăng."))
            return redirect("workspace:onward_list")
    context = _whole(request, of_onward=(pk, form))
    return render(request, "workspace/onwards/list.html", context, status=422)


urlpatterns = [
    path("cong-thong-tin/kenh-doi-tac/", onward_list, name="onward_list"),
    path("cong-thong-tin/kenh-doi-tac/ghi/", onward_new, name="onward_new"),
    path("cong-thong-tin/kenh-doi-tac/<int:pk>/dang/", onward_accept, name="onward_accept"),
]
