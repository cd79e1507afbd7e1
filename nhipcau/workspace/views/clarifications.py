"""Clarifications: the list by deadline, one as a thread, writing it, figures, its papers."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.drafting.correction_files import dossier_file, letter_file
from nhipcau.drafting.correction_request import outlets_of
from nhipcau.organisations.models import Unit
from nhipcau.press.clarifying.content import last_version
from nhipcau.press.clarifying.figures import answered_between, days_and_hours, standing_at
from nhipcau.press.clarifying.writing import draft, revise
from nhipcau.press.models import Clarification, Clipping
from nhipcau.workspace.attachments import attachment
from nhipcau.workspace.clarifying.access import may_write, opened
from nhipcau.workspace.clarifying.card import card_of
from nhipcau.workspace.clarifying.numbers import numbers_of
from nhipcau.workspace.clipping.access import MAY_DRAFT
from nhipcau.workspace.forms.clarification_drafts import DraftForm
from nhipcau.workspace.forms.clarifications import ClarificationSearch, ReviseForm, WordsForm
from nhipcau.workspace.forms.clarified_clippings import FindForm
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.inquiring.years import year_asked
from nhipcau.workspace.lists import page_of, takeable
from nhipcau.workspace.people import acting_unit, in_office, may, require_role
from nhipcau.workspace.roles import UNIT_STAFF

PER_PAGE = 50


@in_office
@require_safe
def clarification_list(request: HttpRequest) -> HttpResponse:
    """What is not answered first, by due day; then what is answered but not over."""
    now = timezone.now()
    day, asked = timezone.localdate(now), ClarificationSearch(request.GET)
    rows = asked.narrowed(Clarification.objects.select_related("unit"), day=day)
    rows = rows.order_by(F("answered_at").desc(nulls_first=True), F("due_on").asc(), "pk")
    year = answered_between(day.replace(month=1, day=1), day)
    context = {
        "asked": asked,
        "chosen": takeable(request, asked.words()),
        "page": page_of(request, rows, PER_PAGE),
        "standing": standing_at(now),
        "median": days_and_hours(year.median) if year.median is not None else None,
        "may_draft": may(request, *MAY_DRAFT),
    }
    return render(request, "workspace/clarifications/list.html", context)


@in_office
@require_safe
def clarification_numbers(request: HttpRequest) -> HttpResponse:
    """From seen to answered, quarter by quarter, each figure with what is behind it."""
    now = timezone.now()
    year = year_asked(request, timezone.localdate(now))
    return render(request, "workspace/clarifications/numbers.html", numbers_of(year, now=now))


@in_office
@require_safe
def clarification_page(request: HttpRequest, pk: int) -> HttpResponse:
    context = card_of(request, opened(request, pk), {}, day=timezone.localdate())
    return render(request, "workspace/clarifications/page.html", context)


@require_role(*MAY_DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def clarification_new(request: HttpRequest) -> HttpResponse:
    """From the clipping of the address, with any others that a person finds and ticks."""
    first = _first_clipping(request)
    if "find" in request.POST:
        return _with_found(request, first)
    initial = {"clippings": [first] if first else [], "unit": acting_unit(request)}
    form = DraftForm(posted(request), first=first, initial=initial, **_units(request))
    if form.is_valid():
        told = dict(form.cleaned_data)
        clippings, unit, tasks = told.pop("clippings"), told.pop("unit"), told.pop("tasks")
        try:
            row = draft(clippings, values=told, unit=unit, tasks=tasks, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            return redirect("workspace:clarification_page", pk=row.pk)
    return _written(request, form, None)


@in_office
@require_http_methods(["GET", "HEAD", "POST"])
def clarification_revise(request: HttpRequest, pk: int) -> HttpResponse:
    row = opened(request, pk, rule=may_write)
    form = ReviseForm(posted(request), initial=_initial(row), **_units(request, row))
    if form.is_valid():
        try:
            revise(row, changes=form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            return redirect("workspace:clarification_page", pk=pk)
    return _written(request, form, row)


def _with_found(request: HttpRequest, first: Clipping | None) -> HttpResponse:
    """The form as it was typed so far, nothing of it judged, with the clippings that were found."""
    find, several = FindForm(request.POST), ("clippings", "tasks")
    typed: dict[str, Any] = dict(request.POST.items())
    typed |= {name: request.POST.getlist(name) for name in several}
    form = DraftForm(first=first, words=find.asked, initial=typed, **_units(request))
    return _written(request, form, None, find)


def _written(
    request: HttpRequest,
    form: WordsForm,
    row: Clarification | None,
    find: FindForm | None = None,
) -> HttpResponse:
    status = 422 if form.errors else 200
    context = {"form": form, "row": row, "find": find or FindForm()}
    return render(request, "workspace/clarifications/words.html", context, status=status)


@in_office
@require_safe
def clarification_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter to one outlet of the signed version; `outlet` in the address, else the first."""
    row = opened(request, pk)
    try:
        outlets = outlets_of(last_version(row))
    except ValidationError as refusal:
        raise Http404(str(refusal.message)) from refusal
    asked = request.GET.get("outlet", "") or str(outlets[0].pk)
    outlet = next((one for one in outlets if str(one.pk) == asked), None)
    if outlet is None:
        raise Http404(_("Báo này không đăng nội dung sai đã ký."))
    name = f"de-nghi-dinh-chinh-{row.pk}-{outlet.code}.docx"
    return attachment(letter_file(row, outlet), name)


