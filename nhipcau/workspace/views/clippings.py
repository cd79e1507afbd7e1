"""The clipping desk: the queue by day, search, the card of a clipping, entry by hand."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.press import clipping as verbs
from nhipcau.press.models import Clipping, Outlet
from nhipcau.workspace.clipping.access import MAY_DECIDE
from nhipcau.workspace.clipping.card import card_of
from nhipcau.workspace.clipping.queue import (
    MOST_COUNTED,
    counted,
    for_queue,
    oldest_waiting,
    page_of_queue,
)
from nhipcau.workspace.clipping.receiving import stored
from nhipcau.workspace.clipping.rights import may_change, readable, units_to_choose
from nhipcau.workspace.forms.clipping_entry import EntryForm
from nhipcau.workspace.forms.clipping_search import ALL, STATES, ClippingSearch
from nhipcau.workspace.forms.clippings import DecideForm
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.people import acting_unit, in_office, may, require_role

_OF_VERB = ("title", "published_on", "medium", "place_in_outlet", "language", "excerpt", "tone")
_MOST_OFFERED = 500


@in_office
@require_safe
def clipping_list(request: HttpRequest) -> HttpResponse:
    """The queue as narrowed, a page by cursors `before` and `after`; counts are bounded."""
    asked = ClippingSearch(request.GET)
    page = page_of_queue(
        for_queue(asked.narrowed(Clipping.objects.all())),
        asked.words_asked,
        before=request.GET.get("before", ""),
        after=request.GET.get("after", ""),
    )
    waiting = counted(Clipping.objects.waiting())
    context = {
        "asked": asked,
        "chosen": [(words, _asked(request, without=name)) for words, name in asked.words()],
        "page": page,
        "waiting": min(waiting, MOST_COUNTED),
        "more_wait": waiting > MOST_COUNTED,
        "oldest": oldest_waiting() if waiting else None,
        "states": [(label, _asked(request, state=code), code) for code, label in STATES],
        "shows_states": asked.state_asked == ALL,
        "older": _asked(request, before=page.older) if page.older else "",
        "newer": _asked(request, after=page.newer) if page.newer else "",
        "may_decide": may(request, *MAY_DECIDE),
        "lines": [{"row": one, "may": may_change(request, one.clipping)} for one in page.rows],
        "decide": _decide_form(request) if may(request, *MAY_DECIDE) else None,
    }
    return render(request, "workspace/clippings/list.html", context)


def _decide_form(request: HttpRequest) -> DecideForm:
    """The unit chosen last stays chosen."""
    units = units_to_choose(request)
    chosen = request.GET.get("cho", "")
    known = chosen.isascii() and chosen.isdecimal() and len(chosen) < 18
    initial = {"unit": int(chosen) if known else acting_unit(request).pk}
    initial["back"] = request.GET.urlencode()
    return DecideForm(units=units, initial=initial, auto_id="decide_%s")


def _asked(request: HttpRequest, *, without: str = "", **conditions: str) -> str:
    """The address of the same queue asked otherwise, from its top unless a cursor is told."""
    query = request.GET.copy()
    for name in ("before", "after", without):
        query.pop(name, None)
    for name, value in conditions.items():
        query[name] = value
    return f"?{query.urlencode()}"


@in_office
@require_safe
def clipping_page(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "workspace/clippings/page.html", card_of(request, readable(pk), {}))


@require_role(*MAY_DECIDE)
@require_http_methods(["GET", "HEAD", "POST"])
def clipping_new(request: HttpRequest) -> HttpResponse:
    unit = acting_unit(request)
    initial = {"published_on": timezone.localdate(), "unit": unit.pk}
    form = EntryForm(
        posted(request),
        request.FILES or None,
        unit=unit,
        units=units_to_choose(request),
        initial=initial,
    )
    if form.is_valid():
        try:
            row = _entered(request, form)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã ghi tin “%(title)s”.") % {"title": row.title})
            return redirect("workspace:clipping_page", pk=row.pk)
    names = Outlet.objects.order_by("-is_on", "name").values_list("name", flat=True)
    context = {"form": form, "outlets": list(names[:_MOST_OFFERED])}
    status = 422 if form.errors else 200
    return render(request, "workspace/clippings/new.html", context, status=status)


@transaction.atomic
def _entered(request: HttpRequest, form: EntryForm) -> Clipping:
    told = form.cleaned_data
    return verbs.enter(
        outlet=told["outlet"],
        values={name: told[name] for name in (*_OF_VERB, "exemption", "press_visit")},
        unit=told["unit"],
        address=told["address"],
        tasks=told["tasks"],
        copy=stored(request, told["file"]) if told["file"] else None,
        by=request.user,
    )


urlpatterns = [
    path("diem-bao/", clipping_list, name="clipping_list"),
    path("diem-bao/tin/moi/", clipping_new, name="clipping_new"),
    path("diem-bao/tin/<int:pk>/", clipping_page, name="clipping_page"),
]
