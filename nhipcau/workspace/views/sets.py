"""Release sets: gathered, looked over for what is missing, sent out together or not at all."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from nhipcau.editorial import sets
from nhipcau.editorial.models import Edition, ReleaseSet
from nhipcau.workspace.editing.access import DESK_READERS, RELEASERS
from nhipcau.workspace.editing.sets import history_of, lines_of, set_words
from nhipcau.workspace.editing.ways import desk_ways
from nhipcau.workspace.forms.editions import OptionalReasonForm, ScheduleForm
from nhipcau.workspace.forms.open_words import OpenForm
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.forms.sets import AddForm, EditionForm, SetForm
from nhipcau.workspace.lists import page_of
from nhipcau.workspace.people import may, require_role

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class Move:
    """A move of a whole set: its form under a name on the page, its verb, the word when done."""

    name: str
    form: type[Form]
    make: Callable[..., Any]
    done: str | Promise


MOVES = {
    "set_release": Move(
        "release_form", OpenForm, sets.release_all, gettext_lazy("Đã đăng cả đợt.")
    ),
    "set_schedule": Move(
        "schedule_form", ScheduleForm, sets.schedule, gettext_lazy("Đã hẹn giờ cả đợt.")
    ),
    "set_unschedule": Move(
        "unschedule_form", OpenForm, sets.unschedule, gettext_lazy("Đã bỏ hẹn giờ của đợt.")
    ),
    "set_discard": Move(
        "discard_form",
        OptionalReasonForm,
        sets.discard,
        gettext_lazy("Đã bỏ đợt đăng; các bản trong đợt giữ nguyên."),
    ),
}


@require_role(*DESK_READERS)
@require_safe
def set_list(request: HttpRequest) -> HttpResponse:
    return render(request, "workspace/sets/list.html", _listed(request))


def _listed(request: HttpRequest, form: Form | None = None) -> dict[str, Any]:
    found = ReleaseSet.objects.annotate(size=Count("editions")).select_related("created_by")
    found = found.order_by("-created_at", "-pk")
    return {
        "page": page_of(request, found, PER_PAGE),
        "form": form or SetForm(),
        "may_release": may(request, *RELEASERS),
        "open": ReleaseSet.objects.filter(state=ReleaseSet.State.OPEN).count(),
        "ways": desk_ways(request),
    }


@require_role(*RELEASERS)
@require_POST
def set_new(request: HttpRequest) -> HttpResponse:
    form = SetForm(request.POST)
    if form.is_valid():
        try:
            made = sets.open_set(name=form.cleaned_data["name"], by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            return redirect("workspace:set_page", pk=made.pk)
    return render(request, "workspace/sets/list.html", _listed(request, form), status=422)


@require_role(*DESK_READERS)
@require_safe
def set_page(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "workspace/sets/page.html", _whole(request, _found(pk)))


def _found(pk: int) -> ReleaseSet:
    return get_object_or_404(
        ReleaseSet.objects.select_related("created_by", "go_by", "released_by"), pk=pk
    )


def _whole(request: HttpRequest, found: ReleaseSet, **refused: Any) -> dict[str, Any]:
    lines = lines_of(found)
    forms = {
        "add_form": AddForm(release_set=found, auto_id="them_%s"),
        "schedule_form": ScheduleForm(auto_id="hen_%s"),
        "discard_form": OptionalReasonForm(auto_id="bo_%s"),
    }
    in_hand = found.state in (ReleaseSet.State.OPEN, ReleaseSet.State.SCHEDULED)
    return (
        forms
        | refused
        | {
            "set": found,
            "lines": lines,
            "sentence": set_words(found, lines),
            "is_ready": bool(lines) and not any(line.problem for line in lines),
            "may_release": may(request, *RELEASERS) and in_hand,
            "refused": list(refused.values()),
            "steps": history_of(found),
            "ways": desk_ways(request),
        }
    )


@require_role(*RELEASERS)
@require_POST
def set_add(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(pk)
    form = AddForm(request.POST, release_set=found, auto_id="them_%s")
    if form.is_valid() and _added(request, found, form):
        return redirect("workspace:set_page", pk=found.pk)
    context = _whole(request, found, add_form=form)
    return render(request, "workspace/sets/page.html", context, status=422)


def _added(request: HttpRequest, found: ReleaseSet, form: Form) -> bool:
    """All that were chosen, or none."""
    try:
        with transaction.atomic():
            for edition in form.cleaned_data["editions"]:
                sets.add(found, edition, by=request.user)
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return False
    return True


@require_role(*RELEASERS)
@require_POST
def set_remove(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(pk)
    form = EditionForm(request.POST, release_set=found)
    if form.is_valid():
        edition: Edition = form.cleaned_data["edition"]
        try:
            sets.remove(found, edition, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã đưa bản đó ra khỏi đợt."))
            return redirect("workspace:set_page", pk=found.pk)
    context = _whole(request, found, remove_form=form)
    return render(request, "workspace/sets/page.html", context, status=422)


@require_role(*RELEASERS)
@require_POST
def set_move(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """`name` is one of the moves of a whole set."""
    found, move = _found(pk), MOVES[name]
    form = move.form(request.POST, auto_id=f"{name}_%s")
    if form.is_valid():
        try:
            move.make(found, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, str(move.done))
            return redirect("workspace:set_page", pk=found.pk)
    context = _whole(request, found, **{move.name: form})
    return render(request, "workspace/sets/page.html", context, status=422)


urlpatterns = [
    path("cong-thong-tin/dot/", set_list, name="set_list"),
    path("cong-thong-tin/dot/lap/", set_new, name="set_new"),
    path("cong-thong-tin/dot/<int:pk>/", set_page, name="set_page"),
    path("cong-thong-tin/dot/<int:pk>/them/", set_add, name="set_add"),
    path("cong-thong-tin/dot/<int:pk>/bot/", set_remove, name="set_remove"),
    *(
        path(f"cong-thong-tin/dot/<int:pk>/{words}/", set_move, {"name": name}, name=name)
        for words, name in (
            ("dang", "set_release"),
            ("hen-gio", "set_schedule"),
            ("bo-hen", "set_unschedule"),
            ("bo", "set_discard"),
        )
    ),
]
