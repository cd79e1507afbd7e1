"""One search over tasks, outputs, registers, partners, units, plans; with marks or without."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nhipcau.organisations.models import Unit
from nhipcau.outputs.models import Output
from nhipcau.plans.models import Plan, Task
from nhipcau.registries.models import Entry, Partner
from nhipcau.search.folded import words_of
from nhipcau.workspace.forms.search import SearchForm
from nhipcau.workspace.people import in_office

MOST = 10
PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Found:
    """One kind of thing: those shown here, and how many there are in all."""

    kind: str
    title: str
    page: Page[Any]

    @property
    def count(self) -> int:
        return self.page.paginator.count


@in_office
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The first of each kind; with `xem`, all of one kind."""
    form = SearchForm(request.GET if "q" in request.GET else None)
    asked = form.cleaned_data["q"] if form.is_valid() else ""
    kinds = _kinds(asked, timezone.localdate()) if words_of(asked) else {}
    one = request.GET.get("xem", "")
    if one in kinds:
        kinds, most = {one: kinds[one]}, PER_PAGE
    else:
        one, most = "", MOST
    place = request.GET.get("page") if one else 1
    found = [
        Found(kind, title, Paginator(rows, most).get_page(place))
        for kind, (title, rows) in kinds.items()
    ]
    context = {
        "form": form,
        "asked": asked,
        "one": one,
        "found": [each for each in found if each.count],
        "everything": urlencode({"q": asked}),
    }
    return render(request, "workspace/search/page.html", context)


def _kinds(asked: str, day: date) -> dict[str, tuple[str, QuerySet[Any]]]:
    """What may be found, in the order of the page; each at the price of two queries."""
    tasks = Task.objects.in_force().search(asked).select_related("group", "plan")
    outputs = Output.objects.exclude(state=Output.State.WITHDRAWN).search(asked)
    plans = Plan.objects.in_force().search(asked).select_related("document")
    return {
        "tasks": (_("Nhiệm vụ"), tasks.order_by("-plan__year", "plan", "position")),
        "outputs": (_("Kết quả"), outputs),
        "entries": (_("Sổ theo dõi"), Entry.objects.standing().search(asked)),
        "partners": (_("Đối tác"), Partner.objects.standing().search(asked).order_by("name")),
        "units": (_("Đơn vị"), Unit.objects.on(day).search(asked)),
        "plans": (_("Kế hoạch"), plans),
    }


urlpatterns = [path("tim/", search, name="search")]
