"""What was promised in agreements: open commitments by unit, one of them, how far it has come."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nhipcau.organisations.models import Unit
from nhipcau.registries.agreements.commitments import move_commitment, open_commitments
from nhipcau.registries.models import Commitment
from nhipcau.workspace.forms.agreements import CommitmentForm
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.lists import page_of
from nhipcau.workspace.people import held_appointment, in_office, may
from nhipcau.workspace.registers.access import may_keep
from nhipcau.workspace.reporting.access import inherited_units
from nhipcau.workspace.roles import RECORDERS, UNIT_STAFF

PER_PAGE = 50


@in_office
@require_safe
def commitment_list(request: HttpRequest) -> HttpResponse:
    """Open ones, the next day first: of the acting unit for its staff, of all for others."""
    own = _own_units(request)
    asked = request.GET.get("cua") or ("don-vi" if may(request, *UNIT_STAFF) else "tat-ca")
    is_own = asked == "don-vi"
    rows = open_commitments(own if is_own else None)
    found = rows.select_related("entry__unit", "unit").prefetch_related("tasks__group")
    today = timezone.localdate()
    context = {
        "page": page_of(request, found, PER_PAGE),
        "late": rows.filter(due_on__lt=today).count(),
        "views": [
            (_("Đơn vị tôi"), "?cua=don-vi", is_own),
            (_("Toàn tỉnh"), "?cua=tat-ca", not is_own),
        ],
    }
    return render(request, "workspace/commitments/list.html", context)


@in_office
@require_safe
def commitment_page(request: HttpRequest, pk: int) -> HttpResponse:
    commitment = _found(pk)
    form = CommitmentForm(commitment=commitment)
    return render(request, "workspace/commitments/page.html", _whole(request, commitment, form))


@in_office
@require_POST
def commitment_move(request: HttpRequest, pk: int) -> HttpResponse:
    commitment = _found(pk)
    if not _may_move(request, commitment):
        raise PermissionDenied(
            _("Chỉ đơn vị thực hiện cam kết, đơn vị theo dõi thỏa thuận hoặc đầu mối được ghi.")
        )
    form = CommitmentForm(request.POST, commitment=commitment)
    if form.is_valid():
        try:
            move_commitment(commitment, **form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã ghi tình trạng cam kết."))
            return redirect("workspace:commitment_page", pk=pk)
    context = _whole(request, commitment, form)
    return render(request, "workspace/commitments/page.html", context, status=422)


def _found(pk: int) -> Commitment:
    rows = Commitment.objects.filter(taken_off_at=None).select_related("entry__unit", "unit")
    return get_object_or_404(rows, pk=pk)


def _whole(request: HttpRequest, commitment: Commitment, form: CommitmentForm) -> dict[str, Any]:
    is_done = commitment.state == Commitment.State.DONE
    tasks = list(commitment.tasks.select_related("group", "plan"))
    return {
        "commitment": commitment,
        "unit": commitment.unit or commitment.entry.unit,
        "tasks": tasks,
        "form": form,
        "is_closed": commitment.state not in Commitment.OPEN,
        "may_move": _may_move(request, commitment) and commitment.entry.struck_at is None,
        "may_record": is_done and bool(tasks) and may(request, *RECORDERS),
    }


def _may_move(request: HttpRequest, commitment: Commitment) -> bool:
    """Staff of the unit that carries it out or of its heir, and those who keep the agreement."""
    own = {unit.pk for unit in _own_units(request)}
    is_own = may(request, *UNIT_STAFF) and commitment.unit_id in own
    return is_own or may_keep(request, commitment.entry)


def _own_units(request: HttpRequest) -> list[Unit]:
    held = held_appointment(request)
    ended = Unit.objects.filter(pk__in=inherited_units(request))
    return [held.unit, *ended] if held else []


urlpatterns = [
    path("cam-ket/", commitment_list, name="commitment_list"),
    path("cam-ket/<int:pk>/", commitment_page, name="commitment_page"),
    path("cam-ket/<int:pk>/ghi/", commitment_move, name="commitment_move"),
]