@in_office
@require_safe
def clarification_dossier(request: HttpRequest, pk: int) -> HttpResponse:
    row = opened(request, pk)
    try:
        content = dossier_file(row)
    except ValidationError as refusal:
        raise Http404(str(refusal.message)) from refusal
    return attachment(content, f"ho-so-lam-ro-{row.pk}.docx")


def _first_clipping(request: HttpRequest) -> Clipping | None:
    asked = request.GET.get("clipping", "")
    known = asked.isascii() and asked.isdecimal() and len(asked) < 18
    return Clipping.objects.confirmed().filter(pk=int(asked)).first() if known else None


def _units(request: HttpRequest, row: Clarification | None = None) -> dict[str, Any]:
    """Staff of a unit speak for it alone, the desk for any that works today."""
    unit = acting_unit(request)
    own = Unit.objects.filter(pk__in=[unit.pk, *([row.unit_id] if row else [])])
    day = timezone.localdate()
    desk = (Unit.objects.reporting().on(day) | own).distinct()
    return {"unit": unit, "units": own if may(request, *UNIT_STAFF) else desk}


def _initial(row: Clarification) -> dict[str, Any]:
    plain = ("title", "claim", "situation", "effect", "truth", "asked_by", "asked_number")
    days = ("asked_on", "due_on", "unit")
    told = {name: getattr(row, name) for name in (*plain, *days)} | {"tasks": row.tasks.all()}
    seen = timezone.localtime(row.seen_at)
    return told | {
        "seen_on": seen.date(),
        "seen_hour": seen.time().replace(second=0, microsecond=0),
    }


urlpatterns = [
    path("diem-bao/lam-ro/", clarification_list, name="clarification_list"),
    path("diem-bao/lam-ro/so-lieu/", clarification_numbers, name="clarification_numbers"),
    path("diem-bao/lam-ro/moi/", clarification_new, name="clarification_new"),
    path("diem-bao/lam-ro/<int:pk>/", clarification_page, name="clarification_page"),
    path("diem-bao/lam-ro/<int:pk>/sua/", clarification_revise, name="clarification_revise"),
    path("diem-bao/lam-ro/<int:pk>/cong-van/", clarification_letter, name="clarification_letter"),
    path("diem-bao/lam-ro/<int:pk>/ho-so/", clarification_dossier, name="clarification_dossier"),
]
