"""What readers say of pages and answers: sums a page and a month, and their words."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nhipcau.editorial.models import Release
from nhipcau.inquiries.figures import opinions_by_page, scores_by_month, scores_of
from nhipcau.inquiries.models import Rating
from nhipcau.inquiries.rating import remove_remark
from nhipcau.organisations.models import Role
from nhipcau.ui.charts import Bar
from nhipcau.ui.words import number_words
from nhipcau.workspace.inquiring.years import year_asked
from nhipcau.workspace.lists import page_of
from nhipcau.workspace.people import in_office, may, require_role

PER_PAGE = 50
MOST_REMARKS = 50
READERS = (Role.FOCAL, Role.EDITOR)
"""They read the words, which may name somebody; the sums are everybody's."""


@in_office
@require_safe
def rating_list(request: HttpRequest) -> HttpResponse:
    day = timezone.localdate()
    year = year_asked(request, day)
    ratings = Rating.objects.filter(given_on__year=year)
    pages = ratings.filter(about=Rating.About.PAGE)
    answers = ratings.filter(about=Rating.About.ANSWER)
    page = page_of(request, opinions_by_page(ratings), PER_PAGE)
    context = {
        "year": year,
        "years": _years(day.year),
        "total": ratings.count(),
        "page": page,
        "rows": _titled(list(page)),
        "page_scores": _scores(pages),
        "answer_scores": _scores(answers),
        "months": _months(ratings, year),
        "remarks": _remarks(ratings) if may(request, *READERS) else (),
        "may_remove": may(request, Role.FOCAL),
    }
    return render(request, "workspace/ratings/list.html", context)


def _titled(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each row with the title that stands at its address now; one query."""
    places = [row["page"].strip("/").partition("/") for row in rows if row["page"]]
    paths = {path + "/" if path else "" for _language, _stroke, path in places}
    current = Release.objects.current().filter(path__in=paths)
    named = {
        f"/{language}/{path}": title
        for language, path, title in current.values_list("language", "path", "title")
    }
    return [row | {"title": named.get(row["page"], "")} for row in rows]


def _scores(ratings: QuerySet[Rating]) -> list[Bar]:
    told = scores_of(ratings)
    total = sum(told.values())
    if not total:
        return []
    return [Bar(_(Rating.Score(score).label), count, of=total) for score, count in told.items()]


def _months(ratings: QuerySet[Rating], year: int) -> list[Bar]:
    return [
        Bar(
            _("Tháng %(n)s") % {"n": month},
            count,
            note=_("trung bình %(mean)s") % {"mean": number_words(round(mean, 1))},
        )
        for month, count, mean in scores_by_month(ratings, year=year)
    ]


def _remarks(ratings: QuerySet[Rating]) -> QuerySet[Rating]:
    return ratings.exclude(remark="")[:MOST_REMARKS]


def _years(current: int) -> list[int]:
    given = Rating.objects.dates("given_on", "year")
    return sorted({current, *(day.year for day in given)}, reverse=True)


@require_role(Role.FOCAL)
@require_POST
def rating_remark(request: HttpRequest, pk: int) -> HttpResponse:
    remove_remark(get_object_or_404(Rating, pk=pk), by=request.user)
    messages.success(request, _("Đã bỏ lời góp ý; mức đánh giá vẫn được tính."))
    return redirect("workspace:rating_list")


urlpatterns = [
    path("hoi-dap/danh-gia/", rating_list, name="rating_list"),
    path("hoi-dap/danh-gia/<int:pk>/bo-gop-y/", rating_remark, name="rating_remark"),
]
