"""What outlets wrote, as a list and a feed; nothing at all while no officer shows anything."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from nhipcau.portal import clippings, feeds
from nhipcau.portal.cache import PAGE_NUMBER, keep
from nhipcau.portal.clippings import Asked
from nhipcau.portal.frame import frame
from nhipcau.portal.listing import NoSuchPage, rows_listed
from nhipcau.portal.views.pages import page_number


@require_safe
def page(
    request: HttpRequest,
    language: str,
    tongue: str = "",
    year: int | None = None,
    month: int | None = None,
) -> HttpResponse:
    """404 where nothing was written in that language or month."""
    asked = Asked(tongue, _first_of(year, month))
    found, here = clippings.found(asked), asked.address(language)
    try:
        listed = rows_listed(found, page_number(request), address=f"{here}?{PAGE_NUMBER}=")
    except NoSuchPage as error:
        raise Http404 from error
    if not listed.total:
        raise Http404
    with translation.override(language):
        lines = clippings.lines(listed.items)
        context = {
            **frame(language, path=here.removeprefix(f"/{language}/")),
            "listed": listed,
            "lines": lines,
            "scripts": {line.tag for line in lines if line.tag},
            "feed_address": reverse("portal:clippings_feed", args=[language]),
            **_ways(language, asked),
        }
        html = render_to_string("portal/clippings/list.html", context)
    return keep(HttpResponse(html, headers={"Content-Language": context["language_tag"]}))


@require_safe
def feed(request: HttpRequest, language: str) -> HttpResponse:
    if not clippings.are_there():
        raise Http404
    with translation.override(language):
        written = clippings.as_atom(language)
    return keep(HttpResponse(written, content_type=feeds.TYPES["atom.xml"]))


def _ways(language: str, asked: Asked) -> dict[str, Any]:
    """Addresses of the narrower lists; each keeps what else is asked."""
    tongues = [("", ""), *clippings.tongues()]
    months = [None, *clippings.months()]
    return {
        "tongues": [
            (name, code, Asked(code, asked.month).address(language), code == asked.tongue)
            for code, name in tongues
        ]
        if len(tongues) > 2
        else [],
        "months": [
            (one, Asked(asked.tongue, one).address(language), one == asked.month) for one in months
        ],
        "month": asked.month,
    }


def _first_of(year: int | None, month: int | None) -> date | None:
    if year is None or month is None:
        return None
    try:
        return date(year, month, 1)
    except ValueError as error:
        raise Http404 from error
