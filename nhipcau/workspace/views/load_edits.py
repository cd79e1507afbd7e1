"""What people do at the acceptance page: each is one verb, undone by one step back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from nhipcau.plans.importing.accept import (
    add_row,
    edit_document,
    edit_row,
    match_name,
    match_rest,
    move_row,
    remove_row,
    rows_of,
    settle_doubts,
    undo_last,
)
from nhipcau.plans.models import PlanLoad
from nhipcau.workspace.acceptance.desk import desk_of
from nhipcau.workspace.acceptance.page import load_of, render_desk
from nhipcau.workspace.forms.loads import (
    DocumentForm,
    MeaningForm,
    MoveForm,
    RemoveForm,
    RowForm,
)
from nhipcau.workspace.forms.open_words import sentences_of
from nhipcau.workspace.forms.refusals import tell_refusal
from nhipcau.workspace.people import require_role
from nhipcau.workspace.roles import KEEPERS

UNPROCESSABLE = 422


@require_role(*KEEPERS)
@require_POST
def load_row(request: HttpRequest, pk: int) -> HttpResponse:
    """Save the fields of one row that were changed, all of them or none."""
    load, key = load_of(pk), request.POST.get("row", "")
    form = RowForm(request.POST, initial=_initial(load, key))
    if form.is_valid():
        try:
            _write_row(load, key, form, by=request.user)
            return _back(load, f"dong-{key}")
        except ValidationError as refusal:
            _tell(form, refusal)
    return render_desk(request, load, status=UNPROCESSABLE, row_form=form, asked_row=key)


@transaction.atomic
def _write_row(load: PlanLoad, key: str, form: RowForm, *, by: Any) -> None:
    for field in form.changed_data:
        edit_row(load, where=key, field=field, value=form.cleaned_data[field], by=by)


@require_role(*KEEPERS)
@require_POST
def load_add(request: HttpRequest, pk: int) -> HttpResponse:
    load, group = load_of(pk), request.POST.get("group", "")
    form = RowForm(request.POST, auto_id="them_%s")
    if form.is_valid():
        try:
            return _back(load, f"dong-{_add_row(load, group, form, by=request.user)}")
        except ValidationError as refusal:
            _tell(form, refusal)
    return render_desk(request, load, status=UNPROCESSABLE, adding=form, adding_group=group)


@transaction.atomic
def _add_row(load: PlanLoad, group: str, form: RowForm, *, by: Any) -> str:
    """The key of the new row."""
    before = {row.key for row in rows_of(load)}
    told = form.cleaned_data
    load = add_row(load, group=group, title=told["title"], number=told["number"], by=by)
    key = next(row.key for row in rows_of(load) if row.key not in before)
    for field, value in told.items():
        if value and field not in ("title", "number"):
            edit_row(load, where=key, field=field, value=value, by=by)
    return key


@require_role(*KEEPERS)
@require_POST
def load_move(request: HttpRequest, pk: int) -> HttpResponse:
    load, key = load_of(pk), request.POST.get("row", "")
    form = MoveForm(request.POST, desk=desk_of(load))
    if not form.is_valid():
        return render_desk(
            request, load, status=UNPROCESSABLE, move_form=form, **_opened(load, key)
        )
    how, _, what = form.cleaned_data["place"].partition(":")
    place = {"after": what} if how == "after" else {"group": what}
    return _done(request, load, f"dong-{key}", move_row, where=key, **place)


@require_role(*KEEPERS)
@require_POST
def load_remove(request: HttpRequest, pk: int) -> HttpResponse:
    load, key = load_of(pk), request.POST.get("row", "")
    form = RemoveForm(request.POST)
    if not form.is_valid():
        return render_desk(
            request, load, status=UNPROCESSABLE, remove_form=form, **_opened(load, key)
        )
    reason = form.cleaned_data["reason"]
    return _done(request, load, f"dong-{key}", remove_row, where=key, reason=reason)


@require_role(*KEEPERS)
@require_POST
def load_settle(request: HttpRequest, pk: int) -> HttpResponse:
    """One doubt, or several that say the same, by their keys."""
    keys = tuple(request.POST.getlist("key"))
    return _done(request, load_of(pk), "diem-can-xem", settle_doubts, doubt_ids=keys)


@require_role(*KEEPERS)
@require_POST
def load_name(request: HttpRequest, pk: int) -> HttpResponse:
    load, form = load_of(pk), MeaningForm(request.POST)
    if not form.is_valid():
        messages.error(request, sentences_of(form))
        return _back(load, "ten-don-vi")
    name = form.cleaned_data["name"]
    return _done(request, load, "ten-don-vi", match_name, name=name, **form.chosen())


@require_role(*KEEPERS)
@require_POST
def load_rest(request: HttpRequest, pk: int) -> HttpResponse:
    """Take every open name for what its wording suggests."""
    return _done(request, load_of(pk), "ten-don-vi", match_rest)


@require_role(*KEEPERS)
@require_POST
def load_document(request: HttpRequest, pk: int) -> HttpResponse:
    load = load_of(pk)
    form = DocumentForm(request.POST, initial=DocumentForm.initial_of(load.draft["document"]))
    if form.is_valid():
        try:
            _write_document(load, form, by=request.user)
            return _back(load, "van-ban")
        except ValidationError as refusal:
            _tell(form, refusal)
    return render_desk(request, load, status=UNPROCESSABLE, document_form=form)


@transaction.atomic
def _write_document(load: PlanLoad, form: DocumentForm, *, by: Any) -> None:
    for field, value in form.changes():
        edit_document(load, field=field, value=value, by=by)


@require_role(*KEEPERS)
@require_POST
def load_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back the last edit."""
    return _done(request, load_of(pk), "da-lam", undo_last)


