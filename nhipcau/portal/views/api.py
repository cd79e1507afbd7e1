"""The read-only data addresses: /api/v1/."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from nhipcau.editorial import addresses
from nhipcau.editorial.snapshots import page_of
from nhipcau.portal import open_data, reading
from nhipcau.portal.frame import absolute
from nhipcau.portal.listing import Listed, NoSuchPage, listed
from nhipcau.portal.progress import as_plain, progress
from nhipcau.portal.views.machines import open_to_all
from nhipcau.portal.views.pages import page_number

A_PAGE = 50


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Where everything is."""
    told = {
        "languages": absolute("/api/v1/languages/"),
        "progress": absolute("/api/v1/progress/"),
        "pages": absolute("/api/v1/pages/{language}/"),
        "page": absolute("/api/v1/page/{language}/{path}"),
        "events": absolute("/api/v1/events/{language}/"),
        "places": absolute("/api/v1/places/{language}/"),
        "layer": absolute("/api/v1/layers/{code}/"),
    }
    return _told(told)


@require_safe
def languages(request: HttpRequest) -> HttpResponse:
    return _told({"items": open_data.languages()})


@require_safe
def pages(request: HttpRequest, language: str) -> HttpResponse:
    """Works of a language, newest first."""
    return _list(request, reading.latest(language), f"/api/v1/pages/{language}/")


@require_safe
def events(request: HttpRequest, language: str) -> HttpResponse:
    """Events of a language by the day they begin, the last one first."""
    found = reading.events(language).order_by("-starts_at", "-pk")
    return _list(request, found, f"/api/v1/events/{language}/")


@require_safe
def page(request: HttpRequest, language: str, path: str) -> HttpResponse:
    """One page with its text; 410 with the reason where it was withdrawn."""
    found = addresses.find(language, path)
    if isinstance(found, addresses.Gone):
        return JsonResponse({"error": "gone", "reason": found.reason}, status=410)
    if found is None:
        return JsonResponse({"error": "not found"}, status=404)
    release = found.release if isinstance(found, addresses.Moved) else found
    reading.noted([release])
    return _told(open_data.whole(page_of(release.revision), release))


@require_safe
def places(request: HttpRequest, language: str) -> HttpResponse:
    return _told(open_data.places(language), content_type="application/geo+json")


@require_safe
def layer(request: HttpRequest, code: str) -> HttpResponse:
    found = open_data.layer(code)
    if found is None:
        return JsonResponse({"error": "not found"}, status=404)
    return _told(found, content_type="application/geo+json")


@require_safe
def plan_progress(request: HttpRequest) -> HttpResponse:
    found = progress(timezone.localdate())
    return _told(as_plain(found) if found else {"plan": None})


def _list(request: HttpRequest, found: Any, address: str) -> HttpResponse:
    try:
        page = listed(found, page_number(request), address=f"{address}?trang=", a_page=A_PAGE)
    except NoSuchPage as error:
        raise Http404 from error
    return _told(_page(page))


def _page(page: Listed) -> dict[str, Any]:
    return {
        "total": page.total,
        "page": page.number,
        "pages": page.pages,
        "next": absolute(page.next) if page.next else None,
        "previous": absolute(page.previous) if page.previous else None,
        "items": [open_data.line(release) for release in page.items],
    }


def _told(told: dict[str, Any], **more: Any) -> HttpResponse:
    return open_to_all(JsonResponse(told, json_dumps_params={"ensure_ascii": False}, **more))
