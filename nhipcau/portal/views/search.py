"""The search page."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from nhipcau.portal import searching
from nhipcau.portal.frame import frame
from nhipcau.portal.genres import kind_words
from nhipcau.portal.listing import NoSuchPage, listed_of
from nhipcau.portal.views.pages import page_number

A_PAGE = 10


@require_safe
def search(request: HttpRequest, language: str) -> HttpResponse:
    """`q` the words, `loai` a kind of page, `trang` the page of the answer. Never kept."""
    with translation.override(language):
        query = searching.read(request.GET.get("q", "").replace("\x00", ""))
        context = {**frame(language, path="tim-kiem/"), "query": query.words, "too_short": False}
        if query.found_by:
            try:
                context |= _answer(request, language, query)
            except NoSuchPage as error:
                raise Http404 from error
        else:
            context |= {"found": None, "kinds": [], "total": 0, "too_short": bool(query.words)}
        html = render_to_string("portal/search.html", context)
    headers = {"Content-Language": context["language_tag"], "Cache-Control": "private, no-store"}
    return HttpResponse(html, headers=headers)


def _answer(request: HttpRequest, language: str, query: searching.Query) -> dict[str, Any]:
    hits = searching.matching(query, language)
    counts = searching.kinds_in(hits)
    kind = request.GET.get("loai", "")
    if kind in counts:
        hits = [hit for hit in hits if hit.kind == kind]
    asked = {"q": query.words} | ({"loai": kind} if kind in counts else {})
    address = f"{reverse('portal:search', args=[language])}?{urlencode(asked)}&trang="
    page = listed_of(hits, page_number(request), address=address, a_page=A_PAGE)
    lines = searching.lines(searching.releases_of(page.items), query)
    return {
        "found": replace(page, items=lines),
        "kinds": _kinds(language, query, counts, kind),
        "total": page.total,
    }


def _kinds(
    language: str, query: searching.Query, counts: Mapping[str, int], chosen: str
) -> list[dict[str, Any]]:
    """The kinds found, each with its number and the address of the answer with only it."""
    address = reverse("portal:search", args=[language])
    return [
        {
            "code": code,
            "label": kind_words(code),
            "count": count,
            "address": f"{address}?{urlencode({'q': query.words, 'loai': code})}",
            "is_current": code == chosen,
        }
        for code, count in sorted(counts.items(), key=lambda told: -told[1])
        if kind_words(code)
    ]
