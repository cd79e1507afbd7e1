"""What an agreement needs beside the common pages: a further period, and the partner told."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.registries.agreements.succeeding import notify_partner, standing_heirs, without_heir
from nhipcau.registries.agreements.turning import renew
from nhipcau.registries.models import Agreement, Register
from nhipcau.registries.rules import rules
from nhipcau.workspace.forms.agreements import NotifyForm, RenewForm
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.lists import page_of
from nhipcau.workspace.people import held_appointment, in_office, may
from nhipcau.workspace.registers.access import kept_entry
from nhipcau.workspace.reporting.access import inherited_units
from nhipcau.workspace.roles import KEEPERS, UNIT_STAFF

READ_AND_WRITE = ["GET", "HEAD", "POST"]
PER_PAGE = 50


@in_office
@require_http_methods(READ_AND_WRITE)
def agreement_renew(request: HttpRequest, pk: int) -> HttpResponse:
    """A further period, of one that renews itself too: the calendar never does it alone."""
    row = _kept(request, pk)
    form = RenewForm(posted(request))
    if form.is_valid():
        try:
            renew(row, **form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã ghi kỳ hiệu lực mới."))
            return redirect("workspace:entry_page", pk=pk)
    context = {"form": form, "row": row}
    status = 422 if form.errors else 200
    return render(request, "workspace/agreements/renew.html", context, status=status)


@in_office
@require_safe
def agreementheir_list(request: HttpRequest) -> HttpResponse:
    """Partners who are still to be told that a body took over, then those who were."""
    rows = standing_heirs().prefetch_related("entry__agreement__partners")
    waiting = list(rows.filter(notified_on=None))
    page = page_of(request, rows.exclude(notified_on=None).order_by("-notified_on"), PER_PAGE)
    context = {
        "waiting": waiting,
        "page": page,
        "rule": rules()["agreement_heir"],
        "unclear": without_heir(day=timezone.localdate()),
        "keeps_all": may(request, *KEEPERS),
        "own_units": _own_units(request),
    }
    return render(request, "workspace/agreements/heirs.html", context)


@in_office
@require_http_methods(READ_AND_WRITE)
def agreementheir_notify(request: HttpRequest, pk: int) -> HttpResponse:
    heir = get_object_or_404(standing_heirs(), pk=pk)
    row = _kept(request, heir.entry_id)
    form = NotifyForm(posted(request), initial={"on": heir.notified_on, "document": heir.document})
    if form.is_valid():
        try:
            notify_partner(heir, **form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã ghi việc báo đối tác."))
            return redirect("workspace:agreementheir_list")
    context = {"form": form, "heir": heir, "row": row}
    status = 422 if form.errors else 200
    return render(request, "workspace/agreements/notify.html", context, status=status)


def _own_units(request: HttpRequest) -> set[int]:
    """Units whose agreements the person keeps; none for who only reads."""
    held = held_appointment(request)
    if held is None or held.role not in UNIT_STAFF:
        return set()
    return {held.unit_id, *inherited_units(request)}


def _kept(request: HttpRequest, pk: int) -> Agreement:
    row: Any = kept_entry(request, pk)
    if row.register != Register.AGREEMENT:
        raise Http404
    if row.struck_at is not None:
        raise PermissionDenied(_("Mục này đã gạch bỏ; hãy khôi phục trước khi sửa."))
    found: Agreement = row
    return found


urlpatterns = [
    path("thoa-thuan/<int:pk>/gia-han/", agreement_renew, name="agreement_renew"),
    path("thoa-thuan/ke-thua/", agreementheir_list, name="agreementheir_list"),
    path("thoa-thuan/ke-thua/<int:pk>/", agreementheir_notify, name="agreementheir_notify"),
]
