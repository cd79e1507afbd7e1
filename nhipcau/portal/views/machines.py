"""What machines fetch: feeds, calendars, maps of the portal."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from nhipcau.portal import calendars, feeds, reading, sitemaps
from nhipcau.portal.cache import keep
from nhipcau.portal.frame import absolute

_ICS = "text/calendar; charset=utf-8"
_XML = "application/xml"


@require_safe
def feed(request: HttpRequest, language: str, path: str, name: str) -> HttpResponse:
    """Of the whole language at its first page, else of a section."""
    section = reading.release_at(language, path)
    if section is None or section.kind not in {"homepage", "sectionpage"}:
        raise Http404
    with translation.override(language):
        if name == "feed.json":
            plain = {"ensure_ascii": False}
            found = feeds.as_json_feed(section)
            return open_to_all(
                JsonResponse(found, json_dumps_params=plain, content_type=feeds.TYPES[name])
            )
        return keep(HttpResponse(feeds.as_xml(section, name), content_type=feeds.TYPES[name]))


@require_safe
def calendar(request: HttpRequest, language: str) -> HttpResponse:
    """Every event of the language, those that are over too: a calendar keeps its past."""
    home = reading.first_page(language)
    if home is None:
        raise Http404
    events = reading.noted(reading.events(language).order_by("starts_at", "pk"))
    return keep(HttpResponse(calendars.as_calendar(home.title, events), content_type=_ICS))


@require_safe
def event_calendar(request: HttpRequest, language: str, path: str) -> HttpResponse:
    event = reading.release_at(language, path)
    if event is None or event.starts_at is None:
        raise Http404
    return keep(HttpResponse(calendars.as_calendar(event.title, [event]), content_type=_ICS))


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    return keep(HttpResponse(sitemaps.index(), content_type=_XML))


@require_safe
def sitemap(request: HttpRequest, language: str, number: int) -> HttpResponse:
    return keep(HttpResponse(sitemaps.of_language(language, number), content_type=_XML))


@require_safe
def news_sitemap(request: HttpRequest) -> HttpResponse:
    return keep(HttpResponse(sitemaps.news(timezone.now()), content_type=_XML))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    told = render_to_string("portal/robots.txt", {"sitemap": absolute("/sitemap.xml")})
    return keep(HttpResponse(told, content_type="text/plain; charset=utf-8"))


def open_to_all(response: HttpResponse) -> HttpResponse:
    """Other sites may read it in the browser; there is nothing in it but what is public."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    return keep(response)
