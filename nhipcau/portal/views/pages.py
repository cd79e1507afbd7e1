"""Pages: what is public at an address, or what became of it."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from nhipcau.editorial import addresses
from nhipcau.portal import reading
from nhipcau.portal.cache import PAGE_NUMBER, keep
from nhipcau.portal.languages import language_for, remember
from nhipcau.portal.listing import NoSuchPage
from nhipcau.portal.showing import show_release
from nhipcau.portal.tombs import gone


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The door: on to the first page in the visitor's language; to work where no page is public."""
    homes = reading.first_pages()
    if not homes:
        return redirect("workspace:today")
    response = redirect(homes[language_for(request, among=homes)].address)
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@require_safe
def choose_language(request: HttpRequest, language: str) -> HttpResponse:
    """Remember the language and go to the page that was chosen in it."""
    asked = request.GET.get("toi", "")
    is_ours = asked.startswith(f"/{language}/") and url_has_allowed_host_and_scheme(asked, None)
    response = HttpResponseRedirect(asked if is_ours else f"/{language}/")
    response.headers["Cache-Control"] = "no-store"
    return remember(response, language)


@require_safe
def page(request: HttpRequest, language: str, path: str) -> HttpResponse:
    found = addresses.find(language, path)
    if found is None:
        raise Http404
    if isinstance(found, addresses.Moved):
        return redirect(found.release.address, permanent=True)
    if isinstance(found, addresses.Gone):
        return gone(language, found)
    try:
        return keep(show_release(reading.noted([found])[0], number=page_number(request)))
    except NoSuchPage as error:
        raise Http404 from error


def page_number(request: HttpRequest) -> int:
    """From 1; what is no number is no page."""
    asked = request.GET.get(PAGE_NUMBER, "1")
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 7):
        raise Http404
    return int(asked)
