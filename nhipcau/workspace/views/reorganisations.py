"""Reorganisations: the list, a draft and its changes, and work by today's offices."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.organisations.models import Role
from nhipcau.succession.drafting import (
    add_change,
    answer,
    discard,
    draft_reorganisation,
    remove_change,
    revise_draft,
)
from nhipcau.succession.models import Reorganisation, UnitChange
from nhipcau.succession.ordering import outcome_of
from nhipcau.succession.todays_structure import todays_structure
from nhipcau.succession.undoing import why_not
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal, tell_refusal
from nhipcau.workspace.forms.reorganisations import (
    AnswersForm,
    ChangeForm,
    ReorganisationForm,
    StructureForm,
)
from nhipcau.workspace.forms.rounds import ReasonForm
from nhipcau.workspace.lists import page_of
from nhipcau.workspace.people import in_office, may, require_role
from nhipcau.workspace.reorganising.asking import asked_rows
from nhipcau.workspace.reorganising.trail import counts_of, in_words
from nhipcau.workspace.reorganising.words import names_of, shown_changes, target_name
from nhipcau.workspace.roles import KEEPERS

State = Reorganisation.State
PER_PAGE = 30


@in_office
@require_safe
def reorganisation_list(request: HttpRequest) -> HttpResponse:
    rows = Reorganisation.objects.annotate(changes_count=Count("changes"))
    rows = rows.order_by("-effective_on", "-pk")
    page = page_of(request, rows, PER_PAGE)
    context = {"page": page, "may_draft": may(request, *KEEPERS)}
    return render(request, "workspace/reorganisations/list.html", context)


@require_role(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def reorganisation_new(request: HttpRequest) -> HttpResponse:
    form = ReorganisationForm(posted(request))
    if form.is_valid():
        try:
            made = draft_reorganisation(**form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            return redirect("workspace:reorganisation_page", pk=made.pk)
    status = 422 if form.errors else 200
    return render(request, "workspace/reorganisations/new.html", {"form": form}, status=status)


@require_role(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def reorganisation_revise(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Reorganisation, pk=pk)
    kept = {name: getattr(found, name) for name in ReorganisationForm.base_fields}
    form = ReorganisationForm(posted(request), initial=kept)
    if form.is_valid():
        try:
            revise_draft(found, **form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            return redirect("workspace:reorganisation_page", pk=pk)
    context = {"form": form, "reorganisation": found}
    status = 422 if form.errors else 200
    return render(request, "workspace/reorganisations/new.html", context, status=status)


@in_office
@require_safe
def reorganisation_page(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Reorganisation.objects.select_related("created_by"), pk=pk)
    is_draft = found.state == State.DRAFT
    context: dict[str, Any] = {
        "reorganisation": found,
        "is_draft": is_draft,
        "trail": in_words(found.steps.select_related("by")),
        "may_draft": is_draft and may(request, *KEEPERS),
        "kinds": UnitChange.Kind.choices,
        "counts": counts_of(found),
        "changes": shown_changes(found),
    }
    if is_draft:
        context |= _checked(found)
    elif found.state == State.APPLIED and may(request, Role.ADMINISTRATOR):
        context |= {"kept_by": why_not(found), "undo_form": ReasonForm()}
    return render(request, "workspace/reorganisations/page.html", context)


def _checked(found: Reorganisation) -> dict[str, Any]:
    """What the draft would meet if it were carried out now."""
    try:
        outcome = outcome_of(found)
    except ValidationError as refusal:
        return {"stopped": refusal.messages}
    changes = shown_changes(found, outcome.problems, outcome.questions)
    whole = [one.sentence for one in outcome.problems if one.position == 0]
    return {"changes": changes, "stopped": whole, "warnings": outcome.warnings}


@require_role(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def reorganisation_add(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Reorganisation, pk=pk)
    kind = request.GET.get("kind", UnitChange.Kind.RENAME)
    if kind not in UnitChange.Kind.values:
        raise Http404
    form = ChangeForm(posted(request), kind=kind, day=found.effective_on)
    if form.is_valid():
        try:
            change = add_change(found, **form.told(), by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã thêm thay đổi vào đợt sắp xếp."))
            return _to_answers_or_page(found, change)
    context = {
        "reorganisation": found,
        "form": form,
        "kind": UnitChange.Kind(kind),
        "tabs": [(label, f"?kind={value}", value == kind) for value, label in _kinds()],
    }
    status = 422 if form.errors else 200
    return render(request, "workspace/reorganisations/add.html", context, status=status)


def _kinds() -> list[tuple[str, str]]:
    return [(value, _(str(label))) for value, label in UnitChange.Kind.choices]


def _to_answers_or_page(found: Reorganisation, change: UnitChange) -> HttpResponse:
    try:
        questions = outcome_of(found).questions
    except ValidationError:
        questions = ()
    if any(one.position == change.position for one in questions):
        return redirect("workspace:reorganisation_answer", pk=found.pk, change=change.pk)
    return redirect("workspace:reorganisation_page", pk=found.pk)


@require_role(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def reorganisation_answer(request: HttpRequest, pk: int, change: int) -> HttpResponse:
    asked = get_object_or_404(UnitChange, pk=change, reorganisation=pk)
    found = asked.reorganisation
    try:
        questions = outcome_of(found).questions if found.state == State.DRAFT else ()
    except ValidationError as refusal:
        tell_refusal(request, refusal)
        return redirect("workspace:reorganisation_page", pk=pk)
    own = [one for one in questions if one.position == asked.position]
    names = names_of(list(found.changes.all()))
    targets = [target_name(told, names) for told in asked.targets]
    form = AnswersForm(posted(request), questions=own, targets=targets)
    if form.is_valid():
        try:
            answer(asked, choices=form.choices(), by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã lưu lựa chọn."))
            return redirect("workspace:reorganisation_page", pk=pk)
    context = {
        "reorganisation": found,
        "change": asked,
        "form": form,
        "targets": targets,
        "rows": asked_rows(form, own),
    }
    status = 422 if form.errors else 200
    return render(request, "workspace/reorganisations/answer.html", context, status=status)


@require_role(*KEEPERS)
@require_POST
def reorganisation_remove(request: HttpRequest, pk: int, change: int) -> HttpResponse:
    found = get_object_or_404(UnitChange, pk=change, reorganisation=pk)
    try:
        remove_change(found, by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    else:
        messages.success(request, _("Đã bỏ thay đổi."))
    return redirect("workspace:reorganisation_page", pk=pk)


@require_role(*KEEPERS)
@require_POST
def reorganisation_discard(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        discard(get_object_or_404(Reorganisation, pk=pk), by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
        return redirect("workspace:reorganisation_page", pk=pk)
    messages.success(request, _("Đã bỏ bản soạn; bản ghi vẫn còn để xem."))
    return redirect("workspace:reorganisation_list")


@in_office
@require_safe
def reorganisation_structure(request: HttpRequest) -> HttpResponse:
    day = timezone.localdate()
    usual = {"start": day.replace(month=1, day=1), "end": day}
    asked = StructureForm(request.GET if request.GET.get("start") else None, initial=usual)
    told = asked.cleaned_data if asked.is_valid() else ({} if asked.is_bound else usual)
    structure = todays_structure(told["start"], told["end"], day=day) if told else None
    is_then = request.GET.get("theo") == "luc-do"
    query = request.GET.copy()
    context = {
        "asked": asked,
        "structure": structure,
        "span": told,
        "is_then": is_then,
        "views": [_view(query, "", not is_then), _view(query, "luc-do", is_then)],
    }
    status = 422 if asked.errors else 200
    return render(request, "workspace/reorganisations/structure.html", context, status=status)


def _view(query: Any, value: str, is_current: bool) -> tuple[str, str, bool]:
    query["theo"] = value
    label = _("Theo đơn vị lúc đó") if value else _("Theo cơ cấu hiện nay")
    return label, f"?{query.urlencode()}", is_current


urlpatterns = [
    path("sap-xep/", reorganisation_list, name="reorganisation_list"),
    path("sap-xep/them/", reorganisation_new, name="reorganisation_new"),
    path("sap-xep/co-cau/", reorganisation_structure, name="reorganisation_structure"),
    path("sap-xep/<int:pk>/", reorganisation_page, name="reorganisation_page"),
    path("sap-xep/<int:pk>/sua/", reorganisation_revise, name="reorganisation_revise"),
    path("sap-xep/<int:pk>/thay-doi/", reorganisation_add, name="reorganisation_add"),
    path(
        "sap-xep/<int:pk>/thay-doi/<int:change>/",
        reorganisation_answer,
        name="reorganisation_answer",
    ),
    path(
        "sap-xep/<int:pk>/thay-doi/<int:change>/bo/",
        reorganisation_remove,
        name="reorganisation_remove",
    ),
    path("sap-xep/<int:pk>/bo/", reorganisation_discard, name="reorganisation_discard"),
]