def _done(
    request: HttpRequest, load: PlanLoad, anchor: str, verb: Callable[..., Any], **asked: Any
) -> HttpResponse:
    """Call the verb; a refusal is told on the page, and nothing has changed."""
    try:
        verb(load, by=request.user, **asked)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    return _back(load, anchor)


def _back(load: PlanLoad, anchor: str) -> HttpResponse:
    return redirect(f"{reverse('workspace:load_page', args=[load.pk])}#{anchor}")


def _tell(form: Any, refusal: ValidationError) -> None:
    """Put a refusal beside its field where its code names one, else above the form."""
    field = refusal.code if getattr(refusal, "code", None) in form.fields else None
    form.add_error(field, refusal.messages)


def _initial(load: PlanLoad, key: str) -> dict[str, str]:
    row = next((row for row in rows_of(load) if row.key == key), None)
    return RowForm.initial_of(row.task) if row else {}


def _opened(load: PlanLoad, key: str) -> dict[str, Any]:
    """The row kept open for editing beside a form that needs mending."""
    return {"asked_row": key, "row_form": RowForm(initial=_initial(load, key))}


urlpatterns = [
    path("ke-hoach/nap/<int:pk>/dong/", load_row, name="load_row"),
    path("ke-hoach/nap/<int:pk>/them/", load_add, name="load_add"),
    path("ke-hoach/nap/<int:pk>/chuyen/", load_move, name="load_move"),
    path("ke-hoach/nap/<int:pk>/gach-bo/", load_remove, name="load_remove"),
    path("ke-hoach/nap/<int:pk>/da-xem/", load_settle, name="load_settle"),
    path("ke-hoach/nap/<int:pk>/ten/", load_name, name="load_name"),
    path("ke-hoach/nap/<int:pk>/ten-con-lai/", load_rest, name="load_rest"),
    path("ke-hoach/nap/<int:pk>/van-ban/", load_document, name="load_document"),
    path("ke-hoach/nap/<int:pk>/hoan-tac/", load_back, name="load_back"),
]
