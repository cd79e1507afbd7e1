"""Questions from outside: the list by due day, the card of one, the list as a file, figures."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nhipcau.inquiries.figures import figures_of
from nhipcau.inquiries.looking import Way, note_views
from nhipcau.inquiries.models import Audience, Inquiry, Topic
from nhipcau.inquiries.models.inquiries import InquiryQuerySet
from nhipcau.organisations.heirs import now_called
from nhipcau.organisations.models import Role
from nhipcau.ui.charts import Bar
from nhipcau.workspace.forms.inquiries import InquirySearch
from nhipcau.workspace.inquiring.access import ANSWERERS, is_desk, own_questions, readable
from nhipcau.workspace.inquiring.card import card_of
from nhipcau.workspace.inquiring.sheet import sheet_of
from nhipcau.workspace.inquiring.years import year_asked
from nhipcau.workspace.lists import page_of, takeable
from nhipcau.workspace.people import in_office, require_role

PER_PAGE = 50


@require_role(*ANSWERERS)
@require_safe
def inquiry_list(request: HttpRequest) -> HttpResponse:
    """Names of people stand on the cards alone, where each look is noted."""
    day, asked = timezone.localdate(), InquirySearch(request.GET)
    page = page_of(request, _found(request, asked), PER_PAGE)
    own = own_questions(request).known()
    context = {
        "asked": asked,
        "chosen": takeable(request, asked.words()),
        "page": page,
        "heirs": now_called({one.unit for one in page if one.unit}, day=day),
        "waiting": own.unanswered().count(),
        "late": own.overdue_on(day).count(),
        "erasures": own.filter(erasure_asked_on__isnull=False).count() if is_desk(request) else 0,
        "is_desk": is_desk(request),
        "query": request.GET.urlencode(),
    }
    return render(request, "workspace/inquiries/list.html", context)


def _found(request: HttpRequest, asked: InquirySearch) -> InquiryQuerySet:
    found = asked.narrowed(own_questions(request)).select_related("unit")
    return found.order_by("due_on", "pk")


@in_office
@require_safe
def inquiry_page(request: HttpRequest, pk: int) -> HttpResponse:
    inquiry = readable(request, pk)
    note_views([inquiry], way=Way.OPENED, by=request.user)
    context = card_of(request, inquiry, {}, day=timezone.localdate())
    return render(request, "workspace/inquiries/page.html", context)


@require_role(Role.FOCAL)
@require_safe
def inquiry_export(request: HttpRequest) -> HttpResponse:
    """The list as narrowed, with personal data: the desk's alone, each question noted as seen."""
    found = list(_found(request, InquirySearch(request.GET)))
    note_views(found, way=Way.EXPORTED, by=request.user)
    response = HttpResponse(sheet_of(found), content_type="text/csv; charset=utf-8")
    name = f"cau-hoi-{timezone.localdate().isoformat()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


@in_office
@require_safe
def inquiry_numbers(request: HttpRequest) -> HttpResponse:
    """Figures without a person in them, for everybody in the office."""
    day = timezone.localdate()
    year = year_asked(request, day)
    figures = figures_of(year, day=day)
    context = {
        "year": year,
        "figures": figures,
        "months": _bars(_months(figures.months)),
        "audiences": _bars((_(Audience(code).label), n) for code, n in figures.audiences),
        "topics": _bars((_(Topic(code).label), n) for code, n in figures.topics),
        "languages": _bars((_names().get(code, code), n) for code, n in figures.languages),
        "years": _years(day.year),
    }
    return render(request, "workspace/inquiries/numbers.html", context)


def _months(counts: tuple[int, ...]) -> list[tuple[str, int]]:
    return [(_("Tháng %(n)s") % {"n": n}, count) for n, count in enumerate(counts, start=1)]


def _bars(pairs: Iterable[tuple[str, int]]) -> list[Bar]:
    return [Bar(label=label, value=count) for label, count in pairs]


def _names() -> dict[str, Any]:
    return dict(settings.LANGUAGES)


def _years(current: int) -> list[int]:
    asked = Inquiry.objects.order_by().values_list("year", flat=True).distinct()
    return sorted({current, *asked}, reverse=True)


urlpatterns = [
    path("hoi-dap/", inquiry_list, name="inquiry_list"),
    path("hoi-dap/tai-ve.csv", inquiry_export, name="inquiry_export"),
    path("hoi-dap/so-lieu/", inquiry_numbers, name="inquiry_numbers"),
    path("hoi-dap/<int:pk>/", inquiry_page, name="inquiry_page"),
]
